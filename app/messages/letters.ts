import type { Language } from '~/ui/catalogues'
import type { LetterKind, ValuesOf } from './letter-kinds'

/** What a letter says of the case at hand; its words are put around it when it is written to the outbox. */
export type Draft = {
  language: Language
  /** Which of the house's letters it is; `own`: words that somebody wrote for this one occasion. */
  kind?: LetterKind
  own?: { subject: string; paragraphs: string[]; button: string }
  values: Readonly<Record<string, string | null | undefined>>
  rows: [string, string][]
  address?: string
  other?: boolean
}

type More = {
  /** Where its button leads. A letter of a kind without a button has none. */
  address?: string
  /** Lines of the table whose headings are known only now, as the schools that wait. */
  rows?: [string, string][]
  /** Whether the kind's other button is meant. */
  other?: boolean
}

/**
 * A letter of the house, to be spread into a message: `enqueue(tx, { kind, …, ...letterOf('claim.granted', locale, { entreprise }, { address }) })`.
 * Its words are those that staff gave it, else the catalogue's.
 */
export function letterOf<K extends LetterKind>(kind: K, language: Language, values: ValuesOf<K>, { address, rows = [], other }: More = {}): { letter: Draft } {
  return { letter: { kind, language, values, rows, address, other } }
}

/** A letter in words that somebody wrote for this one occasion, opened and signed as all are. */
export function letter(language: Language, { subject, paragraphs, facts = [], action }: { subject: string; paragraphs: string[]; facts?: [string, string][]; action?: { label: string; address: string } }): { letter: Draft } {
  return { letter: { own: { subject, paragraphs, button: action?.label ?? '' }, language, values: {}, rows: facts, address: action?.address } }
}
