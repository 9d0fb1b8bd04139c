import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { PaperLines } from '~/papers/components/PaperLines'
import { PaperToDo } from '~/papers/components/PaperToDo'
import { paperLines, toSignFor, type PaperLine } from '~/papers/queries.server'
import { StandingBadge } from '~/proposals/components/StandingBadge'
import { ToDoList } from '~/proposals/components/ToDoList'
import { standingsOf } from '~/proposals/queries.server'
import { standingOf } from '~/proposals/rules'
import { openRequests } from '~/requests/queries.server'
import { stepsOf } from '~/signups/components/steps'
import { hostedActivities } from '~/signups/spaces.server'
import { LinkButton } from '~/ui/Button'
import { Badge, EmptyState, PageHeader, SeatMeter, Section, Steps } from '~/ui/Page'
import { sessionWords } from '~/ui/time'

export const handle = access('company.space')

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'company.space')
  const [activities, requests, { standings, toDo }, toSign] = await Promise.all([hostedActivities(viewer), openRequests(), standingsOf(viewer), toSignFor(viewer, 'COMPANY')])
  const expected = activities.flatMap(({ sessions }) => sessions.flatMap(({ signUps }) => signUps.map(({ id }) => id)))
  return { activities, requests, toDo, toSign, standings: Object.fromEntries(standings.map(({ id, standing }) => [id, standing])), papers: Object.fromEntries(await paperLines(expected, 'COMPANY')) }
}

export default function Hosted() {
  const t = useTranslations('signups')
  const words = useTranslations('activities')
  const people = useTranslations('individuals')
  const time = useTranslations('anotherTime')
  const more = useTranslations('rectorate.step')
  const language = useLocale()
  const proposals = useTranslations('proposals')
  const { activities, requests, toDo, toSign, standings, papers } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('company.title')} · Pavillon`}</title>
      <PageHeader title={t('company.title')} action={<LinkButton look="primary" to="/entreprise/actions/nouvelle">{proposals('propose')}</LinkButton>} />
      <ToDoList toDo={toDo} requests={requests} />
      <PaperToDo visits={toSign} side="COMPANY" />
      {activities.length === 0 && <EmptyState title={t('company.none')} action={<LinkButton to="/entreprise/actions/nouvelle">{proposals('propose')}</LinkButton>}>{t('company.noneText')}</EmptyState>}
      {activities.map(({ id, title, moderation, programme, datesOnRequest, sessions }) => (
        <Section key={id} id={`action-${id}`} title={title} action={<div className="flex flex-wrap items-center gap-2"><StandingBadge standing={standings[id] ?? standingOf(moderation, undefined)} /><LinkButton to={`/entreprise/actions/${id}`}>{proposals('open')}<span className="sr-only">{` : ${title}`}</span></LinkButton></div>}>
          <p className="mb-3 text-sm text-soft">{programme.title}</p>
          {moderation === 'PUBLISHED' && sessions.length === 0 && <p className="text-soft">{datesOnRequest ? proposals('onRequest') : words('noSession')}</p>}
          {(moderation === 'PUBLISHED' || moderation === 'CANCELLED') && sessions.length > 0 && <ul className="divide-y divide-line border-y border-line">
            {sessions.map((session) => (
              <li key={session.id} className="grid gap-x-8 gap-y-2 py-4 sm:grid-cols-[1fr_auto]">
                <div>
                  <p className="font-semibold">{sessionWords(session.startsAt, session.endsAt, language, programme.zone)}{session.status === 'CANCELLED' && <> <Badge tone="bad">{words('sessionStatus.CANCELLED')}</Badge></>}</p>
                  <ul className="mt-1 text-sm text-soft">
                    {session.signUps.map((signUp) => (
                      <li key={signUp.id}>{[signUp.school && `${signUp.school.name}, ${signUp.school.town}`, signUp.level && words(`level.${signUp.level}`), signUp.school ? t('party', { pupils: signUp.pupils, adults: signUp.adults }) : people('persons', { n: signUp.adults }), signUp.stepFree > 0 && t('stepFree', { n: signUp.stepFree }), t(`status.${signUp.status}`)].filter(Boolean).join(' · ')}{signUp.school && <div><Link to={`/entreprise/classes/${signUp.id}`} className="link inline-flex min-h-11 items-center">{time(signUp.timeRequests.length > 0 ? 'open' : 'seeClass')}<span className="sr-only">{` : ${signUp.school.name}`}</span></Link></div>}{signUp.approvals.length > 0 && <div className="mt-2 mb-3"><Steps steps={stepsOf(signUp, t, (authority) => more('more', { authority }))} /></div>}<SignUpPapers id={signUp.id} lines={papers[signUp.id]} /></li>
                    ))}
                  </ul>
                </div>
                <SeatMeter taken={session.taken} seats={session.seats}>{t('company.expected', { n: session.taken })}</SeatMeter>
              </li>
            ))}
          </ul>}
        </Section>
      ))}
    </>
  )
}

/** What a class's visit has of papers, and the way to them; nothing where it has none. */
function SignUpPapers({ id, lines }: { id: string; lines: PaperLine[] | undefined }) {
  const t = useTranslations('papers')
  if (!lines) return null
  return <div className="mt-1 mb-2"><PaperLines lines={lines} /><Link to={`/papiers/${id}`} className="link inline-flex min-h-11 items-center">{t('open')}</Link></div>
}
