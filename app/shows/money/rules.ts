/** How a quote is counted and how it lives. Money in integer cents, quantities in hundredths, rates in hundredths of a percent. */

/** A line of a quote; `code` is that of its price item, or SUBSIDY, DISCOUNT, or nothing for a line that staff wrote. */
export type Line = { code: string; label: string; quantityC: number; unitAmountCents: number; vatBp: number; amountCents: number; subsidy?: SubsidyFacts }
/** What a quote keeps of the rule behind its subsidy line. */
export type SubsidyFacts = { ruleId: string; name: string; grantor: string; deMinimis: boolean; evidence: string; claimBy: string | null }

export type Price = { unit: 'PER_M2_EQUIPPED' | 'PER_M2_BARE' | 'OPEN_SIDE_PERCENT' | 'CO_EXHIBITOR' | 'OPTION'; code: string; label: string; amountCents: number | null; percentBp: number | null; openSides: number | null; vatBp: number; validFrom: string | null; validUntil: string | null }
export type Place = { areaC: number; equipped: boolean; openSides: number; number: string | null }
export type SubsidyRuleFacts = SubsidyFacts & { rateBp: number; ceilingCents: number; eligibleCodes: string[]; firstN: number | null; companySizes: string[] }
export type QuoteSource = {
  /** The day whose rates hold: on which the company applied. 'YYYY-MM-DD'. */
  ratesOn: string
  today: string
  place: Place
  coExhibitors: number
  options: Record<string, number>
  prices: Price[]
  rules: SubsidyRuleFacts[]
  company: { category: string | null; earlierShows: number }
}
export type LineWords = { floor(place: Place): string; openSides(n: number): string; subsidy(name: string): string }

/** Half a cent goes up, away from nought: a discount takes off just what its price would add. */
export function roundHalfUp(numerator: bigint, denominator: bigint): number {
  const negative = numerator < 0n
  const size = negative ? -numerator : numerator
  const rounded = (2n * size + denominator) / (2n * denominator)
  return Number(negative ? -rounded : rounded)
}

/** Amount of a line before tax: quantity (hundredths) × unit price, rounded to the cent. */
export const lineAmount = (quantityC: number, unitAmountCents: number) => roundHalfUp(BigInt(quantityC) * BigInt(unitAmountCents), 100n)

/** A share of an amount, rounded to the cent. */
export const shareOf = (cents: number, basisPoints: number) => roundHalfUp(BigInt(cents) * BigInt(basisPoints), 10_000n)

export const isSubsidy = ({ code }: { code: string }) => code === 'SUBSIDY'

const holdsOn = ({ validFrom, validUntil }: Price, day: string) => (validFrom ?? '') <= day && day <= (validUntil ?? '9999')

/**
 * The lines of a quote as the price list and the rules say them: floor, open sides, co-exhibitors, options, subsidies.
 * `missing`: what was asked for and has no price on that day; without a price for the floor there is no quote.
 */
export function quoteLines(source: QuoteSource, words: LineWords): { lines: Line[]; missing: string[] } {
  const { place, prices, ratesOn } = source
  const valid = prices.filter((price) => holdsOn(price, ratesOn))
  const floorUnit = place.equipped ? 'PER_M2_EQUIPPED' : 'PER_M2_BARE'
  const floorPrice = valid.find(({ unit }) => unit === floorUnit)
  if (!floorPrice) return { lines: [], missing: [floorUnit] }
  const missing: string[] = []
  const line = (price: Price, quantityC: number, unitAmountCents: number, label = price.label): Line => ({ code: price.code, label, quantityC, unitAmountCents, vatBp: price.vatBp, amountCents: lineAmount(quantityC, unitAmountCents) })
  const floor = line(floorPrice, place.areaC, floorPrice.amountCents ?? 0, `${floorPrice.label} · ${words.floor(place)}`)
  const lines = [floor]
  const sides = valid.find(({ unit, openSides }) => unit === 'OPEN_SIDE_PERCENT' && openSides === place.openSides)
  if (sides) lines.push(line(sides, 100, shareOf(floor.amountCents, sides.percentBp ?? 0), words.openSides(place.openSides)))
  if (source.coExhibitors > 0) {
    const fee = valid.find(({ unit }) => unit === 'CO_EXHIBITOR')
    if (fee) lines.push(line(fee, source.coExhibitors * 100, fee.amountCents ?? 0))
    else missing.push('CO_EXHIBITOR')
  }
  for (const [code, quantity] of Object.entries(source.options).sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (quantity <= 0) continue
    const option = valid.find((price) => price.unit === 'OPTION' && price.code === code)
    if (option) lines.push(line(option, quantity * 100, option.amountCents ?? 0))
    else missing.push(code)
  }
  return { lines: [...lines, ...subsidyLines(lines, source, words)], missing }
}

/** Why a rule gives a company nothing, or undefined when it applies. */
export function whyNoSubsidy(rule: Pick<SubsidyRuleFacts, 'companySizes' | 'firstN' | 'claimBy'>, { company, today }: Pick<QuoteSource, 'company' | 'today'>): 'size' | 'sizeUnknown' | 'participations' | 'claimOver' | undefined {
  if (rule.claimBy && today > rule.claimBy) return 'claimOver'
  if (rule.companySizes.length > 0) {
    if (!company.category) return 'sizeUnknown'
    if (!rule.companySizes.includes(company.category)) return 'size'
  }
  if (rule.firstN !== null && company.earlierShows >= rule.firstN) return 'participations'
  return undefined
}

/**
 * Subsidies as lines below nought: a share of what is eligible, up to a ceiling, and together never more than the price.
 * They bear no VAT of their own: tax is due on the whole price, also where somebody else pays part of it (CGI, art. 266).
 */
export function subsidyLines(lines: Line[], source: Pick<QuoteSource, 'rules' | 'company' | 'today'>, words: Pick<LineWords, 'subsidy'>): Line[] {
  const priced = lines.filter((line) => !isSubsidy(line))
  let left = Math.max(0, priced.reduce((sum, { amountCents }) => sum + amountCents, 0))
  return source.rules.flatMap((rule) => {
    if (whyNoSubsidy(rule, source)) return []
    const amount = Math.min(left, rule.ceilingCents, shareOf(eligibleCents(priced, rule.eligibleCodes), rule.rateBp))
    if (amount <= 0) return []
    left -= amount
    const { ruleId, name, grantor, deMinimis, evidence, claimBy } = rule
    return [{ code: 'SUBSIDY', label: words.subsidy(name), quantityC: 100, unitAmountCents: -amount, vatBp: 0, amountCents: -amount, subsidy: { ruleId, name, grantor, deMinimis, evidence, claimBy } }]
  })
}

/** What of the lines a rule looks at: those with its codes (all when it names none), less every discount. */
function eligibleCents(lines: Line[], codes: string[]): number {
  const counted = lines.filter(({ code, amountCents }) => amountCents < 0 || codes.length === 0 || codes.includes(code))
  return Math.max(0, counted.reduce((sum, { amountCents }) => sum + amountCents, 0))
}

export type Totals = { netCents: number; subsidyCents: number; vat: { vatBp: number; baseCents: number; vatCents: number }[]; vatCents: number; grossCents: number; dueCents: number; depositCents: number }

/** Sums of a quote. VAT is rounded line by line like the amounts, so that each sum is the sum of what stands above it. */
export function totalsOf(lines: Pick<Line, 'code' | 'amountCents' | 'vatBp'>[], depositBp = 0): Totals {
  const sum = (list: { amountCents: number }[]) => list.reduce((total, { amountCents }) => total + amountCents, 0)
  const priced = lines.filter((line) => !isSubsidy(line))
  const rates = [...new Set(priced.map(({ vatBp }) => vatBp))].sort((one, other) => other - one)
  const vat = rates.map((vatBp) => {
    const group = priced.filter((line) => line.vatBp === vatBp)
    return { vatBp, baseCents: sum(group), vatCents: group.reduce((total, line) => total + shareOf(line.amountCents, vatBp), 0) }
  })
  const vatCents = vat.reduce((total, rate) => total + rate.vatCents, 0)
  const netCents = sum(priced)
  const subsidyCents = sum(lines.filter(isSubsidy))
  const dueCents = netCents + vatCents + subsidyCents
  return { netCents, subsidyCents, vat, vatCents, grossCents: netCents + vatCents, dueCents, depositCents: shareOf(Math.max(0, dueCents), depositBp) }
}

export type QuoteState = 'DRAFT' | 'SENT' | 'ACCEPTED' | 'REFUSED' | 'SUPERSEDED'
export type QuoteMove = 'send' | 'accept' | 'refuse' | 'supersede'

/** The life of a quote. What is not here does not happen. */
export const quoteMoves: Record<QuoteState, Partial<Record<QuoteMove, QuoteState>>> = {
  DRAFT: { send: 'SENT' },
  SENT: { accept: 'ACCEPTED', refuse: 'REFUSED', supersede: 'SUPERSEDED' },
  ACCEPTED: { supersede: 'SUPERSEDED' },
  REFUSED: { supersede: 'SUPERSEDED' },
  SUPERSEDED: {},
}

/** Where a move leads, or undefined when it is not open; an answer is open until the last day of validity, that day included. */
export function afterMove(quote: { state: QuoteState; validUntil: string | null }, move: QuoteMove, today: string): QuoteState | undefined {
  if ((move === 'accept' || move === 'refuse') && standingOf(quote, today) === 'EXPIRED') return undefined
  return quoteMoves[quote.state][move]
}

export const standings = ['DRAFT', 'SENT', 'EXPIRED', 'ACCEPTED', 'REFUSED', 'SUPERSEDED'] as const
export type Standing = (typeof standings)[number]

/** The state as people see it: a quote that nobody answered by its day has expired. */
export function standingOf({ state, validUntil }: { state: QuoteState; validUntil: string | null }, today: string): Standing {
  return state === 'SENT' && validUntil !== null && today > validUntil ? 'EXPIRED' : state
}

export type LineChange = { label: string; before: number | null; after: number | null }

/** What is different between the lines as they were counted and as they would be counted now; amounts in cents. */
export function changesBetween(before: Line[], after: Line[]): LineChange[] {
  const key = ({ code, subsidy }: Line) => `${code} ${subsidy?.ruleId ?? ''}`
  const keys = [...new Set([...before, ...after].map(key))]
  return keys.flatMap((name) => {
    const [old, now] = [before.find((line) => key(line) === name), after.find((line) => key(line) === name)]
    if (old && now && old.amountCents === now.amountCents && old.label === now.label && old.vatBp === now.vatBp) return []
    return [{ label: (now ?? old)?.label ?? '', before: old?.amountCents ?? null, after: now?.amountCents ?? null }]
  })
}

/** « D-00042 », « D-00042-2 » for a second version; a draft has no number yet. */
export function quoteName(number: number | null, version: number): string {
  return number === null ? '' : `D-${String(number).padStart(5, '0')}${version > 1 ? `-${version}` : ''}`
}

/** A SIREN or SIRET in groups as it is written: « 356 000 000 49837 ». */
export function siretWords(number: string): string {
  return number.replace(/^(\d{3})(\d{3})(\d{3})(\d*)$/, (_all, ...groups: string[]) => groups.slice(0, 4).filter(Boolean).join('\u00a0'))
}
