/** Staff give the house's letters their own words, see them with examples, and take the house's words back. */
import { audit } from '~/access/audit.server'
import { addressOf } from '~/access/origin.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { transaction } from '~/db/client.server'
import { newId } from '~/db/statements.server'
import { refused, type Refused } from '~/db/outcome'
import type { Language } from '~/ui/catalogues'
import { translator } from '~/ui/translator'
import { letterKind, letterKindNames, placeholdersOf, type LetterKind } from './letter-kinds'
import type { Written } from './letter-text'
import type { Draft } from './letters'
import { enqueue } from './outbox.server'
import { topicOfLetter } from './topics'
import { unsubscribeAddress, withWayOut } from './unsubscribe.server'
import { defaultWords, letterCatalogue, problemsOf, wordFields, wordingsFor, written, type WordProblems, type Words } from './wordings.server'

type NotThese = { ok: false; problems: WordProblems }

/** The words of a form that this letter has, without blanks around them. */
const only = (kind: LetterKind, language: Language, words: Words): Words =>
  Object.fromEntries(wordFields.filter((field) => defaultWords(kind, language)[field] !== undefined).map((field) => [field, (words[field] ?? '').replace(/\r\n?/g, '\n').trim()]))

/**
 * Gives a letter its words in one language; they are used from the next letter on. `version` is that of the words that
 * were open, 0 for the house's. Words that are the house's own are not kept a second time.
 */
export async function saveWording(viewer: Viewer, kind: LetterKind, language: Language, version: number, given: Words): Promise<{ ok: true } | NotThese | Refused<'changedMeanwhile'>> {
  if (letterKind(kind).fixed) throw notFound()
  const words = only(kind, language, given)
  const problems = problemsOf(kind, language, words)
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtext(${`letter ${kind} ${language}`}))`
    const where = { kind_language: { kind, language } }
    const there = await tx.letterWording.findUnique({ where, select: { version: true } })
    if ((there?.version ?? 0) !== version) return refused('changedMeanwhile')
    const isOurs = wordFields.every((field) => words[field] === defaultWords(kind, language)[field])
    if (isOurs && !there) return { ok: true }
    if (isOurs) await tx.letterWording.delete({ where })
    else await tx.letterWording.upsert({ where, create: { kind, language, words, updatedById: viewer.userId }, update: { words, version: version + 1, updatedById: viewer.userId, updatedAt: new Date() } })
    await audit(tx, viewer, isOurs ? 'letter.reset' : 'letter.worded', { type: 'Letter', id: kind }, { language, version: version + 1 })
    return { ok: true }
  })
}

/** Takes the house's own words back. Twice is once. */
export async function resetWording(viewer: Viewer, kind: LetterKind, language: Language): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.letterWording.deleteMany({ where: { kind, language } })
    if (count) await audit(tx, viewer, 'letter.reset', { type: 'Letter', id: kind }, { language })
  })
}

/** A letter with an example in each place. The greeting and signature are shown around the letter that is sent most. */
function exampleDraft(kind: LetterKind, language: Language): Draft {
  const shown = kind === 'house.frame' ? 'signup.confirmed' : kind
  const terms = letterCatalogue[language].placeholder
  const { rows } = letterKind(shown)
  return {
    kind: shown, language, address: addressOf('/').href, values: Object.fromEntries(placeholdersOf(shown).map((name) => [name, terms[name].example])),
    rows: rows ? [[terms.etablissement.example, terms.titre.example]] : [],
  }
}

/** The letter as it would arrive in these words, with examples in place of what is not known yet; or what is wrong with them. */
export async function exampleLetter(viewer: Viewer, kind: LetterKind, language: Language, given: Words): Promise<({ ok: true } & Written) | NotThese> {
  const words = letterKind(kind).fixed ? defaultWords(kind, language) : only(kind, language, given)
  const problems = problemsOf(kind, language, words)
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  const draft = exampleDraft(kind, language)
  return transaction(async (tx) => {
    const wordings = new Map(await wordingsFor(tx, [draft]))
    const letter = written(draft, wordings.set(`${kind} ${language}`, words))
    const topic = topicOfLetter(kind)
    return { ok: true, ...letter, ...(topic && viewer.userId ? withWayOut(letter, language, unsubscribeAddress(viewer.userId, topic)) : {}) }
  })
}

/** Sends the example to whoever asks, through the outbox as any letter. */
export async function sendExample(viewer: Viewer, kind: LetterKind, language: Language, given: Words): Promise<{ ok: true } | NotThese> {
  const letter = await exampleLetter(viewer, kind, language, given)
  if (!letter.ok) return letter
  const { subject, text, html } = letter
  await transaction(async (tx) => {
    await enqueue(tx, {
      kind: 'letter.trial', dedupeKey: `letter.trial:${newId()}`, to: viewer.email, userId: viewer.userId, locale: language,
      subject: translator(language, 'wordings')('trialSubject', { subject }), text, html,
    })
    await audit(tx, viewer, 'letter.tried', { type: 'Letter', id: kind }, { language })
  })
  return { ok: true }
}

/** Every letter of the house for its list: what it is, when it is sent, in which languages staff changed it. */
export async function allLetters(_viewer: Viewer, reader: Language) {
  const changed = await transaction((tx) => tx.letterWording.findMany({ select: { kind: true, language: true, words: true, updatedAt: true } }))
  const { area, kind: words } = letterCatalogue[reader]
  return Object.entries(area).map(([key, title]) => ({
    key, title,
    letters: letterKindNames.filter((name) => letterKind(name).area === key).map((name) => ({
      name, title: words[name].name, when: words[name].when, fixed: !!letterKind(name).fixed,
      changed: changed.filter(({ kind }) => kind === name).map(({ language, updatedAt, words: own }) => {
        const known = language === 'en' ? 'en' as const : 'fr' as const
        return { language: known, updatedAt, stale: Object.keys(problemsOf(name, known, own as Words)).length > 0 }
      }),
    })),
  })).filter(({ letters }) => letters.length > 0)
}

/** One letter in one language: its words now and the house's, and what may stand in them. */
export async function oneLetter(_viewer: Viewer, kind: LetterKind, language: Language, reader: Language) {
  const { fixed = false, needs = [], maybe = [], table = [] } = letterKind(kind)
  const ours = defaultWords(kind, language)
  const { there, author } = await transaction(async (tx) => {
    const there = await tx.letterWording.findUnique({ where: { kind_language: { kind, language } } })
    return { there, author: there?.updatedById ? await tx.user.findUnique({ where: { id: there.updatedById }, select: { name: true } }) : null }
  })
  const { name: title, when } = letterCatalogue[reader].kind[kind]
  return {
    kind, language, title, when, fixed, ours,
    words: { ...ours, ...(there?.words as Words | undefined) },
    changed: there && { version: there.version, at: there.updatedAt, by: author?.name ?? null },
    problems: there ? problemsOf(kind, language, there.words as Words) : {},
    placeholders: placeholdersOf(kind).map((name) => ({
      name, label: letterCatalogue[reader].placeholder[name].label, example: letterCatalogue[language].placeholder[name].example,
      maybe: maybe.includes(name), needed: needs.includes(name), inTable: table.includes(name),
    })),
  }
}
