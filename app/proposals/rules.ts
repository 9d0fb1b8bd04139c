/** The rules of what companies propose: who may write when, and what a change changes. No database, no React. */
import type { Attendance, Audience, Level, Moderation, RevisionState, SignUpKind } from '~/db/generated/enums'
import type { FormValues } from '~/activities/form-values'
import { missingFor, type Missing } from '~/activities/rules'
import { ActivityInput } from '~/activities/schema'
import type { DateChange } from './schema'

/** Changes that are not over: at most one of each activity. The database's index "ActivityRevision_live" names the same. */
export const liveRevisions = ['DRAFT', 'PENDING', 'SENT_BACK'] as const satisfies RevisionState[]

/** Where an activity stands for the company that hosts it. */
export type Standing = 'draft' | 'sent' | 'sentBack' | 'published' | 'changing' | 'changeSent' | 'changeSentBack' | 'cancelled'

const unpublished = { DRAFT: 'draft', PROPOSED: 'sent', SENT_BACK: 'sentBack', CANCELLED: 'cancelled' } as const
const published = { DRAFT: 'changing', PENDING: 'changeSent', SENT_BACK: 'changeSentBack', ACCEPTED: 'published', WITHDRAWN: 'published' } as const

export function standingOf(moderation: Moderation, revision: RevisionState | undefined): Standing {
  if (moderation !== 'PUBLISHED') return unpublished[moderation]
  return revision ? published[revision] : 'published'
}

type Step = 'write' | 'send' | 'takeBack' | 'drop'

/** What the company may do; what the chamber reads is not written under its eyes, but may be taken back. */
export const companySteps: Record<Standing, readonly Step[]> = {
  draft: ['write', 'send', 'drop'],
  sent: ['takeBack'],
  sentBack: ['write', 'send', 'drop'],
  published: ['write'],
  changing: ['write', 'send', 'drop'],
  changeSent: ['takeBack', 'drop'],
  changeSentBack: ['write', 'send', 'drop'],
  cancelled: [],
}
export const may = (standing: Standing, step: Step) => companySteps[standing].includes(step)

/** Standings in which it is the company's turn. */
export const toDo: readonly Standing[] = ['draft', 'sentBack', 'changing', 'changeSentBack']

// What the house decides: who approves, whose activity it is, where it lies on the map.
const houseFields = ['host', 'approvals', 'latitude', 'longitude']

/** Fields of an activity that its company writes. */
export const companyFields = Object.keys(ActivityInput.shape).filter((field) => !houseFields.includes(field))

type Value = FormValues[string]
export type FieldChange = { field: string; before: Value; after: Value }

/** A change of one field as it stands: `now` is what is published; both may have changed it. */
export type Merged = FieldChange & { now: Value; standing: 'clean' | 'conflict' | 'already' }

/** What differs between two forms, field by field; how a browser sends line ends and in which order is no difference. */
export function changesOf(before: FormValues, after: FormValues): FieldChange[] {
  return companyFields
    .filter((field) => !same(field, before[field], after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }))
}

/** What the company changed since `base`, beside what is published now: where staff changed the same, it is a conflict. */
export function mergeOf(base: FormValues, typed: FormValues, now: FormValues): Merged[] {
  return changesOf(base, typed).map((change) => {
    const current = now[change.field]
    const untouched = same(change.field, change.before, current)
    const already = same(change.field, change.after, current)
    return { ...change, now: current, standing: already ? 'already' : untouched ? 'clean' : 'conflict' }
  })
}

/** The published form with the company's changes, but for those that staff leave as they are. */
export function mergedForm(merged: readonly Merged[], now: FormValues, left: ReadonlySet<string>): FormValues {
  const taken = merged.filter(({ field }) => !left.has(field)).map(({ field, after }) => [field, after] as const)
  return { ...now, ...Object.fromEntries(taken) }
}

export const same = (field: string, one: Value, other: Value) => plain(field, one) === plain(field, other)

function plain(field: string, value: Value): string {
  if (Array.isArray(value)) return value.map((line) => line.trim()).filter(Boolean).sort().join('\n')
  const text = (value ?? '').replace(/\r\n/g, '\n').trim()
  // Of one choice a form sends a text and not a list of one; a price of nothing is no price.
  if (field === 'price') return text === '' ? '0' : String(Number(text.replace(',', '.')))
  return text
}

/** Whether a session is not any more as it was when the company asked for its change. */
export const isOverdue = (date: DateChange, sessions: { id: string; version: number; status: string }[]) =>
  date.kind !== 'add' && !sessions.some(({ id, version, status }) => id === date.key && version === date.version && status === 'PLANNED')

/** Whether an activity has a session, or need not have one any more to be changed. */
export const isDated = ({ moderation, sessions }: { moderation: Moderation; sessions: { status: string }[] }) => moderation === 'PUBLISHED' || sessions.some(({ status }) => status === 'PLANNED')

/**
 * What a form lacks before the chamber can read it: what a page lacks, but for the programme, which is the house's. `dated`:
 * it has a session, or is published already and may change its words without one.
 */
export function lacksOf(form: FormValues, dated: boolean): Missing[] {
  const text = (field: string) => [form[field]].flat().find((one) => one?.trim()) ?? null
  const list = (field: string) => [form[field] ?? []].flat()
  return missingFor({
    summary: text('summary') ?? '', attendance: (text('attendance') ?? 'ONSITE') as Attendance, placeName: text('placeName'), town: text('town'), onlineLink: text('onlineLink'),
    audiences: list('audiences') as Audience[], levels: list('levels') as Level[], openTo: list('openTo') as SignUpKind[], datesOnRequest: text('datesOnRequest') !== null,
  }, dated ? 1 : 0, true)
}

/** The field of the form beside which it is said. */
export function fieldOf(missing: Missing, attendance: string): string {
  if (missing === 'place') return attendance === 'ONLINE' ? 'onlineLink' : 'placeName'
  return { sessions: 'datesOnRequest', summary: 'summary', audiences: 'levels', openTo: 'openTo', programme: 'title' }[missing]
}
