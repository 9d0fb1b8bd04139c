import type { Tx } from '~/db/client.server'
import type { SignUpKind } from '~/db/generated/enums'
import { dateOnly } from '~/ui/time'
import { publicHolidays } from './queries.server'
import { forClassesOnly, whyOff, type WhyOff } from './rules'

type ForWhom = { openTo: readonly SignUpKind[]; programme: { holidayZone: string } }

/**
 * The first of these local days on which no class comes, and why; undefined where all are days of school, or where the
 * activity is not for classes alone: what is for the public may lie on any day.
 */
export async function firstDayOff(tx: Tx, { openTo, programme }: ForWhom, days: readonly string[]): Promise<{ day: string; reason: WhyOff } | undefined> {
  const sorted = [...days].sort()
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (!forClassesOnly(openTo) || !first || !last) return undefined
  const off = await schoolCalendar(tx, programme.holidayZone, first, last)
  for (const day of sorted) {
    const reason = whyOff(day, off)
    if (reason) return { day, reason }
  }
  return undefined
}

/** School holidays of a zone and public holidays around some days. */
export async function schoolCalendar(tx: Tx, zone: string, first: string, last: string) {
  const rows = await tx.schoolHoliday.findMany({ where: { zone }, select: { firstDay: true, backOn: true } })
  return {
    holidays: rows.map(({ firstDay, backOn }) => ({ firstDay: dateOnly(firstDay), backOn: dateOnly(backOn) })),
    publicHolidays: publicHolidays(Number(first.slice(0, 4)), Number(last.slice(0, 4))),
  }
}
