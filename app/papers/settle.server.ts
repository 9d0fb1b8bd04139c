/** Makes a visit's papers say what is true: gives numbers, replaces, withdraws. The only place where a paper is made or ends. */
import { audit } from '~/access/audit.server'
import type { Viewer } from '~/access/viewer.server'
import type { Tx } from '~/db/client.server'
import type { PaperKind, PaperState } from '~/db/generated/enums'
import type { Prisma } from '~/db/generated/client'
import { within } from '~/db/statements.server'
import { enqueue } from '~/messages/outbox.server'
import { lockSession } from '~/signups/seats.server'
import { localDate } from '~/ui/time'
import { changedGrounds, factsOf, visitOf, type Ground, type PaperFacts, type VisitNow } from './facts.server'
import { paperLetters } from './letters.server'
import { conventionFor, duty, papersFor, paperNumber, signersOf, transitions } from './rules'

// Numbers follow each other without a gap: whoever gives one waits for whoever is giving one.
const NUMBERING = 7_204_120

const address = { address: true, postcode: true, town: true } as const

/** A visit with all that its papers may say, the papers that hold, and whom to tell. */
export const visitFields = {
  id: true, status: true, level: true, className: true, pupils: true, adults: true, stepFree: true, transportMode: true, transportCostCents: true, transportPayer: true,
  user: { select: { id: true, email: true, locale: true, erasedAt: true } },
  school: { select: { ...address, name: true, uai: true, phone: true } },
  approvals: { where: { state: { not: 'SUPERSEDED' } }, select: { authority: true, state: true } },
  session: {
    select: {
      id: true, startsAt: true, endsAt: true, note: true, status: true,
      activity: {
        select: {
          ...address, kind: true, attendance: true, conventionNeeded: true, title: true, summary: true, programmeOfVisit: true, placeName: true, accessNotes: true, gear: true, minAge: true, safetyNotes: true,
          stepFree: true, pupilsPerAdult: true, priceCents: true, programme: { select: { zone: true } }, coHosts: { select: { company: { select: { name: true } } } },
          host: { select: { ...address, name: true, phone: true, contacts: { where: { role: 'COMPANY', endedAt: null, userId: { not: null } }, select: { user: { select: { id: true, email: true, locale: true, erasedAt: true } } } } } },
        },
      },
    },
  },
  papers: { where: { state: 'VALID' }, select: { id: true, kind: true, state: true, year: true, sequence: true, facts: true } },
} as const satisfies Prisma.SignUpSelect

export type VisitWithPapers = Prisma.SignUpGetPayload<{ select: typeof visitFields }>

/** What happened to one paper: its number, the one whose place it took, and what is different. */
export type Made = { kind: PaperKind; number: string; replaces: string | null; changed: Ground[] }

/**
 * Under the lock of the session: makes the papers that a confirmed visit lacks, replaces those that no longer say what is
 * true, withdraws those of a visit that was called off, and tells those who must sign. Once the visit has begun its papers
 * stay as they are. Run again it changes nothing.
 */
export async function settlePapers(tx: Tx, viewer: Viewer, signUpId: string, now = new Date()): Promise<Made[]> {
  const seen = await tx.signUp.findUniqueOrThrow({ where: { id: signUpId }, select: { sessionId: true } })
  await lockSession(within(tx), seen.sessionId)
  const visit = await tx.signUp.findUniqueOrThrow({ where: { id: signUpId }, select: visitFields })
  const { session } = visit
  const called = session.status === 'CANCELLED' || duty[visit.status] === 'end'
  if (called) {
    for (const paper of visit.papers) await end(tx, viewer, signUpId, paper, 'WITHDRAWN', now)
    return []
  }
  if (duty[visit.status] !== 'keep' || session.startsAt <= now) return []

  const made: Made[] = []
  for (const kind of wantedKinds(visit)) {
    const facts = factsOf(kind, visit)
    const before = visit.papers.find((paper) => paper.kind === kind)
    const changed = before ? changedGrounds(before.facts as PaperFacts, facts) : []
    if (before && changed.length === 0) continue
    made.push(await make(tx, viewer, visit, facts, before, changed, now))
  }
  // A talk in class that was a visit before has no families to tell any more.
  for (const paper of visit.papers) if (!wantedKinds(visit).includes(paper.kind)) await end(tx, viewer, signUpId, paper, 'WITHDRAWN', now)
  await tx.visitPaper.updateMany({ where: { signUpId, state: 'VALID' }, data: { checkedAt: now } })
  await enqueue(tx, ...paperLetters(visit, made))
  return made
}

/** What a visit needs by itself, and a convention that somebody asked for as long as it may have one. */
function wantedKinds(visit: VisitNow & Pick<VisitWithPapers, 'papers'>): PaperKind[] {
  const needed = papersFor(visitOf(visit))
  const asked = conventionFor(visitOf(visit)) === 'possible' && visit.papers.some(({ kind }) => kind === 'CONVENTION')
  return asked ? ['CONVENTION', ...needed] : needed
}

/** Makes a paper with the next number, in the place of `before` where there is one. The caller holds the session's lock. */
export async function make(tx: Tx, viewer: Viewer, visit: VisitWithPapers, facts: PaperFacts, before: VisitWithPapers['papers'][number] | undefined, changed: Ground[], now: Date): Promise<Made> {
  const { kind } = facts
  if (before) await end(tx, viewer, visit.id, before, 'REPLACED', now)
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${NUMBERING}::bigint)`
  const year = Number(localDate(now, visit.session.activity.programme.zone).slice(0, 4))
  const { _max } = await tx.visitPaper.aggregate({ where: { kind, year }, _max: { sequence: true } })
  const sequence = (_max.sequence ?? 0) + 1
  await tx.visitPaper.create({
    data: { signUpId: visit.id, kind, year, sequence, facts, signers: signersOf(kind, visitOf(visit)), replacesId: before?.id ?? null, issuedAt: now, checkedAt: now }, select: { id: true },
  })
  const made = { kind, number: paperNumber({ kind, year, sequence }), replaces: before ? paperNumber(before) : null, changed }
  await audit(tx, viewer, 'paper.issued', { type: 'SignUp', id: visit.id }, made)
  return made
}

/** Ends a paper that holds. The caller holds the session's lock. */
export async function end(tx: Tx, viewer: Viewer, signUpId: string, paper: VisitWithPapers['papers'][number], to: PaperState, now: Date): Promise<void> {
  if (!transitions[paper.state].includes(to)) throw new Error(`A paper does not go from ${paper.state} to ${to}`)
  await tx.visitPaper.update({ where: { id: paper.id, state: 'VALID' }, data: { state: to, endedAt: now }, select: { id: true } })
  if (to === 'WITHDRAWN') await audit(tx, viewer, 'paper.withdrawn', { type: 'SignUp', id: signUpId }, { number: paperNumber(paper) })
}
