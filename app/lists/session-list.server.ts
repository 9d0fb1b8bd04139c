import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import { phoneWords } from '~/directory/identity'
import { partyOf, type Authority } from '~/signups/rules'
import { signUpsForList, type ListScope, type SignUpOfList } from '~/signups/session-list.server'
import type { Language } from '~/ui/catalogues'
import { localDate, sessionWords } from '~/ui/time'
import { translator } from '~/ui/translator'
import { listOf, type Column, type List } from './list'

function columns(language: Language, zone: string, oneSession: boolean): Column<SignUpOfList>[] {
  const t = translator(language, 'signups')
  const level = translator(language, 'activities')
  const lists = translator(language, 'lists')
  const classes = translator(language, 'classes')
  const decision = (authority: Authority) => (row: SignUpOfList) => {
    const state = row.approvals.find((approval) => approval.authority === authority)?.state
    return state === 'GIVEN' ? t('given') : state === 'REFUSED' ? t('refused') : state && t('asked')
  }
  const occasion: Column<SignUpOfList>[] = [
    { key: 'startsAt', title: lists('column.startsAt'), kind: 'moment', zone, value: ({ session }) => session.startsAt },
    { key: 'activity', title: lists('column.activity'), kind: 'text', value: ({ session }) => session.activity.title },
    { key: 'host', title: lists('column.host'), kind: 'text', value: ({ session }) => session.activity.host?.name },
  ]
  return [
    ...(oneSession ? [] : occasion),
    { key: 'state', title: t('state'), kind: 'identifier', value: ({ status }) => t(`status.${status}`) },
    { key: 'rank', title: t('rankShort'), kind: 'number', value: ({ rank }) => rank },
    { key: 'party', title: lists('column.party'), kind: 'identifier', value: ({ kind }) => level(`openTo.${kind}`) },
    { key: 'uai', title: 'UAI', kind: 'identifier', value: ({ school }) => school?.uai },
    { key: 'school', title: t('school'), kind: 'text', value: ({ school }) => school?.name },
    // Beside the town's name the postcode is text, and keeps its leading zero in Excel.
    { key: 'town', title: t('csv.town'), kind: 'text', value: ({ school }) => school && [school.postcode, school.town].filter(Boolean).join(' ') },
    { key: 'level', title: t('level'), kind: 'identifier', value: (row) => row.level && level(`level.${row.level}`) },
    { key: 'class', title: t('class'), kind: 'text', value: ({ className }) => className },
    { key: 'pupils', title: t('field.pupils'), kind: 'number', value: ({ pupils }) => pupils },
    { key: 'adults', title: lists('column.adults'), kind: 'number', value: ({ adults }) => adults },
    { key: 'total', title: t('csv.total'), kind: 'number', value: partyOf },
    { key: 'stepFree', title: t('stepFreeShort'), kind: 'number', value: ({ stepFree }) => stepFree },
    { key: 'otherNeeds', title: classes('otherNeeds'), kind: 'number', value: ({ otherNeeds }) => otherNeeds },
    { key: 'needs', title: t('needs'), kind: 'text', value: ({ needs }) => needs },
    { key: 'transport', title: classes('transport.title'), kind: 'identifier', value: ({ transportMode }) => transportMode && classes(`transport.modes.${transportMode}`) },
    { key: 'transportCost', title: classes('transport.cost'), kind: 'money', value: ({ transportCostCents }) => transportCostCents },
    { key: 'transportPayer', title: classes('transport.payer'), kind: 'identifier', value: ({ transportPayer }) => transportPayer && classes(`transport.payers.${transportPayer}`) },
    { key: 'transportNotes', title: classes('transport.notes'), kind: 'text', value: ({ transportNotes }) => transportNotes },
    { key: 'contact', title: t('contact'), kind: 'text', value: ({ contactName }) => contactName },
    { key: 'mail', title: t('csv.mail'), kind: 'text', value: ({ user, personMail }) => user?.email ?? personMail },
    { key: 'phone', title: t('csv.phone'), kind: 'phone', value: ({ contactPhone }) => contactPhone && phoneWords(contactPhone) },
    { key: 'arrivedAt', title: lists('column.arrivedAt'), kind: 'moment', zone, value: ({ arrivedAt }) => arrivedAt },
    { key: 'pupilsPresent', title: lists('column.pupilsPresent'), kind: 'number', value: ({ pupilsPresent }) => pupilsPresent },
    { key: 'adultsPresent', title: lists('column.adultsPresent'), kind: 'number', value: ({ adultsPresent }) => adultsPresent },
    { key: 'chamber', title: t('csv.chamber'), kind: 'identifier', value: decision('CHAMBER') },
    { key: 'rectorate', title: t('csv.rectorate'), kind: 'identifier', value: decision('RECTORATE') },
    { key: 'asked', title: t('csv.asked'), kind: 'day', zone, value: ({ createdAt }) => createdAt },
  ]
}

/** The sign-ups of a session, an activity or a programme; a 404 for who may not have them. */
export async function signUpList(viewer: Viewer, scope: ListScope, language: Language): Promise<List> {
  if (!viewer.roles.includes('STAFF')) throw notFound()
  const about = await aboutOf(scope, language)
  const t = translator(language, 'signups')
  return listOf({ file: `${t('exportName')}-${about.file}`, title: `${translator(language, 'lists')('name.inscriptions')} · ${about.title}`, zone: about.zone, toSign: ['startsAt', 'activity', 'state', 'school', 'class', 'contact', 'phone', 'pupils', 'adults'] }, columns(language, about.zone, 'sessionId' in scope), () => signUpsForList(viewer, scope))
}

async function aboutOf(scope: ListScope, language: Language): Promise<{ file: string; title: string; zone: string }> {
  if ('programmeId' in scope) {
    const programme = await db().programme.findUnique({ where: { id: scope.programmeId }, select: { slug: true, title: true, zone: true } })
    if (!programme) throw notFound()
    return { file: programme.slug, title: programme.title, zone: programme.zone }
  }
  const activity = { slug: true, title: true, programme: { select: { zone: true } } } as const
  if ('activityId' in scope) {
    const found = await db().activity.findUnique({ where: { id: scope.activityId }, select: activity })
    if (!found) throw notFound()
    return { file: found.slug, title: found.title, zone: found.programme.zone }
  }
  const session = await db().session.findUnique({ where: { id: scope.sessionId }, select: { startsAt: true, endsAt: true, activity: { select: activity } } })
  if (!session) throw notFound()
  const { zone } = session.activity.programme
  return { file: `${session.activity.slug}-${localDate(session.startsAt, zone)}`, title: `${session.activity.title}, ${sessionWords(session.startsAt, session.endsAt, language, zone)}`, zone }
}
