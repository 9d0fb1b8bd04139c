import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { markOf } from '~/activities/components/SessionList'
import { countClaims } from '~/directory/claims.server'
import { openRequests } from '~/requests/queries.server'
import { weekAtAGlance } from '~/signups/week.server'
import { LinkButton } from '~/ui/Button'
import { EmptyState, KindMark, Notice, PageHeader, SeatMeter, Section } from '~/ui/Page'
import { dayWords, sessionWords, shortDate } from '~/ui/time'

export const handle = access('staff.space')

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'staff.space')
  const [week, claims, requests] = await Promise.all([weekAtAGlance(viewer), countClaims(viewer), openRequests()])
  return { ...week, claims, requests }
}

export default function Week() {
  const t = useTranslations()
  const language = useLocale()
  const { sessions, asked, claims, requests } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('signups.staff.title')} · Pavillon`}</title>
      <PageHeader title={t('signups.staff.title')} lead={t('signups.staff.lead')} action={<LinkButton to="/equipe/programmes">{t('programmes.list')}</LinkButton>} />
      {claims > 0 && <Notice tone="warn"><Link className="link" to="/equipe/comptes/demandes">{t('claims.notice', { n: claims })}</Link></Notice>}
      {requests > 0 && <Notice><Link className="link" to="/equipe/demandes?etat=OPEN">{t('requests.waiting', { n: requests })}</Link></Notice>}
      <Section title={t('signups.staff.decide')} id="avis">
        {asked.length === 0 ? <p className="text-soft">{t('signups.staff.nothing')}</p> : (
          <ul>
            {asked.map(({ id, dueAt, signUp }) => signUp && (
              <li key={id} className="grid gap-x-6 gap-y-1 border-t border-line py-3 sm:grid-cols-[minmax(0,1fr)_auto]">
                <div>
                  <Link className="link font-semibold" to={`/equipe/creneaux/${signUp.session.id}`}>{[signUp.school?.name, signUp.className].filter(Boolean).join(', ') || t('individuals.one')}</Link>
                  <p className="text-sm text-soft">{[signUp.session.activity.title, dayWords(signUp.session.startsAt, language), signUp.school ? t('signups.party', { pupils: signUp.pupils, adults: signUp.adults }) : t('individuals.persons', { n: signUp.adults })].join(' · ')}</p>
                </div>
                {dueAt && <p className="figures text-sm text-soft">{t('signups.rectorate.due', { date: shortDate(dueAt, language) })}</p>}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t('signups.staff.next')} id="prochains">
        {sessions.length === 0 ? <EmptyState title={t('signups.staff.noSession')} action={<LinkButton to="/equipe/programmes">{t('programmes.list')}</LinkButton>} /> : (
          <ul>
            {sessions.map(({ id, startsAt, endsAt, seats, taken, activity }) => (
              <li key={id} className="grid gap-x-6 gap-y-2 border-t border-line py-3 sm:grid-cols-[minmax(0,1fr)_auto]">
                <div>
                  <p className="figures text-sm text-soft first-letter:uppercase">{sessionWords(startsAt, endsAt, language, activity.programme.zone)}</p>
                  <Link className="link font-semibold" to={`/equipe/creneaux/${id}`}>{activity.title}</Link>
                  <p className="mt-1"><KindMark kind={markOf[activity.programme.kind]}>{[t(`programmes.kind.${activity.programme.kind}`), activity.town].filter(Boolean).join(' · ')}</KindMark></p>
                </div>
                <SeatMeter taken={taken} seats={seats}>{t('activities.fullTitle', { taken, seats })}</SeatMeter>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}
