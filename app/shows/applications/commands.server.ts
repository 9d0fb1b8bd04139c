import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { transaction, type Tx } from '~/db/client.server'
import { storeUpload } from '~/db/files.server'
import type { Application, Prisma } from '~/db/generated/client'
import type { ApplicationState } from '~/db/generated/enums'
import { refused, type Refused } from '~/db/outcome'
import { companyByText } from '~/directory/queries.server'
import { enqueue } from '~/messages/outbox.server'
import { translator } from '~/ui/translator'
import { callState } from '../edition/rules'
import { cancelGrants } from '../money/aid-commands.server'
import { peopleOf, staffPeople } from '../people.server'
import { stateLetter, withdrawnLetter } from './letters.server'
import { applicationTransitions, mayBeginAgain, mayEdit, staffMoves, toldStates } from './rules'
import type { ApplicationInput, MoveInput, ScoreInput } from './schema'

type Call = ReturnType<typeof callState>
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

async function callOf(tx: Tx, showId: string, now: Date): Promise<Call> {
  const show = await tx.show.findFirst({ where: { programmeId: showId, programme: { publishedAt: { not: null }, status: { notIn: ['CANCELLED', 'HELD'] } } }, select: { applicationsOpen: true, applicationsClose: true } })
  if (!show) throw notFound()
  return callState(show, now)
}

/** An application that the viewer may write: their own company's, or any for staff. Locked until the transaction ends. */
async function lockApplication(tx: Tx, viewer: Viewer, id: string): Promise<Application> {
  if (!UUID.test(id)) throw notFound()
  await tx.$queryRaw`SELECT 1 FROM "Application" WHERE id = ${id}::uuid FOR UPDATE`
  const found = await tx.application.findFirst({ where: { id, ...(!viewer.roles.includes('STAFF') && { companyId: { in: viewer.companyIds } }) } })
  if (!found) throw notFound()
  return found
}

/**
 * Begins a company's application to a show, or gives the one that is there; one that was taken back becomes a draft again
 * while the call is open. Staff may begin one for any company, and before the call opens.
 */
export async function startApplication(viewer: Viewer, showId: string, companyId: string, now = new Date()): Promise<{ ok: true; id: string } | Refused<'callNotOpen'>> {
  const staff = viewer.roles.includes('STAFF')
  if (!UUID.test(companyId) || (!staff && !viewer.companyIds.includes(companyId))) throw notFound()
  return transaction(async (tx) => {
    const call = await callOf(tx, showId, now)
    const there = await tx.application.findUnique({ where: { showId_companyId: { showId, companyId } }, select: { id: true } })
    if (there) {
      const before = await lockApplication(tx, viewer, there.id)
      if (mayBeginAgain(before.state, call)) await move(tx, viewer, before, 'DRAFT', { submittedAt: null, late: false, refuseReason: null })
      return { ok: true, id: there.id }
    }
    if (!staff && (call === 'coming' || call === 'unset')) return refused('callNotOpen')
    const contact = staff ? null : await tx.contact.findFirst({ where: { userId: viewer.userId ?? '', companyId, endedAt: null }, select: { id: true } })
    // Two who begin at once begin one.
    await tx.application.createMany({ data: [{ showId, companyId, contactId: contact?.id ?? null }], skipDuplicates: true })
    const { id } = await tx.application.findUniqueOrThrow({ where: { showId_companyId: { showId, companyId } }, select: { id: true } })
    await audit(tx, viewer, 'application.started', { type: 'Application', id })
    return { ok: true, id }
  })
}

/** Keeps what was typed so far as it was typed, valid or not. What was sent before stays as it was sent. */
export async function keepDraft(viewer: Viewer, id: string, typed: Record<string, string | string[]>): Promise<void> {
  await transaction(async (tx) => {
    await lockApplication(tx, viewer, id)
    await tx.application.update({ where: { id }, data: { draft: typed } })
  })
}

type Named = { near: string[]; away: string[]; coExhibitors: string[] }

/** The companies that the lines of an application mean, or the errors of its fields. */
export async function companiesOf(viewer: Viewer, companyId: string, { near, away, coExhibitors }: Pick<ApplicationInput, 'near' | 'away' | 'coExhibitors'>): Promise<{ ok: true; named: Named } | { ok: false; errors: Record<string, string[]> }> {
  const errors: Record<string, string[]> = {}
  const find = async (field: string, line: string | undefined) => {
    if (!line) return []
    const found = await companyByText(viewer, line)
    if (found.ok && found.id !== companyId) return [found.id]
    errors[field] = [found.ok ? 'notYourself' : found.details ? `${found.reason}|${found.details.n}|${found.details.list}` : found.reason]
    return []
  }
  const named: Named = { near: await find('near', near), away: await find('away', away), coExhibitors: [] }
  for (const [index, line] of coExhibitors.entries()) named.coExhibitors.push(...(await find(`coExhibitors[${index}]`, line)))
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, named }
}

/**
 * Saves a whole application. Until it is sent it stays a draft; once sent it may be changed until the call closes.
 * Options that are not on the price list are left out.
 */
export async function saveApplication(viewer: Viewer, id: string, input: ApplicationInput, named: Named, now = new Date()): Promise<{ ok: true; state: ApplicationState } | Refused<'callClosed'>> {
  return transaction(async (tx) => {
    const before = await lockApplication(tx, viewer, id)
    if (!viewer.roles.includes('STAFF') && !mayEdit(before.state, await callOf(tx, before.showId, now))) return refused('callClosed')
    const codes = new Set((await tx.priceItem.findMany({ where: { showId: before.showId, unit: 'OPTION' }, select: { code: true } })).map(({ code }) => code))
    const options = Object.fromEntries(Object.entries(input.options).filter((pair): pair is [string, number] => codes.has(pair[0]) && !!pair[1]))
    const wishes = input.wishes.map((wish) => ({ ...wish, near: named.near, away: named.away }))
    await tx.application.update({
      where: { id },
      data: { wishes: wishes as Prisma.InputJsonValue, products: input.products, outlets: input.outlets, catalogueText: input.catalogueText, options, draft: {}, version: { increment: 1 } },
    })
    const coExhibitors = [...new Set(named.coExhibitors)]
    await tx.coExhibitor.deleteMany({ where: { applicationId: id, companyId: { notIn: coExhibitors } } })
    await tx.coExhibitor.createMany({ data: coExhibitors.map((companyId) => ({ applicationId: id, companyId })), skipDuplicates: true })
    await audit(tx, viewer, 'application.saved', { type: 'Application', id }, { areas: wishes.map(({ area }) => area) })
    return { ok: true, state: before.state }
  })
}

/** Sends an application: marked late after the call has closed. Refuses one that lacks its wishes. Staff send what came on paper at any time. */
export async function submitApplication(viewer: Viewer, id: string, now = new Date()): Promise<{ ok: true; late: boolean } | Refused<'incomplete' | 'callNotOpen' | 'transition'>> {
  return transaction(async (tx) => {
    const before = await lockApplication(tx, viewer, id)
    if (before.state !== 'DRAFT') return refused('transition')
    if (!Array.isArray(before.wishes) || before.wishes.length === 0 || before.products.trim() === '') return refused('incomplete')
    const call = await callOf(tx, before.showId, now)
    if (!viewer.roles.includes('STAFF') && (call === 'coming' || call === 'unset')) return refused('callNotOpen')
    const late = call === 'closed'
    await move(tx, viewer, before, 'SUBMITTED', { submittedAt: now, late })
    return { ok: true, late }
  })
}

/** Takes an application back; its stand, if it has one, is free again. */
export async function withdrawApplication(viewer: Viewer, id: string, reason: string): Promise<{ ok: true } | Refused<'transition'>> {
  return transaction(async (tx) => {
    const before = await lockApplication(tx, viewer, id)
    if (!applicationTransitions[before.state].includes('WITHDRAWN')) return refused('transition')
    await move(tx, viewer, before, 'WITHDRAWN', { refuseReason: reason.slice(0, 600) || null })
    return { ok: true }
  })
}

/** Puts an application where staff decide, along the table, unless somebody else has moved it since `version`. The company is told. */
export async function moveApplication(viewer: Viewer, id: string, { to, version, reason }: MoveInput): Promise<{ ok: true } | Refused<'transition' | 'changedMeanwhile'>> {
  return transaction(async (tx) => {
    const before = await lockApplication(tx, viewer, id)
    if (before.version !== version) return refused('changedMeanwhile')
    if (!staffMoves(before.state).includes(to)) return refused('transition')
    await move(tx, viewer, before, to, { refuseReason: to === 'REFUSED' || to === 'WITHDRAWN' ? (reason ?? null) : null })
    return { ok: true }
  })
}

/** The one place that changes an application's state: frees its stand and cancels its aid where it no longer takes part, tells the company (and staff, of what a company takes back), keeps the trail. */
async function move(tx: Tx, viewer: Viewer, before: Application, to: ApplicationState, data: Prisma.ApplicationUncheckedUpdateInput): Promise<void> {
  const after = await tx.application.update({ where: { id: before.id }, data: { ...data, state: to, stateChangedAt: new Date(), version: { increment: 1 } } })
  if (to !== 'ACCEPTED') {
    const freed = await tx.assignment.updateMany({ where: { applicationId: before.id, state: { not: 'RELEASED' } }, data: { state: 'RELEASED', endedAt: new Date(), endReason: to === 'WITHDRAWN' ? 'WITHDRAWN' : 'RELEASED' } })
    if (freed.count) await audit(tx, viewer, 'assignment.released', { type: 'Application', id: before.id }, { reason: to })
  }
  // Aid was granted for a stand at this show; whoever takes no part in it has none, and gets the room under the ceiling back.
  if (to === 'WITHDRAWN' || to === 'REFUSED') {
    const quotes = await tx.quote.findMany({ where: { applicationId: before.id, grants: { some: { cancelledAt: null } } }, select: { id: true } })
    for (const { id } of quotes) await cancelGrants(tx, viewer, { quoteId: id }, translator('fr', 'showAssignments')(`grantCancelled.${to}`))
  }
  await audit(tx, viewer, 'application.moved', { type: 'Application', id: before.id }, { state: [before.state, to] })
  if (!toldStates.includes(to)) return
  const programme = await tx.programme.findUniqueOrThrow({ where: { id: before.showId }, select: { id: true, title: true } })
  const people = await peopleOf(tx, [before.companyId])
  await enqueue(tx, ...people.map((person) => stateLetter(person, after, programme)))
  if (to !== 'WITHDRAWN' || viewer.roles.includes('STAFF')) return
  const { name } = await tx.company.findUniqueOrThrow({ where: { id: before.companyId }, select: { name: true } })
  await enqueue(tx, ...(await staffPeople(tx)).map((person) => withdrawnLetter(person, after, programme, name)))
}

/** Gives an application its points, from 0 to 100, with the reason that staff can read later. */
export async function scoreApplication(viewer: Viewer, id: string, { score, scoreReason }: ScoreInput): Promise<void> {
  await transaction(async (tx) => {
    const before = await lockApplication(tx, viewer, id)
    await tx.application.update({ where: { id }, data: { score, scoreReason } })
    await audit(tx, viewer, 'application.scored', { type: 'Application', id }, { score: [before.score, score] })
  })
}

/** Writes what staff say among themselves about an application. */
export async function commentApplication(viewer: Viewer, id: string, text: string): Promise<void> {
  await transaction(async (tx) => {
    await lockApplication(tx, viewer, id)
    await tx.applicationComment.create({ data: { applicationId: id, authorId: viewer.userId, authorName: viewer.name, text } })
    await audit(tx, viewer, 'application.commented', { type: 'Application', id })
  })
}

/** Takes back what one has said oneself. */
export async function removeComment(viewer: Viewer, id: string): Promise<void> {
  if (!UUID.test(id)) throw notFound()
  await transaction(async (tx) => {
    const found = await tx.applicationComment.findFirst({ where: { id, authorId: viewer.userId }, select: { applicationId: true } })
    if (!found) throw notFound()
    await tx.applicationComment.delete({ where: { id } })
    await audit(tx, viewer, 'application.commentRemoved', { type: 'Application', id: found.applicationId })
  })
}

/** Puts a logo on an application, in place of the one before; `null` takes it away. */
export async function setLogo(viewer: Viewer, id: string, file: File | null) {
  return transaction(async (tx) => {
    const before = await lockApplication(tx, viewer, id)
    const kept = file && (await storeUpload(tx, file, ['image/png', 'image/jpeg'], viewer.userId))
    if (kept && !kept.ok) return kept
    await tx.application.update({ where: { id }, data: { logoId: kept?.id ?? null } })
    if (before.logoId) await tx.storedFile.deleteMany({ where: { id: before.logoId } })
    await audit(tx, viewer, 'application.logo', { type: 'Application', id })
    return { ok: true as const }
  })
}
