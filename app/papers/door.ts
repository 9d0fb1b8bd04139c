import { paperFile } from './addresses'
import type { PaperLine } from './queries.server'

/** What whoever receives a class should know of its papers: the agreement that is not signed by all, the rules of the site. */
export function doorPapers(signUpId: string, lines: readonly PaperLine[]): { toSign: string | null; risks: string | null } {
  const convention = lines.find(({ kind }) => kind === 'CONVENTION')
  return { toSign: convention?.standing === 'toSign' ? convention.number : null, risks: lines.some(({ kind }) => kind === 'RISKS') ? paperFile(signUpId, 'RISKS') : null }
}
