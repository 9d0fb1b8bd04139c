/** What is done with a visit's papers: signatures noted and taken back, slips counted, a convention asked for. */
import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { db, transaction, type Tx } from '~/db/client.server'
import { storeUpload } from '~/db/files.server'
import type { PaperSigner } from '~/db/generated/enums'
import { refused, type Refused } from '~/db/outcome'
import { enqueue } from '~/messages/outbox.server'
import { fromDateOnly, localDate } from '~/ui/time'
import { factsOf, visitOf } from './facts.server'
import { paperLetters } from './letters.server'
import { sidesOn } from './queries.server'
import { conventionFor, duty, mayMark, paperNumber, whyNotSignedOn } from './rules'
import type { SignatureInput, SlipsInput } from './schema'
import { end, make, settlePapers, visitFields } from './settle.server'

/** Why a paper cannot be signed: it was replaced, or its visit waits for a decision. */
type NotNow = 'paperReplaced' | 'visitWaits'

/**
 * Notes that a paper was signed, by whom and on which day, perhaps with the signed paper itself; noted again, it puts the
 * day right. A paper that another has replaced meanwhile is not signed: who signed it reads why.
 */
export async function markSigned(
  viewer: Viewer, { paperId, signer, signedOn }: SignatureInput, scan?: File, now = new Date(),
): Promise<{ ok: true } | Refused<NotNow | 'signedTooEarly' | 'signedInFuture' | 'fileEmpty' | 'fileTooLarge' | 'fileKind'>> {
  return onPaper(viewer, paperId, now, async (tx, paper, sides) => {
    if (!paper.signers.includes(signer) || !mayMark(signer, sides)) throw notFound()
    const wrong = whyNotSignedOn(signedOn, localDate(paper.issuedAt, paper.zone), localDate(now, paper.zone))
    if (wrong) return refused(wrong)
    const kept = scan && (await storeUpload(tx, scan, ['application/pdf', 'image/png', 'image/jpeg'], viewer.userId))
    if (kept && !kept.ok) return kept
    const before = await tx.paperSignature.findUnique({ where: { paperId_signer: { paperId, signer } }, select: { scanId: true } })
    const noted = { signedOn: fromDateOnly(signedOn), markedById: viewer.userId, markedAt: now, ...(kept && { scanId: kept.id }) }
    await tx.paperSignature.upsert({ where: { paperId_signer: { paperId, signer } }, create: { paperId, signer, ...noted }, update: noted, select: { id: true } })
    if (kept && before?.scanId) await tx.storedFile.delete({ where: { id: before.scanId }, select: { id: true } })
    await audit(tx, viewer, 'paper.signed', { type: 'SignUp', id: paper.signUpId }, { number: paper.number, signer, signedOn, scan: !!kept })
    return { ok: true }
  })
}

/** Takes a signature back that was noted by mistake, with its picture. */
export async function unmarkSigned(viewer: Viewer, paperId: string, signer: PaperSigner, now = new Date()): Promise<{ ok: true } | Refused<NotNow>> {
  return onPaper(viewer, paperId, now, async (tx, paper, sides) => {
    if (!mayMark(signer, sides)) throw notFound()
    const there = await tx.paperSignature.findUnique({ where: { paperId_signer: { paperId, signer } }, select: { id: true, scanId: true } })
    if (!there) return { ok: true }
    await tx.paperSignature.delete({ where: { id: there.id }, select: { id: true } })
    if (there.scanId) await tx.storedFile.delete({ where: { id: there.scanId }, select: { id: true } })
    await audit(tx, viewer, 'paper.unsigned', { type: 'SignUp', id: paper.signUpId }, { number: paper.number, signer })
    return { ok: true }
  })
}

/** Counts the slips of families that came back; never more than there are pupils. Only the school has them in hand. */
export async function countSlips(viewer: Viewer, { paperId, slips }: SlipsInput, now = new Date()): Promise<{ ok: true } | Refused<NotNow | 'slipsTooMany'>> {
  return onPaper(viewer, paperId, now, async (tx, paper, sides) => {
    if (paper.kind !== 'NOTICE' || !sides.includes('SCHOOL')) throw notFound()
    if (slips > paper.pupils) return refused('slipsTooMany', { n: paper.pupils })
    if (slips === paper.slips) return { ok: true }
    await tx.visitPaper.update({ where: { id: paperId, state: 'VALID' }, data: { slips }, select: { id: true } })
    await audit(tx, viewer, 'paper.slips', { type: 'SignUp', id: paper.signUpId }, { number: paper.number, slips: [paper.slips, slips] })
    return { ok: true }
  })
}

/** Makes a convention for a visit that need not have one, because school or staff want it. Asked twice it is one. */
export async function askConvention(viewer: Viewer, signUpId: string, now = new Date()): Promise<{ ok: true } | Refused<'visitWaits'>> {
  const sides = await sidesOn(viewer, signUpId)
  if (!sides.includes('STAFF') && !sides.includes('SCHOOL')) throw notFound()
  return transaction(async (tx) => {
    await settlePapers(tx, viewer, signUpId, now)
    const visit = await tx.signUp.findUniqueOrThrow({ where: { id: signUpId }, select: visitFields })
    if (duty[visit.status] !== 'keep' || visit.session.startsAt <= now) return refused('visitWaits')
    if (conventionFor(visitOf(visit)) === 'none') throw notFound()
    if (visit.papers.some(({ kind }) => kind === 'CONVENTION')) return { ok: true }
    const made = await make(tx, viewer, visit, factsOf('CONVENTION', visit), undefined, [], now)
    await enqueue(tx, ...paperLetters(visit, [made]))
    return { ok: true }
  })
}

/** Withdraws a convention that the visit need not have. Its number stays used. */
export async function dropConvention(viewer: Viewer, signUpId: string, now = new Date()): Promise<{ ok: true } | Refused<'conventionNeeded'>> {
  const sides = await sidesOn(viewer, signUpId)
  if (!sides.includes('STAFF') && !sides.includes('SCHOOL')) throw notFound()
  return transaction(async (tx) => {
    await settlePapers(tx, viewer, signUpId, now)
    const visit = await tx.signUp.findUniqueOrThrow({ where: { id: signUpId }, select: visitFields })
    const convention = visit.papers.find(({ kind }) => kind === 'CONVENTION')
    if (!convention) return { ok: true }
    if (conventionFor(visitOf(visit)) === 'needed') return refused('conventionNeeded')
    await end(tx, viewer, signUpId, convention, 'WITHDRAWN', now)
    return { ok: true }
  })
}

/**
 * Settles the papers of a visit and hands over one of them, read under the lock of its session. A 404 for who stands on no
 * side of the visit; a refusal where the paper does not hold any more, or nothing is confirmed.
 */
async function onPaper<Outcome>(
  viewer: Viewer, paperId: string, now: Date, work: (tx: Tx, paper: Awaited<ReturnType<typeof heldPaper>>, sides: Awaited<ReturnType<typeof sidesOn>>) => Promise<Outcome>,
): Promise<Outcome | Refused<NotNow>> {
  const seen = await db().visitPaper.findUnique({ where: { id: paperId }, select: { signUpId: true } })
  if (!seen) throw notFound()
  const sides = await sidesOn(viewer, seen.signUpId)
  return transaction(async (tx) => {
    await settlePapers(tx, viewer, seen.signUpId, now)
    const paper = await heldPaper(tx, paperId)
    if (paper.state !== 'VALID') return refused('paperReplaced')
    if (!['CONFIRMED', 'ATTENDED', 'NO_SHOW'].includes(paper.status)) return refused('visitWaits')
    return work(tx, paper, sides)
  })
}

async function heldPaper(tx: Tx, paperId: string) {
  const { signUp, ...paper } = await tx.visitPaper.findUniqueOrThrow({
    where: { id: paperId },
    select: { kind: true, year: true, sequence: true, state: true, signers: true, slips: true, issuedAt: true, signUpId: true, signUp: { select: { pupils: true, status: true, session: { select: { activity: { select: { programme: { select: { zone: true } } } } } } } } },
  })
  return { ...paper, number: paperNumber(paper), pupils: signUp.pupils, status: signUp.status, zone: signUp.session.activity.programme.zone }
}
