/** What the rectorate reads to decide: its queue, and all about one request on one page. */
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import type { Prisma } from '~/db/generated/client'
import { changesOf } from './approvals-rules'
import { roomsOf } from './bookable.server'
import { placeOf } from './moves.server'
import { transportFields } from './queries.server'

const MOST = 300
const MOST_DECIDED = 30
const SOON = 3 * 86_400_000

/** Approvals of the rectorate for schools of the viewer's académies, but not of a school of their own. */
const ownOf = (viewer: Viewer) => ({
  authority: 'RECTORATE', signUp: { school: { academie: { in: viewer.academies }, id: { notIn: viewer.schoolIds } } },
} as const satisfies Prisma.ApprovalWhereInput)

const listed = {
  id: true, state: true, askedAt: true, dueAt: true, decidedAt: true, reason: true, decidedById: true,
  notes: { select: { kind: true }, orderBy: { createdAt: 'desc' }, take: 1 },
  signUp: {
    select: {
      id: true, className: true, level: true, pupils: true, adults: true, school: { select: { name: true, town: true } },
      approvals: { where: { authority: 'RECTORATE', state: 'SUPERSEDED' }, select: { id: true }, take: 1 },
      session: { select: { startsAt: true, endsAt: true, activity: { select: { title: true, town: true, programme: { select: { zone: true } } } } } },
    },
  },
} as const satisfies Prisma.ApprovalSelect

/** The decisions that are awaited, the most urgent first, those for which a school must answer apart; and the last given. */
export async function queueOf(viewer: Viewer, now = new Date()) {
  const own = ownOf(viewer)
  const [awaited, decided] = await Promise.all([
    db().approval.findMany({ where: { ...own, state: { in: ['ASKED', 'MORE_ASKED'] }, signUp: { ...own.signUp, status: 'PENDING', session: { startsAt: { gt: now } } } }, select: listed, orderBy: [{ dueAt: 'asc' }, { id: 'asc' }], take: MOST }),
    db().approval.findMany({ where: { ...own, state: { in: ['GIVEN', 'REFUSED'] } }, select: listed, orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }], take: MOST_DECIDED }),
  ])
  const names = await namesOf(decided.map(({ decidedById }) => decidedById))
  const flagged = awaited.flatMap(({ signUp, notes, ...approval }) => (signUp ? [{
    ...approval, signUp, again: signUp.approvals.length > 0, answered: notes[0]?.kind === 'ANSWER', late: approval.dueAt !== null && approval.dueAt < now, soon: approval.dueAt !== null && approval.dueAt.getTime() < now.getTime() + SOON,
  }] : []))
  return {
    toDecide: flagged.filter(({ state }) => state === 'ASKED'),
    atSchool: flagged.filter(({ state }) => state === 'MORE_ASKED'),
    late: flagged.filter(({ late }) => late).length,
    decided: decided.flatMap(({ signUp, decidedById, ...approval }) => (signUp ? [{ ...approval, signUp, by: names.get(decidedById ?? '') ?? null }] : [])),
  }
}

async function namesOf(ids: (string | null)[]): Promise<Map<string, string>> {
  const people = await db().user.findMany({ where: { id: { in: ids.flatMap((id) => id ?? []) } }, select: { id: true, name: true } })
  return new Map(people.map(({ id, name }) => [id, name]))
}

/** Everything needed to decide over one request. A 404 for what the viewer may not decide. */
export async function approvalOf(viewer: Viewer, id: string) {
  const own = ownOf(viewer)
  const approval = await db().approval.findFirst({
    where: { id, ...own },
    select: {
      id: true, state: true, askedAt: true, dueAt: true, decidedAt: true, reason: true, basis: true,
      signUp: {
        select: {
          id: true, status: true, createdAt: true, className: true, level: true, pupils: true, adults: true, stepFree: true, otherNeeds: true, needs: true, ...transportFields, contactName: true, contactPhone: true,
          school: { select: { id: true, name: true, town: true, uai: true, basin: true, phone: true, mail: true } },
          user: { select: { name: true, email: true } },
          approvals: { select: { id: true, authority: true, state: true, askedAt: true, dueAt: true, decidedAt: true, decidedById: true, reason: true, basis: true, notes: { select: { id: true, kind: true, text: true, createdAt: true, byId: true }, orderBy: { createdAt: 'asc' } } }, orderBy: { askedAt: 'asc' } },
          session: {
            select: {
              id: true, startsAt: true, endsAt: true, seats: true, status: true, note: true,
              activity: {
                select: {
                  title: true, slug: true, summary: true, programmeOfVisit: true, placeName: true, address: true, postcode: true, town: true, latitude: true, longitude: true, pupilsPerAdult: true, gear: true, minAge: true, safetyNotes: true, accessNotes: true,
                  stepFree: true, conventionNeeded: true, contactName: true, contactPhone: true, host: { select: { name: true, town: true } }, programme: { select: { zone: true, title: true } },
                },
              },
            },
          },
        },
      },
    },
  })
  if (!approval?.signUp) throw notFound()
  const { signUp } = approval
  const { approvals, session } = signUp
  const [names, rooms, earlier] = await Promise.all([
    namesOf(approvals.flatMap(({ decidedById, notes }) => [decidedById, ...notes.map(({ byId }) => byId)])),
    roomsOf([session.id]),
    db().signUp.count({ where: { schoolId: signUp.school?.id ?? '', id: { not: signUp.id }, kind: 'CLASS', status: { in: ['PENDING', 'CONFIRMED', 'ATTENDED'] }, session: { startsAt: { gte: schoolYearOf(session.startsAt).from, lt: schoolYearOf(session.startsAt).until } } } }),
  ])
  const before = approvals.filter(({ authority, state, askedAt }) => authority === 'RECTORATE' && state === 'SUPERSEDED' && askedAt <= approval.askedAt).at(-1)
  return {
    ...approval,
    signUp: { ...signUp, approvals: approvals.filter(({ state }) => state !== 'SUPERSEDED') },
    place: placeOf(session.activity),
    taken: rooms.get(session.id)?.taken ?? 0,
    earlier,
    changes: before ? changesOf(before.basis as object, approval.basis as object) : [],
    notes: approvals.flatMap(({ authority, notes }) => notes.map((note) => ({ ...note, authority, by: names.get(note.byId ?? '') ?? null }))),
    history: historyOf(signUp.createdAt, approvals, names),
  }
}

type Asked = { authority: 'CHAMBER' | 'RECTORATE'; state: string; askedAt: Date; decidedAt: Date | null; decidedById: string | null; reason: string | null; notes: { kind: 'QUESTION' | 'ANSWER'; createdAt: Date; byId: string | null }[] }
type Event = { at: Date; what: 'booked' | 'asked' | 'superseded' | 'given' | 'refused' | 'question' | 'answer'; authority: 'CHAMBER' | 'RECTORATE' | null; by: string | null; reason: string | null }

/** All that happened to the decisions of a sign-up, in its order. */
function historyOf(bookedAt: Date, approvals: readonly Asked[], names: Map<string, string>): Event[] {
  const events: Event[] = [{ at: bookedAt, what: 'booked', authority: null, by: null, reason: null }]
  const seen = new Set<string>()
  for (const { authority, state, askedAt, decidedAt, decidedById, reason, notes } of approvals) {
    events.push({ at: askedAt, what: seen.has(authority) ? 'superseded' : 'asked', authority, by: null, reason: null })
    seen.add(authority)
    for (const { kind, createdAt, byId } of notes) events.push({ at: createdAt, what: kind === 'QUESTION' ? 'question' : 'answer', authority, by: names.get(byId ?? '') ?? null, reason: null })
    // Also a decision that was given on other facts was given.
    if (decidedAt) events.push({ at: decidedAt, what: state === 'REFUSED' ? 'refused' : 'given', authority, by: names.get(decidedById ?? '') ?? null, reason })
  }
  return events.sort((one, other) => one.at.getTime() - other.at.getTime())
}

/** The next request to decide after this one, the most urgent first; null when none is left. */
export async function nextToDecide(viewer: Viewer, now = new Date()): Promise<string | null> {
  const { toDecide } = await queueOf(viewer, now)
  return toDecide[0]?.id ?? null
}

/** From 1 September to 31 August, around an instant. */
export function schoolYearOf(instant: Date): { first: number; from: Date; until: Date } {
  const first = instant.getUTCMonth() >= 8 ? instant.getUTCFullYear() : instant.getUTCFullYear() - 1
  return { first, from: new Date(Date.UTC(first, 8, 1)), until: new Date(Date.UTC(first + 1, 8, 1)) }
}

/** The school year that an address asks for, by the year in which it begins; this one where it asks for none, none past the next. */
export function yearAsked(asked: string | null): { first: number; current: number } {
  const current = schoolYearOf(new Date()).first
  const first = Number(asked)
  return { first: asked && Number.isInteger(first) && first >= 2000 && first <= current + 1 ? first : current, current }
}
