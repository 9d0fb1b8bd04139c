import type { Viewer } from '~/access/viewer.server'
import type { Tx } from '~/db/client.server'
import { nextYear } from '~/programmes/rules'
import { dateOnly, fromDateOnly, instantOf, localDate, localTime } from '~/ui/time'
import { moveDeadlines } from './deadlines/moves.server'
import { copyPlan } from './plan/copy.server'

/**
 * Gives a copied programme all that next year's show can take over: terms, price list, plan, subsidy rules, deadlines
 * and letters, each 52 weeks later. Applications, assignments and quotes stay with the year they belong to.
 */
export async function copyShow(tx: Tx, viewer: Viewer, fromId: string, toId: string): Promise<void> {
  const from = await tx.show.findUnique({
    where: { programmeId: fromId },
    include: { programme: { select: { zone: true } }, prices: true, subsidies: true, deadlines: { where: { cancelledAt: null } }, letters: true },
  })
  if (!from) return
  const { zone } = from.programme
  const later = (day: Date | null) => day && fromDateOnly(nextYear(dateOnly(day)))
  const laterInstant = (instant: Date | null) => instant && instantOf(nextYear(localDate(instant, zone)), localTime(instant, zone), zone)
  const { organiser, venue, venueAddress, web, vatBp, depositBp, callText, quoteTerms, quoteDays, sellerName, sellerAddress, sellerSiret, sellerVatNumber, proposalWeights } = from
  const terms = {
    organiser, venue, venueAddress, web, vatBp, depositBp, callText, quoteTerms, quoteDays, sellerName, sellerAddress, sellerSiret, sellerVatNumber,
    proposalWeights: proposalWeights ?? {}, applicationsOpen: laterInstant(from.applicationsOpen), applicationsClose: laterInstant(from.applicationsClose),
  }
  await tx.show.upsert({ where: { programmeId: toId }, create: { programmeId: toId, ...terms }, update: terms })
  await tx.priceItem.createMany({
    data: from.prices.map(({ id: _id, ...price }) => ({ ...price, showId: toId, validFrom: later(price.validFrom), validUntil: later(price.validUntil) })),
  })
  await tx.subsidyRule.createMany({ data: from.subsidies.map(({ id: _id, ...rule }) => ({ ...rule, showId: toId, claimBy: later(rule.claimBy) })) })
  await tx.letterTemplate.createMany({ data: from.letters.map(({ name, subject, text }) => ({ name, subject, text, showId: toId })) })
  await tx.deadline.createMany({
    data: from.deadlines.map(({ title, detail, dueOn, perCompany, owner, ownerName, anchor, offsetDays, remindDays }) => ({
      title, detail, perCompany, owner, ownerName, anchor, offsetDays, remindDays, showId: toId, dueOn: later(dueOn) ?? dueOn,
    })),
  })
  await moveDeadlines(tx, viewer, toId)
  await copyPlan(tx, fromId, toId)
}
