/** The words of the house's letters: the catalogue's, or those that staff put in their place. */
import { config } from '~/config.server'
import type { Tx } from '~/db/client.server'
import en from '~/ui/catalogue/en/letters'
import fr from '~/ui/catalogue/fr/letters'
import type { Language } from '~/ui/catalogues'
import { letterKind, placeholdersOf, type LetterKind, type PlaceholderName } from './letter-kinds'
import { letterText, type Written } from './letter-text'
import { filled, filledParagraphs, hasLooseBraces, nearest, placeholdersIn } from './letter-words'
import type { Draft } from './letters'

export const letterCatalogue = { fr, en }

/** What can be said otherwise: which of them a letter has, its default words say. */
export const wordFields = ['subject', 'text', 'button', 'otherButton', 'hello', 'sign'] as const
export type WordField = (typeof wordFields)[number]
export type Words = Partial<Record<WordField, string>>

type Wording = { kind: string; language: string; words: unknown }
/** Words of staff, by kind and language. */
export type Wordings = ReadonlyMap<string, Words>

const keyOf = (kind: string, language: string) => `${kind} ${language}`

/** The catalogue's words for a kind of letter. */
export function defaultWords(kind: LetterKind, language: Language): Words {
  const found: Words & { name: string; when: string } = letterCatalogue[language].kind[kind]
  return Object.fromEntries(wordFields.flatMap((field) => (found[field] === undefined ? [] : [[field, found[field]]])))
}

/** The words in which a letter goes out. Those of staff that no longer fit its kind are left aside, field for field none or all. */
export function wordsOf(kind: LetterKind, language: Language, wordings: Wordings): Words {
  const own = wordings.get(keyOf(kind, language))
  if (!own || letterKind(kind).fixed || Object.keys(problemsOf(kind, language, own)).length > 0) return defaultWords(kind, language)
  return { ...defaultWords(kind, language), ...own }
}

export type WordProblems = Partial<Record<WordField, string[]>>

/** All that is wrong with words for a kind of letter: by field, keys of the namespace `errors` with what they name. */
export function problemsOf(kind: LetterKind, language: Language, words: Words): WordProblems {
  const { needs = [], formerly = [] } = letterKind(kind)
  const known = placeholdersOf(kind)
  const maybe = maybeOf(kind)
  const expected = defaultWords(kind, language)
  const problems: WordProblems = {}
  for (const field of wordFields) {
    if (expected[field] === undefined) continue
    const found = problemsOfText(words[field] ?? '', field, known, maybe, formerly)
    if (found.length > 0) problems[field] = found
  }
  const said = new Set(wordFields.flatMap((field) => placeholdersIn(words[field] ?? '')))
  const missing = needs.find((name) => !said.has(name))
  if (missing && !problems.text) problems.text = [`placeholderMissing|{{${missing}}}`]
  return problems
}

/** What a letter of this kind may have nothing to say of. */
function maybeOf(kind: LetterKind): PlaceholderName[] {
  const { maybe = [], formerly = [] } = letterKind(kind)
  return [...maybe, ...formerly]
}

function problemsOfText(text: string, field: WordField, known: readonly PlaceholderName[], maybe: readonly PlaceholderName[], formerly: readonly PlaceholderName[]): string[] {
  // A letter may begin without a greeting.
  if (!text.trim()) return field === 'hello' ? [] : ['required']
  const names = placeholdersIn(text)
  const unknown = names.filter((name) => ![...known, ...formerly].some((one) => one === name)).map((name) => {
    const meant = nearest(name, known)
    const typed = `{{${name.replaceAll('|', ' ')}}}`
    return meant ? `placeholderUnknown|${typed}|{{${meant}}}` : `placeholderNobodyKnows|${typed}`
  })
  const uncertain = field === 'text' ? [] : names.filter((name) => maybe.some((one) => one === name)).map((name) => `placeholderUncertain|{{${name}}}`)
  return [...unknown, ...(hasLooseBraces(text) ? ['placeholderBraces'] : []), ...uncertain]
}

/** The mail that a letter is, in the words of staff or of the house. */
export function written({ kind, own, language, values, rows, address, other }: Draft, wordings: Wordings): Written {
  const frame = wordsOf('house.frame', language, wordings)
  const house = { maison: config().houseName }
  const around = { hello: filled(frame.hello ?? '', house), sign: filled(frame.sign ?? '', house) }
  if (!kind) {
    const { subject = '', paragraphs = [], button = '' } = own ?? {}
    return letterText(language, { ...around, subject, paragraphs, rows, action: address ? { label: button, address } : undefined })
  }
  const { subject = '', text = '', button, otherButton } = wordsOf(kind, language, wordings)
  const { table = [] } = letterKind(kind)
  const label = other ? (otherButton ?? button) : button
  const terms = letterCatalogue[language].placeholder
  return letterText(language, {
    ...around,
    subject: filled(subject, values),
    paragraphs: filledParagraphs(text, values, maybeOf(kind)),
    rows: [...table.flatMap((name): [string, string][] => (values[name] ? [[terms[name].label, values[name] ?? '']] : [])), ...rows],
    action: label && address ? { label: filled(label, values), address } : undefined,
  })
}

function wordingsFrom(rows: readonly Wording[]): Wordings {
  return new Map(rows.map(({ kind, language, words }) => [keyOf(kind, language), words as Words]))
}

/** The words of staff for these letters, as they are in the transaction that writes them: one question for all of them. */
export async function wordingsFor(tx: Pick<Tx, 'letterWording'>, drafts: readonly Draft[]): Promise<Wordings> {
  if (drafts.length === 0) return new Map()
  const kinds = [...new Set(['house.frame', ...drafts.flatMap(({ kind }) => kind ?? [])])]
  return wordingsFrom(await tx.letterWording.findMany({ where: { kind: { in: kinds } }, select: { kind: true, language: true, words: true } }))
}

/** The same within one larger statement: a column for what is read before the lock that a letter is written under. */
export const wordingsPart = (kinds: readonly LetterKind[]) => `
  (SELECT coalesce(json_agg(json_build_object('kind', w.kind, 'language', w.language, 'words', w.words)), '[]')
   FROM "LetterWording" w WHERE w.kind IN (${['house.frame', ...kinds].map((name) => `'${name}'`).join(', ')}))`

/** Reads what `wordingsPart` gave. */
export const wordingsRead = (rows: unknown): Wordings => wordingsFrom(rows as Wording[])
