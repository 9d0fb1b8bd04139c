import type { ApplicationState } from '~/db/generated/enums'

type Step = 'applied' | 'accepted' | 'stand' | 'quote' | 'show'
type Stood = { state: ApplicationState; standConfirmed: boolean; quoteAccepted: boolean; over: boolean }

/** The way from an application to the show, on one line: what is done, where it stands, what comes. */
export function exhibitorSteps({ state, standConfirmed, quoteAccepted, over }: Stood): { step: Step; state: 'done' | 'now' | 'next' | 'failed' }[] {
  const failed = state === 'REFUSED' || state === 'WITHDRAWN'
  const done: Record<Step, boolean> = { applied: state !== 'DRAFT', accepted: state === 'ACCEPTED', stand: standConfirmed, quote: quoteAccepted, show: over }
  let reached = true
  return (['applied', 'accepted', 'stand', 'quote', 'show'] as const).map((step) => {
    if (done[step] && reached) return { step, state: 'done' as const }
    const here = reached
    reached = false
    return { step, state: here ? (failed && step === 'accepted' ? ('failed' as const) : ('now' as const)) : ('next' as const) }
  })
}
