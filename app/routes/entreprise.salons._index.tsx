import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { showsOfCompany } from '~/shows/exhibitor.server'
import { LinkButton } from '~/ui/Button'
import { Badge, EmptyState, PageHeader } from '~/ui/Page'
import { dateOnly, dateRangeWords, momentWords } from '~/ui/time'

export const handle = access('show.exhibit')

export async function loader({ request }: LoaderFunctionArgs) {
  return { shows: await showsOfCompany(await requireViewer(request, 'show.exhibit')) }
}

export default function MyShows() {
  const t = useTranslations('shows')
  const all = useTranslations()
  const language = useLocale()
  const { shows } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('mine')} · Pavillon`}</title>
      <PageHeader title={t('mine')} lead={t('mineLead')} />
      {shows.length === 0 && <EmptyState title={t('noShow')} />}
      <ul className="space-y-4">
        {shows.map(({ programme, applications, applicationsClose, call, shared }) => {
          const [application] = applications
          const place = application?.assignments[0]?.stand
          const here = `/entreprise/salons/${programme.id}`
          return (
            <li key={programme.id} className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 rounded-lg border border-line bg-sheet p-5">
              <div className="min-w-0">
                <h2 className="text-lg"><Link className="hover:text-accent hover:underline" to={application ? here : `${here}/candidature`}>{programme.title}</Link></h2>
                <p className="text-sm text-soft">{[dateRangeWords(dateOnly(programme.startsOn), dateOnly(programme.endsOn), language), programme.place, programme.town].filter(Boolean).join(' · ')}</p>
                {place && <p className="figures mt-1 text-sm font-semibold">{all('showAssignments.standIn', { number: all('showAssignments.standName', { number: place.number }), hall: place.hall.name })}</p>}
                {shared.map(({ host, stand }) => (
                  <p key={host} className="mt-1 text-sm">{stand ? <Link className="link" to={`/salons/${programme.slug}/plan#stand-${stand.id}`}>{all('showAssignments.sharedStand', { number: stand.number, company: host })}</Link> : all('showAssignments.shared', { company: host })}</p>
                ))}
                {call === 'open' && applicationsClose && <p className="mt-1 text-sm">{t('call.open', { when: momentWords(applicationsClose, language, programme.zone) })}</p>}
              </div>
              <div className="flex flex-wrap items-center gap-3">
                {application && <Badge tone={application.state === 'ACCEPTED' ? 'good' : application.state === 'REFUSED' ? 'bad' : 'plain'}>{t(`applicationState.${application.state}`)}</Badge>}
                {application ? <LinkButton to={here}>{t('follow')}</LinkButton> : call === 'open' && <LinkButton look="primary" to={`${here}/candidature`}>{t('apply')}</LinkButton>}
              </div>
            </li>
          )
        })}
      </ul>
    </>
  )
}
