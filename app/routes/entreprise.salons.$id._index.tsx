import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { requireViewer } from '~/access/viewer.server'
import { SmallPlan } from '~/shows/assignments/components/SmallPlan'
import { Figure } from '~/shows/components/Figure'
import { DeadlineBadge } from '~/shows/deadlines/components/StateBadge'
import { exhibitorSteps } from '~/shows/exhibitor-steps'
import { exhibitorGlance } from '~/shows/exhibitor.server'
import { LinkButton } from '~/ui/Button'
import { Badge, Notice, PageHeader, Section, Steps } from '~/ui/Page'
import { euros } from '~/ui/money'
import { dateOnly, dateRangeWords, dayWords, momentWords } from '~/ui/time'

export const handle = access('show.exhibit')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const glance = await exhibitorGlance(await requireViewer(request, 'show.exhibit'), params.id ?? '')
  if (!glance) throw notFound()
  return { ...glance, now: new Date() }
}

export default function MyShow() {
  const t = useTranslations('shows')
  const all = useTranslations()
  const language = useLocale()
  const { application, programme, call, applicationsClose, stand, hall, quote, due, dueCount, shifts, leads, toCall, now } = useLoaderData<typeof loader>()
  const here = `/entreprise/salons/${programme.id}`
  const accepted = application.state === 'ACCEPTED'
  const steps = exhibitorSteps({ state: application.state, standConfirmed: stand?.confirmed ?? false, quoteAccepted: quote?.state === 'ACCEPTED', over: programme.endsOn < now })
  const changed = programme.status === 'POSTPONED' || programme.status === 'MOVED' || programme.status === 'CANCELLED' ? programme.status : undefined
  const edit = <LinkButton look={application.state === 'DRAFT' ? 'primary' : 'secondary'} to={`${here}/candidature`}>{application.state === 'DRAFT' ? t('finishApplication') : t('seeApplication')}</LinkButton>
  return (
    <>
      <title>{`${programme.title} · Pavillon`}</title>
      <PageHeader
        title={programme.title} crumbs={[{ to: '/entreprise/salons', label: t('mine') }]}
        meta={<><Badge tone={accepted ? 'good' : application.state === 'REFUSED' ? 'bad' : 'plain'}>{t(`applicationState.${application.state}`)}</Badge><span className="text-soft">{application.company.name}</span></>}
        lead={[dateRangeWords(dateOnly(programme.startsOn), dateOnly(programme.endsOn), language), programme.place, programme.town].filter(Boolean).join(' · ')} action={edit}
      />
      {changed && <Notice tone={changed === 'CANCELLED' ? 'bad' : 'warn'} title={all(`pages.statusBanner.${changed}`)}>{programme.statusNote}</Notice>}
      {application.state === 'REFUSED' && <Notice tone="bad" title={t('refusedTitle')}>{application.refuseReason}</Notice>}
      <div className="mb-10"><Steps steps={steps.map(({ step, state }) => ({ label: t(`step.${step}`), state }))} /></div>
      {!accepted && call === 'open' && applicationsClose && application.state !== 'REFUSED' && <p className="mb-8">{t('call.open', { when: momentWords(applicationsClose, language, programme.zone) })}</p>}
      {accepted && (
        <>
          <dl className="mb-10 grid grid-cols-2 gap-x-6 gap-y-6 lg:grid-cols-4">
            <Figure to={stand ? '#place' : `/salons/${programme.slug}/plan`} value={stand?.number ?? '–'} term={stand ? t('yourStand', { hall: stand.hall.name }) : t('noStandYet')} detail={stand && [t('squareMetres', { area: stand.area }), t(stand.equipped ? 'equipped' : 'bare'), stand.confirmed ? t('area.confirmed1') : t('area.held1')].join(' · ')} />
            <Figure to={quote ? `${here}/devis` : here} value={quote ? euros(quote.netCents, language, { round: true }) : '–'} term={quote ? t(`quoteState.${quote.state as 'SENT'}`) : t('noQuote')} detail={quote?.state === 'SENT' && quote.validUntil ? t('validUntil', { day: dayWords(dateOnly(quote.validUntil), language) }) : undefined} />
            <Figure to="/mes-permanences" value={String(shifts)} term={t('shifts', { n: shifts })} />
            <Figure to={`${here}/contacts`} value={String(leads)} term={t('leadsMade', { n: leads })} detail={toCall > 0 ? t('toCall', { n: toCall }) : undefined} />
          </dl>
          {stand && hall && (
            <Section title={all('showAssignments.mineTitle')} id="place" action={<Link className="link" to={`/salons/${programme.slug}/plan#stand-${stand.id}`}>{all('showAssignments.minePlan')}</Link>}>
              <div className="max-w-2xl"><SmallPlan hall={hall} standId={stand.id} /></div>
              {stand.share !== null && <p className="mt-2 text-sm">{all('showAssignments.mineShare', { area: stand.share })}</p>}
            </Section>
          )}
          <Section title={t('whatIsDue')} id="echeances" action={<Link className="link" to={`${here}/echeances`}>{t('allDeadlines')}</Link>}>
            {due.length === 0 ? <p className="text-soft">{t('nothingDue')}</p> : (
              <ul className="divide-y divide-line border-y border-line">
                {due.map(({ id, title, dueOn, state }) => <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 py-2"><Link className="link inline-flex min-h-11 items-center" to={`${here}/echeances`}>{title}</Link><span className="flex items-center gap-3 text-sm"><time dateTime={dueOn}>{dayWords(dueOn, language)}</time><DeadlineBadge state={state} /></span></li>)}
              </ul>
            )}
            {dueCount > due.length && <p className="mt-2 text-sm text-soft">{t('moreDue', { n: dueCount - due.length })}</p>}
          </Section>
          <div className="no-print flex flex-wrap gap-2">
            <LinkButton plain to={`/stand/${programme.id}`}>{all('showLeads.openDesk')}</LinkButton>
            <LinkButton to="/compte/agendas">{all('calendars.title')}</LinkButton>
          </div>
        </>
      )}
    </>
  )
}
