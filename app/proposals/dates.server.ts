/** Dates of a company's own activity: written at once while nobody else reads them, asked for once it is published. */
import { randomUUID } from 'node:crypto'
import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { addSessionsIn, timesOf } from '~/activities/commands.server'
import type { SeriesInput, SessionInput } from '~/activities/schema'
import { transaction, type Tx } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { saveSessionIn } from '~/signups/session-changes.server'
import { instantsOf, skippedTime, type WhyOff } from '~/activities/rules'
import { firstDayOff } from '~/activities/school-days.server'
import { localDate } from '~/ui/time'
import { keepChange } from './commands.server'
import { heldProposal, type HeldProposal } from './held.server'
import { may } from './rules'
import type { DateChange } from './schema'

type Hours = Pick<SessionInput, 'startTime' | 'endTime' | 'seats'> & { overnight?: boolean; note?: string } | SeriesInput

/** Adds sessions on these days. A time that spring leaves out names its `field`. */
export async function addDates(viewer: Viewer, id: string, days: readonly string[], hours: Hours): Promise<{ ok: true } | Refused<'state' | 'skippedTime' | 'past' | WhyOff>> {
  return onDates(viewer, id, async (tx, held) => {
    const { startTime, endTime, seats } = hours
    const found = await timesOf(tx, held.activity, days, { startTime, endTime, overnight: 'overnight' in hours && !!hours.overnight })
    if (!found.ok) return found
    if (found.times.some(({ startsAt }) => startsAt <= new Date())) return refused('past')
    const note = ('note' in hours && hours.note) || null
    if (held.activity.moderation === 'PUBLISHED') {
      const added = found.times.map(({ startsAt, endsAt }) => ({ kind: 'add' as const, key: randomUUID(), startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), seats, note }))
      await keepDates(tx, viewer, held, [...datesOf(held), ...added])
    } else await addSessionsIn(tx, viewer, id, found.times.map((time) => ({ ...time, seats, note })))
    return { ok: true }
  })
}

/** Changes the hours, seats or note of one date: a session, or one that is only asked for (by its key). */
export async function changeDate(viewer: Viewer, id: string, key: string, typed: SessionInput): Promise<{ ok: true } | Refused<'state' | 'skippedTime' | 'past' | 'changedMeanwhile' | WhyOff>> {
  return onDates(viewer, id, async (tx, held) => {
    const { zone } = held.activity.programme
    const session = held.activity.sessions.find((one) => one.id === key && one.status === 'PLANNED')
    const asked = datesOf(held).find((one) => one.key === key)
    if (!session && asked?.kind !== 'add') throw notFound()
    const field = skippedTime(typed, zone)
    if (field) return refused('skippedTime', { field })
    const { startsAt, endsAt } = instantsOf(typed, zone, session)
    if (startsAt <= new Date()) return refused('past')
    // Hours may change on a day without school that staff gave it; no class is moved onto one.
    const off = session && localDate(session.startsAt, zone) === typed.date ? undefined : await firstDayOff(tx, held.activity, [typed.date])
    if (off) return refused(off.reason)
    const { seats, note = null, version } = typed
    const wanted = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), seats, note: note?.trim() || null }
    if (!session) await keepDates(tx, viewer, held, datesOf(held).map((one) => (one.key === key ? { kind: 'add' as const, key, ...wanted } : one)))
    else if (session.version !== version) return refused('changedMeanwhile')
    else if (held.activity.moderation === 'PUBLISHED') await keepDates(tx, viewer, held, [...without(held, key), { kind: 'move', key, version, ...wanted, before: beforeOf(session) }])
    // Nobody is signed up for what was never published; what was, keeps to the same rule.
    else if (!(await saveSessionIn(tx, viewer, { sessionId: key, version, startsAt, endsAt, seats, note, signUpClosesAt: session.signUpClosesAt })).ok) return refused('changedMeanwhile')
    return { ok: true }
  })
}

/** Takes a date away: at once while it is the company's alone; of what is published it is asked, with a reason that people will read. */
export async function removeDate(viewer: Viewer, id: string, key: string, reason: string): Promise<{ ok: true } | Refused<'state'>> {
  return onDates(viewer, id, async (tx, held) => {
    const session = held.activity.sessions.find((one) => one.id === key && one.status === 'PLANNED')
    if (held.activity.moderation !== 'PUBLISHED') {
      if (!session) throw notFound()
      if ((await tx.signUp.count({ where: { sessionId: key } })) > 0) return refused('state')
      await tx.session.delete({ where: { id: key }, select: { id: true } })
      await audit(tx, viewer, 'session.removed', { type: 'Session', id: key })
    } else if (session) await keepDates(tx, viewer, held, [...without(held, key), { kind: 'cancel', key, version: session.version, reason, before: beforeOf(session) }])
    else throw notFound()
    return { ok: true }
  })
}

/** What was asked of a date is asked no more. */
export async function leaveDate(viewer: Viewer, id: string, key: string): Promise<{ ok: true } | Refused<'state'>> {
  return onDates(viewer, id, async (tx, held) => {
    await keepDates(tx, viewer, held, without(held, key))
    return { ok: true }
  })
}

function onDates<Reason extends string>(viewer: Viewer, id: string, work: (tx: Tx, held: HeldProposal) => Promise<{ ok: true } | Refused<Reason>>): Promise<{ ok: true } | Refused<Reason | 'state'>> {
  return transaction(async (tx): Promise<{ ok: true } | Refused<Reason | 'state'>> => {
    const held = await heldProposal(tx, viewer, id)
    return may(held.standing, 'write') ? work(tx, held) : refused('state')
  })
}

const datesOf = (held: HeldProposal): DateChange[] => held.revision?.dates ?? []
const without = (held: HeldProposal, key: string) => datesOf(held).filter((one) => one.key !== key)
const keepDates = (tx: Tx, viewer: Viewer, held: HeldProposal, dates: DateChange[]) => keepChange(tx, viewer, held, { dates })
const beforeOf = ({ startsAt, endsAt, seats, note }: HeldProposal['activity']['sessions'][number]) => ({ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), seats, note })
