import type { Tx } from '~/db/client.server'
import { dateOnly, localDate, todayIn } from '~/ui/time'
import { translator } from '~/ui/translator'
import { quoteLines, type LineWords, type Place, type QuoteSource } from './rules'
import type { Party } from './schema'

const day = (date: Date | null) => (date ? dateOnly(date) : null)

/** A quote is a French document, whatever its reader speaks. */
export function lineWords(): LineWords {
  const t = translator('fr', 'showMoney')
  return {
    floor: ({ areaC, number }: Place) => (number ? t('line.stand', { number, area: areaC / 100 }) : t('line.wished', { area: areaC / 100 })),
    openSides: (n) => t('line.openSides', { n }),
    subsidy: (name) => t('line.subsidy', { name }),
  }
}

/** All from which the quote of an application is counted, as it stands now. The stand it has, or else its first wish. */
export async function sourceOf(tx: Tx, applicationId: string, now = new Date()): Promise<QuoteSource> {
  const application = await tx.application.findUniqueOrThrow({
    where: { id: applicationId },
    select: {
      wishes: true, options: true, submittedAt: true, company: { select: { siren: true, category: true } }, _count: { select: { coExhibitors: true } },
      assignments: { where: { state: { not: 'RELEASED' } }, select: { stand: true } },
      show: { select: { programmeId: true, prices: { orderBy: { code: 'asc' } }, subsidies: { orderBy: { id: 'asc' } }, programme: { select: { zone: true, startsOn: true } } } },
    },
  })
  const { show, company } = application
  const { zone, startsOn } = show.programme
  const earlier = await tx.application.findMany({
    where: { company: { siren: company.siren }, showId: { not: show.programmeId }, assignments: { some: { state: 'CONFIRMED' } }, show: { programme: { startsOn: { lt: startsOn }, status: { not: 'CANCELLED' } } } },
    distinct: ['showId'], select: { showId: true },
  })
  return {
    ratesOn: localDate(application.submittedAt ?? now, zone), today: todayIn(zone, now),
    place: placeOf(application.assignments[0]?.stand, application.wishes), coExhibitors: application._count.coExhibitors, options: optionsOf(application.options),
    prices: show.prices.map((price) => ({ ...price, validFrom: day(price.validFrom), validUntil: day(price.validUntil) })),
    rules: show.subsidies.map(({ id, evidence, claimBy, ...rule }) => ({ ...rule, ruleId: id, evidence: evidence ?? '', claimBy: day(claimBy) })),
    company: { category: company.category, earlierShows: earlier.length },
  }
}

/** The lines of an application's quote as they are counted now. */
export async function countedLines(tx: Tx, applicationId: string, now = new Date()) {
  return quoteLines(await sourceOf(tx, applicationId, now), lineWords())
}

function placeOf(stand: { number: string; width: unknown; height: unknown; equipped: boolean; openSides: number } | undefined, wishes: unknown): Place {
  if (stand) return { areaC: Math.round(Number(stand.width) * Number(stand.height) * 100), equipped: stand.equipped, openSides: stand.openSides, number: stand.number }
  const [wish] = Array.isArray(wishes) ? (wishes as { area?: unknown; equipped?: unknown; openSides?: unknown }[]) : []
  return { areaC: Math.round(Number(wish?.area ?? 9) * 100), equipped: wish?.equipped !== false, openSides: Number(wish?.openSides ?? 1), number: null }
}

function optionsOf(options: unknown): Record<string, number> {
  if (typeof options !== 'object' || options === null) return {}
  return Object.fromEntries(Object.entries(options).flatMap(([code, quantity]) => (Number.isInteger(quantity) && Number(quantity) > 0 ? [[code, Number(quantity)]] : [])))
}

/** Seller, buyer and terms as they stand now; `seller` is undefined while the edition names none. */
export async function partiesNow(tx: Tx, applicationId: string): Promise<{ seller?: Party; buyer: Party; terms: string; show: string; stand: string | null; quoteDays: number; depositBp: number; zone: string }> {
  const { show, company, assignments } = await tx.application.findUniqueOrThrow({
    where: { id: applicationId },
    select: {
      company: true, show: { include: { programme: { select: { title: true, zone: true } } } },
      assignments: { where: { state: { not: 'RELEASED' } }, select: { stand: { select: { number: true, hall: { select: { name: true } } } } } },
    },
  })
  const town = [company.postcode, company.town].filter(Boolean).join(' ')
  const stand = assignments[0]?.stand
  return {
    ...(show.sellerName && { seller: { name: show.sellerName, address: (show.sellerAddress ?? '').split(/\n|, /).filter(Boolean), siret: show.sellerSiret, vatNumber: show.sellerVatNumber } }),
    buyer: { name: company.name, address: [company.siteName ?? '', company.address ?? '', town].filter(Boolean), siret: company.siret ?? company.siren, vatNumber: frenchVatNumber(company.country, company.siren) },
    terms: show.quoteTerms, show: show.programme.title, stand: stand ? `${stand.number} · ${stand.hall.name}` : null,
    quoteDays: show.quoteDays, depositBp: show.depositBp, zone: show.programme.zone,
  }
}

/** The VAT number that follows from a SIREN: FR, a key of two digits ((12 + 3 × SIREN mod 97) mod 97), the SIREN. */
export function frenchVatNumber(country: string, siren: string): string | null {
  if (country !== 'FR' || !/^\d{9}$/.test(siren)) return null
  return `FR${String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0')}${siren}`
}
