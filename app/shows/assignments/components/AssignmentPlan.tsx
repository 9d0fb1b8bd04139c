import { useNavigate, useSubmit } from '@remix-run/react'
import { useMemo, type KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import { Legend } from '../../plan/components/Legend'
import { PlanView, type StandLabel } from '../../plan/components/PlanView'
import { areaOf, type PlanHall, type PlanStand } from '../../plan/rules'
import type { AssignmentDesk } from '../desk.server'
import { standTowards } from '../neighbours'
import { remarksOn, speaksAgainst, type Remark } from '../rules'
import { deskAddress } from './links'

const never: readonly Remark['kind'][] = ['farTooSmall', 'farTooLarge', 'notNear', 'wantsBare', 'wantsEquipped']

/**
 * The halls with who stands where. With a company under the hand, chosen or drawn, each free stand shows whether it suits;
 * a company that is dropped where nothing speaks against it gets the stand held at once, else staff are asked first.
 */
export function AssignmentPlan({ desk, dragged }: { desk: AssignmentDesk; dragged?: string }) {
  const t = useTranslations('showAssignments')
  const navigate = useNavigate()
  const submit = useSubmit()
  const { board, halls, filter, holdUntil } = desk
  const inHand = dragged ?? filter.dossier
  const company = board.applications.find(({ id }) => id === inHand)
  const remarks = useMemo(() => {
    const now = new Date()
    return new Map(company ? board.stands.map((stand) => [stand.id, remarksOn(board, company, stand, now)]) : [])
  }, [board, company])
  const holders = useMemo(() => new Map(board.assignments.map((one) => [one.standId, { state: one.state, applicationId: one.applicationId, company: board.applications.find(({ id }) => id === one.applicationId)?.company ?? '' }])), [board])
  const own = board.assignments.find(({ applicationId }) => applicationId === filter.dossier)?.standId

  function labelOf(stand: PlanStand): StandLabel {
    const words = (state: string) => t('standWords', { number: stand.number, area: areaOf(stand), kind: t(stand.equipped ? 'equipped' : 'bare'), state })
    const holder = holders.get(stand.id)
    if (holder) return { name: holder.company, tone: holder.state === 'CONFIRMED' ? 'confirmed' : 'held', words: words(t(holder.state === 'CONFIRMED' ? 'tone.CONFIRMED' : 'tone.HELD', { company: holder.company })) }
    const against = company && speaksAgainst(remarks.get(stand.id) ?? [])
    if (!against) return { tone: 'free', words: words(t('tone.free')) }
    if (against.length === 0) return { name: t('suits'), tone: 'wanted', words: words(t('tone.good')) }
    const bad = against.some(({ kind }) => never.includes(kind))
    return { tone: bad ? 'dimmed' : 'free', words: words(t(bad ? 'tone.bad' : 'tone.weigh')) }
  }
  const addressOf = ({ id }: PlanStand) => deskAddress(filter, { stand: id })
  function drop(stand: PlanStand, applicationId: string) {
    const application = board.applications.find(({ id }) => id === applicationId)
    const place = board.stands.find(({ id }) => id === stand.id)
    if (!application || !place) return
    const placed = board.assignments.some((one) => one.applicationId === applicationId)
    if (!placed && !holders.has(stand.id) && speaksAgainst(remarksOn(board, application, place, new Date())).length === 0) submit({ faire: 'retenir', applicationId, standId: stand.id, until: holdUntil, glisse: 'oui' }, { method: 'post', preventScrollReset: true })
    else navigate(deskAddress(filter, { dossier: applicationId, stand: stand.id }))
  }
  /** From stand to stand by the arrow keys, as they lie. */
  function step(event: KeyboardEvent, hall: PlanHall) {
    const from = hall.stands.find(({ id }) => document.activeElement?.id === `stand-${id}`)
    const to = from && standTowards(hall.stands, from, event.key)
    if (!to) return
    event.preventDefault()
    document.getElementById(`stand-${to.id}`)?.focus()
  }
  return (
    <div className="space-y-6">
      {halls.map((hall) => (
        <section key={hall.id} aria-label={hall.name} onKeyDown={(event) => step(event, hall)}>
          {halls.length > 1 && <h2 className="mb-2 text-lg">{hall.name}</h2>}
          <PlanView steady hall={hall} labelOf={labelOf} selected={filter.stand ?? own} hrefOf={addressOf} onSelect={(stand) => navigate(addressOf(stand))} onDrop={(stand, event) => drop(stand, event.dataTransfer.getData('text/plain'))} title={hall.name} />
        </section>
      ))}
      <div className="flex flex-wrap gap-x-6 gap-y-1">
        <Legend />
        {company && <p className="flex items-center gap-2 text-sm"><svg aria-hidden viewBox="0 0 20 14" className="h-3.5 w-5"><rect x="1" y="1" width="18" height="12" className="fill-accent-wash stroke-accent" /></svg>{t('legendSuits', { company: company.company })}</p>}
        {company && <p className="flex items-center gap-2 text-sm"><svg aria-hidden viewBox="0 0 20 14" className="h-3.5 w-5"><rect x="1" y="1" width="18" height="12" className="fill-sunk stroke-line" /></svg>{t('legendNot')}</p>}
      </div>
      <p className="no-print text-sm text-soft max-sm:hidden">{t('keys')}</p>
    </div>
  )
}
