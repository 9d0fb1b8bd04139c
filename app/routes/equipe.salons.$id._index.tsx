import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { AreaBar } from '~/shows/components/AreaBar'
import { Figure } from '~/shows/components/Figure'
import { showDashboard } from '~/shows/dashboard.server'
import { DeadlineBadge } from '~/shows/deadlines/components/StateBadge'
import { LinkButton } from '~/ui/Button'
import { Badge, Notice, PageHeader, Section } from '~/ui/Page'
import { euros } from '~/ui/money'
import { dateOnly, dateRangeWords, dayWords, momentWords } from '~/ui/time'

export const handle = access('show.manage')

export async function loader({ request, params }: LoaderFunctionArgs) {
  return { ...(await showDashboard(await requireViewer(request, 'show.manage'), params.id ?? '')), showId: params.id ?? '' }
}

export default function Dashboard() {
  const t = useTranslations('shows')
  const all = useTranslations()
  const format = useFormatter()
  const language = useLocale()
  const { programme, call, daysLeft, applications, area, money, late, next, soonFree, rota, leads, showId } = useLoaderData<typeof loader>()
  const here = `/equipe/salons/${showId}`
  const n = (state: string) => applications.find((one) => one.state === state)?.n ?? 0
  const toRead = n('SUBMITTED') + n('SHORTLISTED')
  const callWords = {
    unset: t('call.unset'), coming: t('call.coming', { when: call.applicationsOpen ? momentWords(call.applicationsOpen, language, programme.zone) : '' }),
    open: call.applicationsClose ? t('call.open', { when: momentWords(call.applicationsClose, language, programme.zone) }) : t('call.openEnded'),
    closed: t('call.closed', { when: call.applicationsClose ? momentWords(call.applicationsClose, language, programme.zone) : '' }),
  }[call.state]
  return (
    <>
      <title>{`${programme.title} · Pavillon`}</title>
      <PageHeader
        title={programme.title} crumbs={[{ to: '/equipe/programmes', label: all('programmes.list') }]}
        meta={<><Badge tone={programme.status === 'CANCELLED' ? 'bad' : programme.status === 'CONFIRMED' ? 'good' : 'plain'}>{all(`programmes.status.${programme.status}`)}</Badge>{daysLeft > 0 && <span className="figures text-soft">{t('inDays', { n: daysLeft })}</span>}</>}
        lead={[dateRangeWords(dateOnly(programme.startsOn), dateOnly(programme.endsOn), language), programme.place, programme.town].filter(Boolean).join(' · ')}
        action={<LinkButton to={`/equipe/programmes/${showId}`}>{t('programmePage')}</LinkButton>}
      />
      {late.length > 0 && <Notice tone="bad" title={t('lateTitle', { n: late.length })}><ul className="list-disc pl-5">{late.map(({ id, title }) => <li key={id}><Link className="link" to={`${here}/echeances/${id}`}>{title}</Link></li>)}</ul></Notice>}
      {soonFree > 0 && <Notice tone="warn"><Link className="link" to={`${here}/attribution?vue=liste&etat=retenu`}>{all('showAssignments.soonFree', { n: soonFree })}</Link></Notice>}
      <dl className="mb-10 grid grid-cols-2 gap-x-6 gap-y-6 lg:grid-cols-4">
        <Figure to={`${here}/candidatures`} value={format.number(toRead)} term={t('figure.toRead', { n: toRead })} detail={t('figure.accepted', { n: n('ACCEPTED') })} />
        <Figure to={`${here}/attribution`} value={t('squareMetres', { area: area.confirmed + area.held })} term={t('figure.given')} detail={t('figure.free', { n: area.free, of: area.stands })} />
        <Figure to={`${here}/devis`} value={euros(money.acceptedCents, language, { round: true })} term={t('figure.acceptedQuotes')} detail={t('figure.sentQuotes', { n: money.sent, sum: euros(money.sentCents, language, { round: true }) })} />
        <Figure to={`${here}/permanences`} value={format.number(rota.missing)} term={t('figure.missing', { n: rota.missing })} detail={t('figure.leads', { n: leads })} />
      </dl>
      <div className="grid gap-x-10 lg:grid-cols-2">
        <Section title={t('room.applications')} id="candidatures">
          <p className="mb-3 text-soft">{callWords}</p>
          <table className="w-full text-sm"><tbody>
            {applications.filter(({ n: some }) => some > 0).map(({ state, n: some }) => (
              <tr key={state} className="border-b border-line">
                <th scope="row" className="py-2 text-left font-medium"><Link className="hover:underline" to={`${here}/candidatures?etat=${state}`}>{t(`applicationState.${state}`)}</Link></th>
                <td className="w-1/2 py-2"><svg aria-hidden viewBox="0 0 100 8" preserveAspectRatio="none" className="block h-2 w-full"><rect width={(100 * some) / Math.max(...applications.map((one) => one.n))} height="8" className={state === 'ACCEPTED' ? 'fill-good' : state === 'REFUSED' || state === 'WITHDRAWN' ? 'fill-rule' : 'fill-accent'} /></svg></td>
                <td className="figures py-2 pl-3 text-right font-semibold">{some}</td>
              </tr>
            ))}
          </tbody></table>
          {applications.every(({ n: some }) => some === 0) && <p>{t('noApplication')}</p>}
        </Section>
        <Section title={t('areas')} id="surfaces"><AreaBar {...area} /></Section>
        <Section title={t('nextDeadlines')} id="echeances" className="lg:col-span-2" action={<Link className="link" to={`${here}/echeances`}>{t('allDeadlines')}</Link>}>
          {next.length === 0 ? <p className="text-soft">{t('noDeadline')}</p> : (
            <ul className="divide-y divide-line border-y border-line">
              {next.map(({ id, title, dueOn, state }) => <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 py-2"><Link className="link inline-flex min-h-11 items-center" to={`${here}/echeances/${id}`}>{title}</Link><span className="flex items-center gap-3 text-sm"><time dateTime={dueOn}>{dayWords(dueOn, language)}</time><DeadlineBadge state={state} /></span></li>)}
            </ul>
          )}
        </Section>
      </div>
    </>
  )
}
