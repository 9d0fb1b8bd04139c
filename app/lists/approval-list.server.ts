import type { Viewer } from '~/access/viewer.server'
import { ApprovalState } from '~/db/generated/enums'
import { approvalsForList, type ApprovalOfList } from '~/signups/approval-list.server'
import type { Language } from '~/ui/catalogues'
import { HOUSE_ZONE } from '~/ui/time'
import { translator } from '~/ui/translator'
import { listOf, type Column, type List } from './list'

/** The decisions that somebody may see: all for staff, its own for a school authority; in one state, or in all. */
export function approvalList(viewer: Viewer, state: string | null, language: Language): List {
  const t = translator(language, 'lists')
  const level = translator(language, 'activities')
  const school = (row: ApprovalOfList) => row.signUp?.school
  const columns: Column<ApprovalOfList>[] = [
    { key: 'authority', title: t('column.authority'), kind: 'identifier', value: ({ authority }) => t(`authority.${authority}`) },
    { key: 'state', title: t('column.state'), kind: 'identifier', value: ({ state }) => t(`approvalState.${state}`) },
    { key: 'askedAt', title: t('column.askedAt'), kind: 'day', zone: HOUSE_ZONE, value: ({ askedAt }) => askedAt },
    { key: 'dueAt', title: t('column.dueAt'), kind: 'day', zone: HOUSE_ZONE, value: ({ dueAt }) => dueAt },
    { key: 'decidedAt', title: t('column.decidedAt'), kind: 'day', zone: HOUSE_ZONE, value: ({ decidedAt }) => decidedAt },
    { key: 'reason', title: t('column.reason'), kind: 'text', value: ({ reason }) => reason },
    { key: 'uai', title: 'UAI', kind: 'identifier', value: (row) => school(row)?.uai },
    { key: 'school', title: t('column.school'), kind: 'text', value: (row) => school(row)?.name },
    { key: 'town', title: t('column.town'), kind: 'text', value: (row) => school(row)?.town },
    { key: 'basin', title: t('column.basin'), kind: 'text', value: (row) => school(row)?.basin },
    { key: 'level', title: t('column.level'), kind: 'identifier', value: ({ signUp }) => signUp?.level && level(`level.${signUp.level}`) },
    { key: 'class', title: t('column.class'), kind: 'text', value: ({ signUp }) => signUp?.className },
    { key: 'pupils', title: t('column.pupils'), kind: 'number', value: ({ signUp }) => signUp?.pupils },
    { key: 'adults', title: t('column.adults'), kind: 'number', value: ({ signUp }) => signUp?.adults },
    { key: 'startsAt', title: t('column.startsAt'), kind: 'moment', zone: HOUSE_ZONE, value: ({ signUp }) => signUp?.session.startsAt },
    { key: 'activity', title: t('column.activity'), kind: 'text', value: ({ signUp }) => signUp?.session.activity.title },
    { key: 'host', title: t('column.host'), kind: 'text', value: ({ signUp }) => signUp?.session.activity.host?.name },
  ]
  return listOf({ file: 'avis', title: t('name.avis'), zone: HOUSE_ZONE }, columns, () => approvalsForList(viewer, state && Object.hasOwn(ApprovalState, state) ? (state as ApprovalState) : undefined))
}
