/** Which class can go where, and what that is worth. No database, no React. */
import type { ActivityKind, Level, PriorityEducation } from '~/db/generated/enums'
import { kilometresBetween, spanInWindow, type Place, type Span, type Window } from '~/requests/rules'
import { partyOf, whyNotThisClass, type BookableActivity, type NotThisClass } from '~/signups/rules'
import { round } from '~/solver/lp'
import type { Weights } from './weights'

/** A class whose school asked, as the matching reads it. */
export type Asked = {
  id: string
  school: { id: string; name: string; town: string; priority: PriorityEducation; rural: boolean } & Place
  kind: ActivityKind
  level: Level
  className: string | null
  pupils: number
  adults: number
  stepFree: number
  theme: string | null
  maxKm: number | null
  windows: Window[]
  /** School days that are left in its windows. */
  days: number
  /** A company's answer lies with the school. */
  answered: boolean
  /** Sessions and companies whose answer the school declined. */
  declined: string[]
  /** Companies that were asked already, or answered. */
  askedOf: string[]
}

type Common = Omit<BookableActivity, 'moderation'> & {
  id: string
  activityId: string
  /** What shares a company's yearly maximum: its activity and the school year. */
  yearKey: string
  kindOf: ActivityKind
  title: string
  words: string
  company: { id: string; name: string } | null
  place: Place
  online: boolean
}
/** Somewhere to go: a session with its seats; or an activity whose company is asked whether and when. */
export type Slot = Common & (
  | { kind: 'session'; startsAt: string; endsAt: string; span: Span; off: boolean; soon: boolean; left: number; waiting: number }
  | { kind: 'invitation'; reachable: boolean }
)

/** All that a matching starts from. Classes of this school year are counted by the id of the school, company or activity. */
export type Setting = {
  asked: Asked[]
  slots: Slot[]
  weights: Weights
  /** How often one company is asked in one matching. */
  invitations: number
  classesOfSchool: Record<string, number>
  classesAtCompany: Record<string, number>
  /** How many more classes are taken in a year, by `yearKey`; not named: as many as there are seats. */
  yearLeft: Record<string, number>
}

export type BlockReason = Exclude<NotThisClass, 'notOpen' | 'aboveSeats' | 'stepFreeTooMany'> | 'kind' | 'window' | 'off' | 'soon' | 'far' | 'distance' | 'full' | 'waiting' | 'year' | 'declined' | 'alreadyAsked' | 'nobody'
/** What stands in the way, with the number that says how much. */
export type Block = { reason: BlockReason; n?: number }

/** What to overlook so that `whyNotThisClass` names the next thing. */
const lifted: Partial<Record<NotThisClass, Partial<BookableActivity>>> = { level: { levels: [] }, tooSmall: { minParty: null }, tooLarge: { maxParty: null }, adults: { pupilsPerAdult: null }, stepFree: { stepFree: true } }

/** All that keeps a class from going there; nothing when it can. */
export function blocksOf(asked: Asked, slot: Slot, { yearLeft }: Pick<Setting, 'yearLeft'>): Block[] {
  if (slot.kindOf !== asked.kind) return [{ reason: 'kind' }]
  const blocks: Block[] = []
  const party = partyOf(asked)
  let activity: Omit<BookableActivity, 'moderation'> = slot
  for (let n = 0; n < 6; n += 1) {
    const no = whyNotThisClass({ seats: party }, activity, { ...asked, stepFreeAcknowledged: false })
    if (!no) break
    blocks.push({ reason: no.reason as BlockReason, n: no.details?.n })
    activity = { ...activity, ...(lifted[no.reason as NotThisClass] ?? { openTo: ['CLASS'] }) }
  }
  if (slot.kind === 'session') {
    if (!spanInWindow(asked.windows, slot.span)) blocks.push({ reason: 'window' })
    if (slot.off) blocks.push({ reason: 'off' })
    if (slot.soon) blocks.push({ reason: 'soon' })
    if (slot.waiting > 0) blocks.push({ reason: 'waiting', n: slot.waiting })
    else if (slot.left < party) blocks.push({ reason: 'full', n: slot.left })
    if (asked.declined.includes(slot.id)) blocks.push({ reason: 'declined' })
  } else {
    if (asked.days === 0) blocks.push({ reason: 'window' })
    if (!slot.reachable) blocks.push({ reason: 'nobody' })
    if (slot.company && asked.askedOf.includes(slot.company.id)) blocks.push({ reason: 'alreadyAsked' })
  }
  const km = kilometresOf(asked, slot)
  if (asked.maxKm !== null && !slot.online) {
    if (km === null) blocks.push({ reason: 'distance' })
    else if (km > asked.maxKm) blocks.push({ reason: 'far', n: Math.ceil(km) })
  }
  if ((yearLeft[slot.yearKey] ?? Infinity) <= 0) blocks.push({ reason: 'year' })
  return blocks
}

/** How far the school is from there; nothing to travel on line. */
export const kilometresOf = (asked: Asked, slot: Slot) => (slot.online ? 0 : kilometresBetween(asked.school, slot.place))

const EMPTY = new Set('les des une un de du la le et en au aux pour dans par sur avec son ses nos vos metier metiers industrie industriel industrielle decouverte visite atelier'.split(' '))

/** The words of a text that say something: without accents, capitals, plural and small words. */
export function wordsOf(text: string): string[] {
  const words = text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/œ/g, 'oe').split(/[^a-z0-9]+/)
  const said = words.filter((word) => word.length > 2).map((word) => word.replace(/(?<=...)[sx]$/, ''))
  const telling = said.filter((word) => !EMPTY.has(word) && !EMPTY.has(`${word}s`))
  return [...new Set(telling.length > 0 ? telling : said)]
}

const STEM = 6

/** The part of the words asked for that the activity has: `soudage` finds `Soudage des tôles`, `mécanique` finds `mécaniques`. */
export function themeFit(theme: string | null, words: string): number {
  const wanted = wordsOf(theme ?? '')
  if (wanted.length === 0) return 0
  const there = wordsOf(words)
  const alike = (one: string, other: string) => one === other || (one.length >= STEM && other.startsWith(one)) || (other.length >= STEM && one.startsWith(other))
  return wanted.filter((word) => there.some((other) => alike(word, other))).length / wanted.length
}

/** What one match is worth by itself, reason by reason; what depends on the others is `step`. */
export type OwnPoints = { placed: number; theme: number; near: number; priority: number; rural: number; toAgree: number }

export function pointsOf(asked: Asked, slot: Slot, weights: Weights): OwnPoints {
  const km = kilometresOf(asked, slot)
  const { priority, rural } = asked.school
  return {
    placed: weights.placed, theme: round(weights.theme * themeFit(asked.theme, slot.words)), near: km === null ? 0 : round(weights.near * Math.max(0, 1 - km / weights.farKm)),
    priority: priority === 'REP_PLUS' ? weights.repPlus : priority === 'REP' ? weights.rep : 0, rural: rural ? weights.rural : 0, toAgree: slot.kind === 'invitation' ? -weights.toAgree : 0,
  }
}

export const sumOf = (points: Record<string, number>) => round(Object.values(points).reduce((sum, one) => sum + one, 0))

/** What a school's or a company's next class is worth when it had `n` this year: ever less, so that a first one goes before a second. */
export const step = (first: number, rest: number, n: number) => round(first * (rest / 100) ** n)
