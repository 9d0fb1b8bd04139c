import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import type { Viewer } from '~/access/viewer.server'
import { transaction, type Tx } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { moveDeadlines } from '../deadlines/moves.server'
import { normalSiret } from '~/directory/identity'
import { centsOf } from '~/ui/money'
import { dateOnly, fromDateOnly, instantOf } from '~/ui/time'
import { sameThing, validAtOnce } from './rules'
import type { EditionInput, PriceInput } from './schema'

const basisPoints = (percent: number) => Math.round(percent * 100)

/**
 * Saves what a show has beyond its programme. Refuses a version that somebody else has saved since, a SIRET that does
 * not exist, and an hour that spring leaves out.
 */
export async function saveEdition(
  viewer: Viewer, id: string, input: EditionInput,
): Promise<{ ok: true } | Refused<'changedMeanwhile' | 'siret'> | (Refused<'skippedTime'> & { field: 'opensAt' | 'closesAt' })> {
  if (input.sellerSiret && !normalSiret(input.sellerSiret)) return refused('siret')
  return transaction(async (tx) => {
    const before = await lockShow(tx, id)
    if (before.version !== input.version) return refused('changedMeanwhile')
    const opens = moment(input.opensOn, input.opensAt, before.zone, before.applicationsOpen)
    if (opens === 'skipped') return { ...refused('skippedTime'), field: 'opensAt' as const }
    const closes = moment(input.closesOn, input.closesAt, before.zone, before.applicationsClose)
    if (closes === 'skipped') return { ...refused('skippedTime'), field: 'closesAt' as const }
    await tx.show.update({
      where: { programmeId: id },
      data: {
        organiser: input.organiser ?? null, web: input.web ?? null, venue: input.venue ?? null, venueAddress: input.venueAddress ?? null,
        callText: input.callText, applicationsOpen: opens, applicationsClose: closes, vatBp: basisPoints(input.vat), depositBp: basisPoints(input.deposit),
        quoteDays: input.quoteDays, quoteTerms: input.quoteTerms, sellerName: input.sellerName ?? null, sellerAddress: input.sellerAddress ?? null,
        sellerSiret: input.sellerSiret ?? null, sellerVatNumber: input.sellerVatNumber ?? null,
      },
    })
    await tx.programme.update({ where: { id }, data: { version: { increment: 1 } } })
    if (before.applicationsClose?.getTime() !== closes?.getTime()) await moveDeadlines(tx, viewer, id)
    await audit(tx, viewer, 'show.saved', { type: 'Programme', id }, { applicationsClose: [before.applicationsClose?.toISOString() ?? null, closes?.toISOString() ?? null] })
    return { ok: true }
  })
}

function moment(day: string | undefined, time: string, zone: string, before: Date | null): Date | null | 'skipped' {
  if (!day) return null
  try {
    return instantOf(day, time, zone, before ?? undefined)
  } catch {
    return 'skipped'
  }
}

type Locked = { version: number; zone: string; applicationsOpen: Date | null; applicationsClose: Date | null }

async function lockShow(tx: Tx, id: string): Promise<Locked> {
  const [locked] = await tx.$queryRaw<{ id: string }[]>`SELECT "programmeId" AS id FROM "Show" WHERE "programmeId" = ${id}::uuid FOR UPDATE`
  if (!locked) throw notFound()
  const { programme, ...show } = await tx.show.findUniqueOrThrow({ where: { programmeId: id }, select: { applicationsOpen: true, applicationsClose: true, programme: { select: { version: true, zone: true } } } })
  return { ...show, ...programme }
}

/**
 * Adds a line to a show's price list, or saves one. Two rates of the same thing never hold on a same day: a quote would
 * not know which one to take.
 */
export async function savePrice(viewer: Viewer, showId: string, priceId: string | null, input: PriceInput): Promise<{ ok: true; id: string } | Refused<'priceOverlap'>> {
  return transaction(async (tx) => {
    await lockShow(tx, showId)
    const sides = input.unit === 'OPEN_SIDE_PERCENT'
    const days = { validFrom: input.validFrom ?? null, validUntil: input.validUntil ?? null }
    const row = {
      unit: input.unit, code: input.code, label: input.label, openSides: sides ? (input.openSides ?? null) : null,
      amountCents: sides ? null : centsOf(input.amount ?? 0), percentBp: sides ? basisPoints(input.percent ?? 0) : null,
      vatBp: basisPoints(input.vat), stock: input.unit === 'OPTION' ? (input.stock ?? null) : null,
      validFrom: days.validFrom ? fromDateOnly(days.validFrom) : null, validUntil: days.validUntil ? fromDateOnly(days.validUntil) : null,
    }
    const others = await tx.priceItem.findMany({ where: { showId, unit: input.unit, ...(priceId && { NOT: { id: priceId } }) } })
    const day = (date: Date | null) => (date ? dateOnly(date) : null)
    if (others.some((other) => sameThing(row, other) && validAtOnce(days, { validFrom: day(other.validFrom), validUntil: day(other.validUntil) }))) return refused('priceOverlap')
    if (priceId) {
      const { count } = await tx.priceItem.updateMany({ where: { id: priceId, showId }, data: row })
      if (count === 0) throw notFound()
    }
    const id = priceId ?? (await tx.priceItem.create({ data: { ...row, showId }, select: { id: true } })).id
    await audit(tx, viewer, 'price.saved', { type: 'PriceItem', id }, { showId, code: input.code, amountCents: row.amountCents, percentBp: row.percentBp })
    return { ok: true, id }
  })
}

/** Takes a line off the price list. Quotes keep the amounts that they were made with. */
export async function removePrice(viewer: Viewer, showId: string, priceId: string): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.priceItem.deleteMany({ where: { id: priceId, showId } })
    if (count) await audit(tx, viewer, 'price.removed', { type: 'PriceItem', id: priceId }, { showId })
  })
}
