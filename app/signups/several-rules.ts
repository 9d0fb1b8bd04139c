/** The rules of booking several classes at once. No database, no React. */
import { Level } from '~/db/generated/enums'
import { partyOf, seatedAtOnce, type Room, type WhyNot } from './rules'

/** More at once is rather an event of a whole school: it is agreed with the chamber. */
export const MOST_CLASSES = 8

/** What becomes of a class: it has its seats, or it waits. */
export type Outlook = 'seated' | 'waits'

type Year = { yearLeft: number | null }

/**
 * Walks the classes in the order in which they were added: each has its seats if it fits and nobody waits, else it waits,
 * and those after it behind it. So a school that would rather have another of them come puts that one first.
 */
export function planOf<Left extends Room & Year, Party extends { pupils: number; adults: number }>(
  room: Left, classes: readonly Party[], whyNot: (left: Left, party: Party) => WhyNot | undefined,
): (Outlook | WhyNot)[] {
  let left = room
  return classes.map((party) => {
    const refusal = whyNot(left, party)
    if (refusal) return refusal
    const seated = seatedAtOnce(left, partyOf(party))
    left = { ...roomAfter(left, party), yearLeft: seated && left.yearLeft !== null ? left.yearLeft - 1 : left.yearLeft }
    return seated ? 'seated' : 'waits'
  })
}

/** What is left of a room once one more has its seats, or waits. */
export function roomAfter<Left extends Room>(room: Left, party: { pupils: number; adults: number }): Left {
  return seatedAtOnce(room, partyOf(party)) ? { ...room, taken: room.taken + partyOf(party) } : { ...room, waiting: room.waiting + 1 }
}

/** The level a class was looked for with, so that it is not asked twice; nothing where the activity does not receive it. */
export function levelAsked(asked: string | null, received: readonly Level[]): { level: Level } | undefined {
  const level = Object.values(Level).find((one) => one === asked)
  return level && (received.length === 0 || received.includes(level)) ? { level } : undefined
}
