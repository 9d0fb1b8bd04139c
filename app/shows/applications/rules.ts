import type { ApplicationState } from '~/db/generated/enums'

/** What may follow what. A refusal can be thought over again, a withdrawal taken back or begun anew; a draft is nobody's yet but the company's. */
export const applicationTransitions: Record<ApplicationState, readonly ApplicationState[]> = {
  DRAFT: ['SUBMITTED', 'WITHDRAWN'],
  SUBMITTED: ['SHORTLISTED', 'WAITING', 'ACCEPTED', 'REFUSED', 'WITHDRAWN'],
  SHORTLISTED: ['SUBMITTED', 'WAITING', 'ACCEPTED', 'REFUSED', 'WITHDRAWN'],
  WAITING: ['SHORTLISTED', 'ACCEPTED', 'REFUSED', 'WITHDRAWN'],
  ACCEPTED: ['WAITING', 'REFUSED', 'WITHDRAWN'],
  REFUSED: ['SUBMITTED'],
  WITHDRAWN: ['DRAFT', 'SUBMITTED'],
}

/** Where staff may put an application: sending is the company's own act. */
export function staffMoves(state: ApplicationState): ApplicationState[] {
  return state === 'DRAFT' ? [] : applicationTransitions[state].filter((to) => to !== 'DRAFT')
}

/** States of which the company is told by mail. */
export const toldStates: readonly ApplicationState[] = ['SUBMITTED', 'WAITING', 'ACCEPTED', 'REFUSED', 'WITHDRAWN']

type Call = 'unset' | 'coming' | 'open' | 'closed'

/** Whether a company may still write its application: until closing; one that was never sent may come late. */
export function mayEdit(state: ApplicationState, call: Call): boolean {
  if (call === 'coming' || call === 'unset') return false
  if (state === 'DRAFT') return true
  return call === 'open' && (state === 'SUBMITTED' || state === 'SHORTLISTED' || state === 'WAITING')
}

/** Whether a company that took its application back may begin it anew. */
export function mayBeginAgain(state: ApplicationState, call: Call): boolean {
  return state === 'WITHDRAWN' && call === 'open'
}

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g
export const placeholders = ['entreprise', 'salon', 'dates', 'stand', 'etat', 'echeance', 'lien'] as const
export type Placeholder = (typeof placeholders)[number]

/** Placeholders in a letter that nobody can fill in. */
export function unknownPlaceholders(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name))].filter((name) => !placeholders.some((known) => known === name))
}

/** A letter with its placeholders filled in. */
export function filled(text: string, values: Record<Placeholder, string>): string {
  return text.replace(PLACEHOLDER, (whole, name: string) => values[name as Placeholder] ?? whole)
}
