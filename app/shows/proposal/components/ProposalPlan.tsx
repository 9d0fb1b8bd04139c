import { useTranslations } from 'use-intl'
import { PlanView, type StandLabel } from '../../plan/components/PlanView'
import type { PlanHall, PlanStand } from '../../plan/rules'
import type { ProposalRow } from '../queries.server'

/** The plan as the proposal would have it: who stays, who moves, who is new. */
export function ProposalPlan({ halls, rows }: { halls: PlanHall[]; rows: ProposalRow[] }) {
  const plan = useTranslations('showPlan')
  const t = useTranslations('showProposal')
  const rowOf = (stand: PlanStand) => rows.find(({ reason }) => reason.kind === 'placed' && reason.standId === stand.id)
  const labelOf = (stand: PlanStand): StandLabel => {
    const row = rowOf(stand)
    if (row?.reason.kind !== 'placed') return { tone: 'free', words: plan('standWords', { number: stand.number, area: stand.width * stand.height, state: plan('free') }) }
    const { change } = row.reason
    return { name: row.company, tone: change === 'new' ? 'wanted' : change === 'moves' ? 'held' : 'confirmed', words: plan('standWords', { number: stand.number, area: stand.width * stand.height, state: `${row.company}, ${t(`change.${change}`)}` }) }
  }
  return <div className="mb-10 space-y-6">{halls.map((hall) => <PlanView key={hall.id} hall={hall} labelOf={labelOf} hrefOf={() => '#lignes'} title={plan('planOf', { hall: hall.name })} steady />)}</div>
}
