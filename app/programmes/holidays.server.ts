import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import joursFeries from '@socialgouv/jours-feries'
import { notFound } from '~/access/responses.server'
import { audit } from '~/access/audit.server'
import type { Viewer } from '~/access/viewer.server'
import { db, transaction, type Tx } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { projectRoot } from '~/db/root.server'
import { addDays, dateOnly, fromDateOnly, localDate } from '~/ui/time'
import type { HolidayInput } from './schema'

/** School holidays of a zone by school year, latest first. */
export async function holidaysOf(_viewer: Viewer, zone: string) {
  const rows = await db().schoolHoliday.findMany({ where: { zone }, orderBy: { firstDay: 'asc' } })
  const days = rows.map((row) => ({ ...row, firstDay: dateOnly(row.firstDay), backOn: dateOnly(row.backOn) }))
  return [...new Set(days.map(({ year }) => year))].sort().reverse().map((year) => ({ year, holidays: days.filter((one) => one.year === year) }))
}

/** Public holidays of a calendar year in France, with their names, in order. */
export function publicHolidaysOf(year: number): { day: string; name: string }[] {
  // The package gives midnights of the process's own zone.
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  return Object.entries(joursFeries(year)).map(([name, date]) => ({ name, day: localDate(date, own) })).sort((a, b) => a.day.localeCompare(b.day))
}

/** Adds school holidays, or saves them. Refuses days that other holidays of the zone have already. */
export async function saveHoliday(viewer: Viewer, id: string | null, input: HolidayInput): Promise<{ ok: true } | Refused<'holidayOverlap'>> {
  const row = { zone: input.zone, year: input.year, name: input.name, firstDay: fromDateOnly(input.firstDay), backOn: fromDateOnly(input.backOn) }
  return transaction(async (tx) => {
    await takeTurn(tx)
    if (id && !(await tx.schoolHoliday.findUnique({ where: { id }, select: { id: true } }))) throw notFound()
    const other = await tx.schoolHoliday.findFirst({ where: { zone: row.zone, firstDay: { lt: row.backOn }, backOn: { gt: row.firstDay }, ...(id && { NOT: { id } }) }, select: { name: true } })
    if (other) return refused('holidayOverlap')
    const saved = id ? await tx.schoolHoliday.update({ where: { id }, data: row, select: { id: true } }) : await tx.schoolHoliday.create({ data: row, select: { id: true } })
    await audit(tx, viewer, 'holiday.saved', { type: 'SchoolHoliday', id: saved.id }, { firstDay: input.firstDay, backOn: input.backOn })
    return { ok: true }
  })
}

/** Takes holidays out of the calendar. Sessions that are there stay as they are. */
export async function removeHoliday(viewer: Viewer, id: string): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.schoolHoliday.deleteMany({ where: { id } })
    if (count) await audit(tx, viewer, 'holiday.removed', { type: 'SchoolHoliday', id })
  })
}

// Whoever changes holidays takes turns, so that the question and the change see the same days.
const takeTurn = (tx: Tx) => tx.$executeRaw`SELECT pg_advisory_xact_lock(7281901)`

/**
 * Puts the holidays that the project ships (zone B, from the ministry's calendar) into a calendar that has none, so that
 * every house skips them from its first day. What staff changed stays.
 */
export async function loadShippedHolidays(): Promise<void> {
  const [, ...lines] = (await readFile(join(projectRoot, 'prisma/data/vacances_zone_B_lille.csv'), 'utf8')).trim().split(/\r?\n/)
  const rows = lines.map((line) => {
    const [year = '', name = '', firstDay = '', backOn = ''] = line.split(';')
    // The file leaves open when summer and the Ascension bridge end; school years begin on 1 September.
    const end = backOn || (name.startsWith('Été') ? `${firstDay.slice(0, 4)}-09-01` : addDays(firstDay, 4))
    return { zone: 'B', year, name, firstDay: fromDateOnly(firstDay), backOn: fromDateOnly(end) }
  })
  await transaction(async (tx) => {
    await takeTurn(tx)
    if ((await tx.schoolHoliday.count()) === 0) await tx.schoolHoliday.createMany({ data: rows })
  })
}
