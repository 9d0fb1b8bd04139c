import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import type { Prisma } from '~/db/generated/client'
import { RequestState } from '~/db/generated/enums'
import type { Language } from '~/ui/catalogues'
import { HOUSE_ZONE, shortDate } from '~/ui/time'
import { translator } from '~/ui/translator'
import { BATCH, listOf, type Column, type List } from './list'

const shown = {
  id: true, kind: true, level: true, className: true, pupils: true, adults: true, stepFree: true, theme: true, wishes: true, maxKm: true, windows: true, state: true, lastDay: true, createdAt: true,
  programme: { select: { title: true } }, school: { select: { uai: true, name: true, postcode: true, town: true, department: true, basin: true } }, offers: { where: { state: { in: ['MADE', 'ACCEPTED', 'DECLINED'] } }, select: { state: true, company: { select: { name: true } } }, orderBy: { createdAt: 'asc' } },
} as const satisfies Prisma.VisitRequestSelect
type Row = Prisma.VisitRequestGetPayload<{ select: typeof shown }>

/** Days on which a class could come, `12/01/2027 – 15/01/2027, 02/02/2027`. */
const windowWords = (windows: unknown) => (Array.isArray(windows) ? (windows as { from: string; until?: string }[]) : []).map(({ from, until }) => (until && until !== from ? `${shortDate(from, 'fr')} – ${shortDate(until, 'fr')}` : shortDate(from, 'fr'))).join(', ')

/** What schools asked for, by the last day on which they could come; of one programme, in one state, or all. */
export function requestList(viewer: Viewer, { programmeId, state }: { programmeId?: string; state?: string }, language: Language): List {
  if (!viewer.roles.includes('STAFF')) throw notFound()
  const t = translator(language, 'lists')
  const words = translator(language, 'requests')
  const activity = translator(language, 'activities')
  const columns: Column<Row>[] = [
    { key: 'state', title: t('column.state'), kind: 'identifier', value: (row) => words(`states.${row.state}`) },
    { key: 'lastDay', title: t('column.lastDay'), kind: 'day', zone: 'UTC', value: ({ lastDay }) => lastDay },
    { key: 'programme', title: words('programme'), kind: 'text', value: ({ programme }) => programme.title },
    { key: 'kind', title: t('column.kind'), kind: 'identifier', value: ({ kind }) => activity(`kind.${kind}`) },
    { key: 'uai', title: 'UAI', kind: 'identifier', value: ({ school }) => school.uai },
    { key: 'school', title: t('column.school'), kind: 'text', value: ({ school }) => school.name },
    { key: 'town', title: t('column.town'), kind: 'text', value: ({ school }) => [school.postcode, school.town].filter(Boolean).join(' ') },
    { key: 'basin', title: t('column.basin'), kind: 'text', value: ({ school }) => school.basin },
    { key: 'level', title: t('column.level'), kind: 'identifier', value: ({ level }) => activity(`level.${level}`) },
    { key: 'class', title: t('column.class'), kind: 'text', value: ({ className }) => className },
    { key: 'pupils', title: t('column.pupils'), kind: 'number', value: ({ pupils }) => pupils },
    { key: 'adults', title: t('column.adults'), kind: 'number', value: ({ adults }) => adults },
    { key: 'stepFree', title: t('column.stepFree'), kind: 'number', value: ({ stepFree }) => stepFree },
    { key: 'theme', title: words('theme'), kind: 'text', value: ({ theme }) => theme },
    { key: 'wishes', title: words('wishes'), kind: 'text', value: ({ wishes }) => wishes },
    { key: 'windows', title: words('windows'), kind: 'identifier', value: ({ windows }) => windowWords(windows) },
    { key: 'maxKm', title: words('distance'), kind: 'number', value: ({ maxKm }) => maxKm },
    { key: 'offers', title: words('offers'), kind: 'number', value: ({ offers }) => offers.length },
    { key: 'companies', title: t('column.companies'), kind: 'text', value: ({ offers }) => [...new Set(offers.map(({ company }) => company.name))].join(', ') },
    { key: 'askedAt', title: t('column.askedAt'), kind: 'day', zone: HOUSE_ZONE, value: ({ createdAt }) => createdAt },
  ]
  const where = { ...(programmeId && { programmeId }), ...(state && Object.hasOwn(RequestState, state) && { state: state as RequestState }) }
  return listOf({ file: 'demandes', title: words('staffTitle'), zone: HOUSE_ZONE }, columns, async function* () {
    let cursor: string | undefined
    do {
      const rows: Row[] = await db().visitRequest.findMany({ where, select: shown, orderBy: [{ lastDay: 'asc' }, { id: 'asc' }], take: BATCH, ...(cursor && { cursor: { id: cursor }, skip: 1 }) })
      if (rows.length > 0) yield rows
      cursor = rows.length === BATCH ? rows.at(-1)?.id : undefined
    } while (cursor)
  })
}
