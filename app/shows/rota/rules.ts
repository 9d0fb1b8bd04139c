import type { SwapState } from '~/db/generated/enums'

export type Span = { startsAt: Date; endsAt: Date }
export type Duty = Span & { shiftId: string }

/** Minutes of rest after which one has had a break. Code du travail, art. L3121-16. */
export const BREAK_MINUTES = 20
/** Hours at a stretch after which a break is due. Code du travail, art. L3121-16. */
export const STRETCH_HOURS = 6
/** Hours of rest between two days of work. Code du travail, art. L3131-1. */
export const REST_HOURS = 11

export type Conflict = { kind: 'overlap' | 'noBreak' | 'noRest' | 'notFree'; shiftIds: string[] }

const minutes = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 60_000
export const overlaps = (one: Span, other: Span) => one.startsAt < other.endsAt && other.startsAt < one.endsAt

/**
 * What does not go together in one person's shifts: two places at once, more than six hours without a break of twenty
 * minutes, less than eleven hours between two days (a pause of five hours or more parts two days), a shift outside the
 * hours when they are free. `availability` with `free` true limits them to those hours on the days it names.
 */
export function conflictsOf(duties: readonly Duty[], availability: readonly (Span & { free: boolean })[] = []): Conflict[] {
  const sorted = [...duties].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || a.endsAt.getTime() - b.endsAt.getTime())
  const found: Conflict[] = []
  for (const [index, duty] of sorted.entries()) {
    for (const other of sorted.slice(index + 1)) if (overlaps(duty, other)) found.push({ kind: 'overlap', shiftIds: [duty.shiftId, other.shiftId] })
  }
  for (const stretch of stretches(sorted)) {
    const [first] = stretch
    const end = latest(stretch)
    if (first && minutes(first.startsAt, end) > STRETCH_HOURS * 60) found.push({ kind: 'noBreak', shiftIds: stretch.map(({ shiftId }) => shiftId) })
  }
  const DAY_PAUSE = 5 * 60
  for (const [index, duty] of sorted.entries()) {
    const before = sorted.slice(0, index)
    const last = before.reduce<Duty | undefined>((late, one) => (!late || one.endsAt > late.endsAt ? one : late), undefined)
    const pause = last ? minutes(last.endsAt, duty.startsAt) : Infinity
    if (last && pause >= DAY_PAUSE && pause < REST_HOURS * 60) found.push({ kind: 'noRest', shiftIds: [last.shiftId, duty.shiftId] })
  }
  const free = availability.filter((span) => span.free)
  const busy = availability.filter((span) => !span.free)
  for (const duty of sorted) {
    const sameDay = free.filter((span) => Math.abs(minutes(span.startsAt, duty.startsAt)) < 18 * 60)
    const inside = sameDay.some((span) => span.startsAt <= duty.startsAt && duty.endsAt <= span.endsAt)
    if (busy.some((span) => overlaps(span, duty)) || (sameDay.length > 0 && !inside)) found.push({ kind: 'notFree', shiftIds: [duty.shiftId] })
  }
  return found
}

/** Shifts that follow each other without a break, in order of time. */
function stretches(sorted: readonly Duty[]): Duty[][] {
  const all: Duty[][] = []
  for (const duty of sorted) {
    const open = all.at(-1)
    if (open && minutes(latest(open), duty.startsAt) < BREAK_MINUTES) open.push(duty)
    else all.push([duty])
  }
  return all
}

const latest = (duties: readonly Duty[]) => duties.reduce((end, { endsAt }) => (endsAt > end ? endsAt : end), new Date(0))

/** What may become of a request to swap. */
export const swapTransitions: Record<SwapState, readonly SwapState[]> = { OPEN: ['ACCEPTED', 'REFUSED', 'WITHDRAWN'], ACCEPTED: [], REFUSED: [], WITHDRAWN: [] }

/** Equal parts of a day from one time to another ('HH:MM'), each of so many hours; the last may be shorter. */
export function partsOfDay(from: string, until: string, hours: number): { from: string; until: string }[] {
  const at = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  const words = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  const parts: { from: string; until: string }[] = []
  for (let start = at(from); start < at(until); start += hours * 60) parts.push({ from: words(start), until: words(Math.min(at(until), start + hours * 60)) })
  return parts
}
