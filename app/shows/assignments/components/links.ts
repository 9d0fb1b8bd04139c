import type { BoardFilter } from '../schema'

/** Where what was chosen stands on the page. */
export const CHOICE = 'choix'

/** An address of the desk with some of its choices changed, at what is chosen then; `undefined` takes a choice away. */
export function deskAddress(filter: BoardFilter, change: Partial<BoardFilter>): string {
  const next = { ...filter, ...change }
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(next)) if (value && !(name === 'vue' && value === 'plan')) search.set(name, value)
  return `?${search}${next.dossier || next.stand ? `#${CHOICE}` : ''}`
}
