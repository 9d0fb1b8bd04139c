/** What each side reads of a visit's papers. */
import { notFound } from '~/access/responses.server'
import { ofOwnSchools, type Viewer } from '~/access/viewer.server'
import { db, transaction } from '~/db/client.server'
import type { PaperKind, PaperSigner } from '~/db/generated/enums'
import type { Prisma } from '~/db/generated/client'
import { dateOnly, localDate } from '~/ui/time'
import { changedGrounds, factsOf, visitOf, type PaperFacts } from './facts.server'
import type { Printed } from './paper.server'
import { conventionFor, duty, mayMark, mayRead, missingSigners, missingSlips, paperKinds, paperNumber, papersFor, sidesOf, standingOf, type Side, type Standing } from './rules'
import { settlePapers, visitFields, type VisitWithPapers } from './settle.server'

const seenFields = {
  id: true, schoolId: true, userId: true, school: { select: { academie: true } }, approvals: { select: { authority: true } },
  session: { select: { activity: { select: { hostId: true, coHosts: { select: { companyId: true } } } } } },
} as const satisfies Prisma.SignUpSelect

/** On which sides of a class's visit the viewer stands. A 404 for who stands on none, and for what is no class. */
export async function sidesOn(viewer: Viewer, signUpId: string): Promise<Side[]> {
  const seen = await db().signUp.findFirst({ where: { id: signUpId, kind: 'CLASS' }, select: seenFields })
  const sides = seen ? sidesOf(viewer, seen) : []
  if (sides.length === 0) throw notFound()
  return sides
}

const listed = {
  id: true, kind: true, year: true, sequence: true, state: true, facts: true, signers: true, slips: true, issuedAt: true, endedAt: true,
  signatures: { select: { id: true, signer: true, signedOn: true, scanId: true } }, replacedBy: { select: { kind: true, year: true, sequence: true } }, replaces: { select: { kind: true, year: true, sequence: true } },
} as const satisfies Prisma.VisitPaperSelect

/**
 * The papers of a visit as one side may read and sign them, with those that they took the place of. Whoever looks sees
 * what is true: papers are made and replaced first.
 */
export async function papersPage(viewer: Viewer, signUpId: string, now = new Date()) {
  const sides = await sidesOn(viewer, signUpId)
  await transaction((tx) => settlePapers(tx, viewer, signUpId, now))
  const visit = await db().signUp.findUniqueOrThrow({ where: { id: signUpId }, select: visitFields })
  const papers = await db().visitPaper.findMany({ where: { signUpId }, select: listed, orderBy: [{ issuedAt: 'desc' }] })
  const { session, session: { activity } } = visit
  const { zone } = activity.programme
  const shown = papers.filter(({ kind }) => mayRead(kind, sides)).map((paper) => ({
    id: paper.id, kind: paper.kind, number: paperNumber(paper), standing: standingOf(paper, visit.pupils), issuedAt: paper.issuedAt, issuedOn: localDate(paper.issuedAt, zone), endedAt: paper.endedAt,
    replaces: paper.replaces && paperNumber(paper.replaces), replacedBy: paper.replacedBy && paperNumber(paper.replacedBy), slips: paper.slips, missingSlips: missingSlips(paper, visit.pupils),
    signers: paper.signers.map((signer) => {
      const signature = paper.signatures.find((one) => one.signer === signer)
      return { signer, signedOn: signature ? dateOnly(signature.signedOn) : null, scan: signature?.scanId ? signature.id : null, mine: mayMark(signer, sides), own: signer === 'CHAMBER' ? sides.includes('STAFF') : sides.includes(signer) }
    }),
  }))
  const valid = paperKinds.flatMap((kind) => shown.filter((paper) => paper.kind === kind && (paper.standing === 'ready' || paper.standing === 'toSign' || paper.standing === 'signed')))
  const drafts = session.startsAt > now ? draftsOf(visit).filter((kind) => mayRead(kind, sides)) : []
  const convention = conventionFor(visitOf(visit))
  const may = duty[visit.status] === 'keep' && session.startsAt > now && convention === 'possible' && (sides.includes('STAFF') || sides.includes('SCHOOL'))
  const asked = valid.some(({ kind }) => kind === 'CONVENTION')
  return {
    sides, drafts, valid, ended: shown.filter(({ standing }) => standing === 'replaced' || standing === 'withdrawn'), today: localDate(now, zone), zone,
    mayAsk: may && !asked, mayDrop: may && asked, convention, status: visit.status,
    visit: { id: visit.id, sessionId: session.id, title: activity.title, startsAt: session.startsAt, endsAt: session.endsAt, className: visit.className, level: visit.level, pupils: visit.pupils, adults: visit.adults, school: visit.school && `${visit.school.name}, ${visit.school.town}`, host: activity.host?.name ?? null },
  }
}

/** Papers that a visit will have once it is confirmed, or have anew: while a decision is awaited they are read as drafts. */
function draftsOf(visit: VisitWithPapers): PaperKind[] {
  if (duty[visit.status] !== 'wait') return []
  return papersFor(visitOf(visit)).filter((kind) => {
    const held = visit.papers.find((paper) => paper.kind === kind)
    return !held || changedGrounds(held.facts as PaperFacts, factsOf(kind, visit)).length > 0
  })
}

/** What is printed: the paper that holds, an ended one by its id, or a draft while nothing is confirmed. */
export async function paperToPrint(viewer: Viewer, signUpId: string, kind: PaperKind, paperId: string | null, now = new Date()): Promise<Printed> {
  if (!mayRead(kind, await sidesOn(viewer, signUpId))) throw notFound()
  await transaction((tx) => settlePapers(tx, viewer, signUpId, now))
  const visit = await db().signUp.findUniqueOrThrow({ where: { id: signUpId }, select: visitFields })
  if (!paperId && visit.session.startsAt > now && draftsOf(visit).includes(kind)) return { number: null, state: 'VALID', facts: factsOf(kind, visit), madeAt: now, replaces: null, replacedBy: null }
  const paper = await db().visitPaper.findFirst({ where: { signUpId, kind, ...(paperId ? { id: paperId } : { state: 'VALID' }) }, select: listed })
  if (!paper) throw notFound()
  return { number: paperNumber(paper), state: paper.state, facts: paper.facts as PaperFacts, madeAt: paper.issuedAt, replaces: paper.replaces && paperNumber(paper.replaces), replacedBy: paper.replacedBy && paperNumber(paper.replacedBy) }
}

/** The file of a signed paper, for the two who signed it and for staff; undefined for others and where there is none. */
export async function scanFileId(viewer: Viewer, signatureId: string): Promise<string | undefined> {
  const signature = await db().paperSignature.findUnique({ where: { id: signatureId }, select: { scanId: true, paper: { select: { signUp: { select: seenFields } } } } })
  const sides = signature ? sidesOf(viewer, signature.paper.signUp) : []
  return sides.some((side) => side === 'SCHOOL' || side === 'COMPANY' || side === 'STAFF') ? (signature?.scanId ?? undefined) : undefined
}

export type PaperLine = { kind: PaperKind; number: string; standing: Standing; missing: PaperSigner[]; slips: number; pupils: number }

/** How the valid papers of these visits stand. The caller has seen that the viewer may see the visits; `side` says which of their papers. */
export async function paperLines(signUpIds: readonly string[], side: Side): Promise<Map<string, PaperLine[]>> {
  const papers = await db().visitPaper.findMany({
    where: { signUpId: { in: [...signUpIds] }, state: 'VALID' }, orderBy: { kind: 'asc' },
    select: { kind: true, year: true, sequence: true, state: true, signers: true, slips: true, signUpId: true, signatures: { select: { signer: true } }, signUp: { select: { pupils: true } } },
  })
  const lines = new Map<string, PaperLine[]>()
  for (const paper of papers.filter(({ kind }) => mayRead(kind, [side]))) {
    const { pupils } = paper.signUp
    const line = { kind: paper.kind, number: paperNumber(paper), standing: standingOf(paper, pupils), missing: missingSigners(paper), slips: Math.min(paper.slips, pupils), pupils }
    lines.set(paper.signUpId, [...(lines.get(paper.signUpId) ?? []), line])
  }
  return lines
}

/** The lines of one visit, made to say what is true first, and whether it has papers at all or will have. A 404 for who may not see it. */
export async function settledLines(viewer: Viewer, signUpId: string, side: Side): Promise<{ lines: PaperLine[]; expected: boolean }> {
  if (!(await sidesOn(viewer, signUpId)).includes(side)) throw notFound()
  await transaction((tx) => settlePapers(tx, viewer, signUpId))
  const visit = await db().signUp.findUniqueOrThrow({ where: { id: signUpId }, select: visitFields })
  const lines = (await paperLines([signUpId], side)).get(signUpId) ?? []
  return { lines, expected: lines.length > 0 || (duty[visit.status] === 'wait' && visit.session.startsAt > new Date() && papersFor(visitOf(visit)).length > 0) }
}

/** Visits to come of the viewer's schools or companies for which their own signature, or slips of families, are missing: the soonest first. */
export async function toSignFor(viewer: Viewer, side: 'SCHOOL' | 'COMPANY', now = new Date()) {
  const own: Prisma.SignUpWhereInput = side === 'SCHOOL' ? ofOwnSchools(viewer, 'userId') : { session: { activity: { hostId: { in: viewer.companyIds } } } }
  const visits = await db().signUp.findMany({
    where: { AND: [own, { kind: 'CLASS', status: 'CONFIRMED', session: { startsAt: { gt: now }, status: 'PLANNED' }, papers: { some: { state: 'VALID' } } }] },
    select: { id: true, className: true, level: true, school: { select: { name: true } }, session: { select: { startsAt: true, activity: { select: { title: true, programme: { select: { zone: true } } } } } } },
    orderBy: [{ session: { startsAt: 'asc' } }, { id: 'asc' }],
  })
  const lines = await paperLines(visits.map(({ id }) => id), side)
  return visits.flatMap((visit) => {
    const open = (lines.get(visit.id) ?? []).filter(({ kind, missing, standing }) => (kind === 'CONVENTION' ? missing.includes(side) : side === 'SCHOOL' && standing === 'toSign'))
    return open.length > 0 ? [{ ...visit, lines: open }] : []
  })
}
