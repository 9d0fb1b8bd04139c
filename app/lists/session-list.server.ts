import type { Viewer } from '~/access/viewer.server'
import { phoneWords } from '~/directory/identity'
import { partyOf, type Authority } from '~/signups/rules'
import { sessionSignUps, signUpsForList } from '~/signups/session-list.server'
import type { Language } from '~/ui/catalogues'
import { localDate, todayIn } from '~/ui/time'
import { translator } from '~/ui/translator'
import { csvResponse, csvStream, type Column } from './csv'

type Row = Awaited<ReturnType<typeof signUpsForList>> extends AsyncGenerator<infer One> ? One : never

function columns(language: Language, zone: string): Column<Row>[] {
  const t = translator(language, 'signups')
  const level = translator(language, 'activities')
  const decision = (authority: Authority) => (row: Row) => {
    const state = row.approvals.find((approval) => approval.authority === authority)?.state
    return state === 'GIVEN' ? t('given') : state === 'REFUSED' ? t('refused') : state && t('asked')
  }
  return [
    { title: t('state'), kind: 'identifier', value: ({ status }) => t(`status.${status}`) },
    { title: t('rankShort'), kind: 'number', value: ({ rank }) => rank },
    { title: 'UAI', kind: 'identifier', value: ({ school }) => school?.uai },
    { title: t('school'), kind: 'text', value: ({ school }) => school?.name },
    // Beside the town's name the postcode is text, and keeps its leading zero in Excel.
    { title: t('csv.town'), kind: 'text', value: ({ school }) => school && [school.postcode, school.town].filter(Boolean).join(' ') },
    { title: t('level'), kind: 'identifier', value: (row) => row.level && level(`level.${row.level}`) },
    { title: t('class'), kind: 'text', value: ({ className }) => className },
    { title: t('field.pupils'), kind: 'number', value: ({ pupils }) => pupils },
    { title: t('field.adults'), kind: 'number', value: ({ adults }) => adults },
    { title: t('csv.total'), kind: 'number', value: partyOf },
    { title: t('stepFreeShort'), kind: 'number', value: ({ stepFree }) => stepFree },
    { title: t('needs'), kind: 'text', value: ({ needs }) => needs },
    { title: t('contact'), kind: 'text', value: ({ contactName }) => contactName },
    { title: t('csv.mail'), kind: 'text', value: ({ user }) => user?.email },
    { title: t('csv.phone'), kind: 'phone', value: ({ contactPhone }) => contactPhone && phoneWords(contactPhone) },
    { title: t('csv.chamber'), kind: 'identifier', value: decision('CHAMBER') },
    { title: t('csv.rectorate'), kind: 'identifier', value: decision('RECTORATE') },
    { title: t('csv.asked'), kind: 'day', zone, value: ({ createdAt }) => createdAt },
  ]
}

/** The sign-up list of a session as a file of today; a 404 for who may not have it. */
export async function sessionListFile(viewer: Viewer, sessionId: string, language: Language): Promise<Response> {
  const { session } = await sessionSignUps(viewer, sessionId)
  const { zone } = session.activity.programme
  const name = `${translator(language, 'signups')('exportName')}-${session.activity.slug}-${localDate(session.startsAt, zone)}`
  return csvResponse(name, todayIn(zone), csvStream(columns(language, zone), signUpsForList(viewer, sessionId)))
}
