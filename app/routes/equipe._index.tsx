import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { requireViewer } from '~/access/viewer.server'
import { DecisionList } from '~/desk/components/DecisionList'
import { LabelStandings } from '~/desk/components/LabelStandings'
import { WaitingTable } from '~/desk/components/WaitingTable'
import { WeekCalendar } from '~/desk/components/WeekCalendar'
import { WeekHead } from '~/desk/components/WeekHead'
import { WeekList } from '~/desk/components/WeekList'
import { deskOf } from '~/desk/late.server'
import { weekOf } from '~/desk/week.server'
import { weekAsked } from '~/desk/week-rules'
import { countClaims } from '~/directory/claims.server'
import { chamberDecisions } from '~/signups/week.server'
import { Notice, PageHeader, Section } from '~/ui/Page'
import { PrintButton } from '~/ui/PrintButton'
import { HOUSE_ZONE, todayIn } from '~/ui/time'

export const handle = access('staff.space')

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, 'staff.space')
  const asked = new URL(request.url).searchParams
  const today = todayIn()
  const monday = weekAsked(asked.get('semaine'), today)
  const [week, desk, decisions, claims] = await Promise.all([weekOf(viewer, monday), deskOf(viewer), chamberDecisions(viewer), countClaims(viewer)])
  return { ...week, ...desk, decisions, claims, monday, today, asList: asked.get('vue') === 'liste' }
}

export default function Week() {
  const t = useTranslations()
  const { sessions, marks, next, waiting, label, decisions, claims, monday, today, asList } = useLoaderData<typeof loader>()
  const late = waiting.filter((one) => one.late).length
  const shown = { monday, zone: HOUSE_ZONE, sessions, marks }
  return (
    <>
      <title>{`${t('signups.staff.title')} · Pavillon`}</title>
      <PageHeader title={t('signups.staff.title')} lead={t('signups.staff.lead')} action={<PrintButton />} />
      {claims > 0 && <Notice tone="warn"><Link className="link" to="/equipe/comptes/demandes">{t('claims.notice', { n: claims })}</Link></Notice>}
      {late > 0 && <Notice tone="warn"><a className="link" href="#attend">{t('desk.waitingLate', { n: late })}</a></Notice>}
      <section aria-labelledby="semaine" className="mb-12">
        <WeekHead monday={monday} today={today} asList={asList} empty={sessions.length === 0} next={next} />
        {asList ? <WeekList {...shown} /> : <WeekCalendar {...shown} today={today} listAddress={`/equipe?semaine=${monday}&vue=liste`} />}
      </section>
      <div className="grid gap-x-12 xl:grid-cols-2">
        <Section title={t('desk.waitingTitle')} id="attend">{waiting.length === 0 ? <p className="text-soft">{t('desk.nothing')}</p> : <WaitingTable rows={waiting} />}</Section>
        <div>
          <Section title={t('signups.staff.decide')} id="avis"><DecisionList decisions={decisions} /></Section>
          {label.length > 0 && <Section title={t('desk.labelTitle')} id="label"><LabelStandings editions={label} /></Section>}
        </div>
      </div>
    </>
  )
}
