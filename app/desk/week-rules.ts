/** A week as a grid of days and hours: where each session stands. No database, no React. */
import { addDays, fromDateOnly, localDate, localTime } from '~/ui/time'

/** The Monday of the week of a day. */
export const mondayOf = (day: string) => addDays(day, -((fromDateOnly(day).getUTCDay() + 6) % 7))

/** The week that an address asks for; this one where it asks for none that there is. */
export function weekAsked(asked: string | null, today: string): string {
  const there = asked !== null && /^20\d\d-\d\d-\d\d$/.test(asked) && !Number.isNaN(Date.parse(asked)) && new Date(asked).toISOString().startsWith(asked)
  return mondayOf(there ? asked : today)
}

export type Timed = { id: string; startsAt: Date; endsAt: Date }
/** Quarters of an hour since midnight, the first and the one after the last; beside how many others it stands, and where. */
export type Placed = { id: string; from: number; until: number; lane: number; lanes: number }

const QUARTER = 15
const quarterOf = (time: string) => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) / QUARTER

/** How many stand side by side before the rest is only counted. */
export const MOST_LANES = 3

/**
 * Where the sessions of one local day stand: those that overlap share the width, what goes on past midnight ends with the
 * day. What would be a fourth side by side is not placed: it is in `hidden`, for the list.
 */
export function dayLayout(sessions: readonly Timed[], day: string, zone: string): { placed: Placed[]; hidden: string[] } {
  const spans = sessions
    .filter(({ startsAt }) => localDate(startsAt, zone) === day)
    .map(({ id, startsAt, endsAt }) => {
      const from = Math.floor(quarterOf(localTime(startsAt, zone)))
      const until = localDate(endsAt, zone) === day ? Math.ceil(quarterOf(localTime(endsAt, zone))) : 96
      // Two quarters at the least: one line of words.
      return { id, from: Math.min(from, 94), until: Math.max(until, Math.min(from, 94) + 2) }
    })
    .sort((one, other) => one.from - other.from || other.until - one.until)
  const placed: Placed[] = []
  const hidden: string[] = []
  let cluster: Placed[] = []
  let ends: number[] = []
  const close = () => {
    for (const one of cluster) one.lanes = ends.length
    placed.push(...cluster)
    cluster = []
    ends = []
  }
  for (const { id, from, until } of spans) {
    if (cluster.length > 0 && ends.every((end) => end <= from)) close()
    const free = ends.findIndex((end) => end <= from)
    const lane = free >= 0 ? free : ends.length
    if (lane >= MOST_LANES) {
      hidden.push(id)
      continue
    }
    ends[lane] = until
    cluster.push({ id, from, until, lane, lanes: 1 })
  }
  close()
  return { placed, hidden }
}

/** The hours that a week shows: office hours, and more where something lies outside them. */
export function hoursShown(layouts: readonly { placed: readonly Placed[] }[]): { from: number; until: number } {
  const all = layouts.flatMap(({ placed }) => placed)
  return { from: Math.min(8, ...all.map(({ from }) => Math.floor(from / 4))), until: Math.max(18, ...all.map(({ until }) => Math.ceil(until / 4))) }
}
