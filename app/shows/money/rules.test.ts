import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '~/ui/time'
import { DE_MINIMIS_CENTS, fullestWindow, roomState, windowEnding, windowSum } from './de-minimis'
import { afterMove, changesBetween, lineAmount, quoteLines, quoteMoves, quoteName, roundHalfUp, shareOf, siretWords, standingOf, totalsOf, whyNoSubsidy, type Line, type Price, type QuoteMove, type QuoteSource, type QuoteState, type SubsidyRuleFacts } from './rules'

const price = (given: Partial<Price>): Price => ({ unit: 'PER_M2_EQUIPPED', code: 'EQ', label: 'Surface équipée', amountCents: 68_000, percentBp: null, openSides: null, vatBp: 2000, validFrom: null, validUntil: null, ...given })
const rule = (given: Partial<SubsidyRuleFacts>): SubsidyRuleFacts => ({ ruleId: 'r1', name: 'Région', grantor: 'Région', deMinimis: true, evidence: '', claimBy: null, rateBp: 5_000, ceilingCents: 1_250_000, eligibleCodes: [], firstN: null, companySizes: [], ...given })
const source = (given: Partial<QuoteSource> = {}): QuoteSource => ({
  ratesOn: '2026-10-01', today: '2026-11-01', place: { areaC: 900, equipped: true, openSides: 1, number: 'A12' }, coExhibitors: 0, options: {}, prices: [price({})], rules: [], company: { category: 'PME', earlierShows: 0 }, ...given,
})
const words = { floor: () => 'stand', openSides: (n: number) => `${n} faces`, subsidy: (name: string) => name }
const amounts = (given: Partial<QuoteSource>) => quoteLines(source(given), words).lines.map(({ code, amountCents }) => [code, amountCents])

test('nine square metres at 680 € with two open sides, a co-exhibitor, power and half paid by the Region', () => {
  const prices = [
    price({}), price({ unit: 'OPEN_SIDE_PERCENT', code: 'A2', amountCents: null, percentBp: 1_800, openSides: 2 }), price({ unit: 'OPEN_SIDE_PERCENT', code: 'A3', amountCents: null, percentBp: 2_000, openSides: 3 }),
    price({ unit: 'CO_EXHIBITOR', code: 'CO', amountCents: 45_000 }), price({ unit: 'OPTION', code: 'ELEC3', amountCents: 21_010 }),
  ]
  expect(amounts({ prices, place: { areaC: 900, equipped: true, openSides: 2, number: 'A1' }, coExhibitors: 2, options: { ELEC3: 2 }, rules: [rule({ eligibleCodes: ['EQ', 'A2'], ceilingCents: 350_000 })] })).toEqual([
    ['EQ', 612_000], ['A2', 110_160], ['CO', 90_000], ['ELEC3', 42_020], ['SUBSIDY', -350_000],
  ])
})

test('the rate is that of the day on which the company applied', () => {
  const prices = [price({ amountCents: 64_000, validUntil: '2026-09-30' }), price({ validFrom: '2026-10-01' })]
  expect(amounts({ prices, ratesOn: '2026-09-30' })).toEqual([['EQ', 576_000]])
  expect(amounts({ prices, ratesOn: '2026-10-01' })).toEqual([['EQ', 612_000]])
})

test('what has no price is named, and without a price for the floor there is no quote', () => {
  expect(quoteLines(source({ coExhibitors: 1, options: { TV: 1, NONE: 0 } }), words).missing).toEqual(['CO_EXHIBITOR', 'TV'])
  expect(quoteLines(source({ place: { areaC: 900, equipped: false, openSides: 1, number: null } }), words)).toEqual({ lines: [], missing: ['PER_M2_BARE'] })
})

test('a subsidy goes to the sizes, the participations and until the day that its rule says', () => {
  const why = (given: Partial<SubsidyRuleFacts>, company = { category: 'PME' as string | null, earlierShows: 2 }) => whyNoSubsidy(rule(given), { company, today: '2026-11-01' })
  expect(why({ firstN: 3 })).toBeUndefined()
  expect(why({ firstN: 2 })).toBe('participations')
  expect(why({ companySizes: ['PME', 'ETI'] })).toBeUndefined()
  expect(why({ companySizes: ['ETI'] })).toBe('size')
  expect(why({ companySizes: ['PME'] }, { category: null, earlierShows: 0 })).toBe('sizeUnknown')
  expect(why({ claimBy: '2026-11-01' })).toBeUndefined()
  expect(why({ claimBy: '2026-10-31' })).toBe('claimOver')
})

test('subsidies together never pass the price', () => {
  expect(amounts({ rules: [rule({ rateBp: 8_000 }), rule({ ruleId: 'r2', rateBp: 8_000 })] })).toEqual([['EQ', 612_000], ['SUBSIDY', -489_600], ['SUBSIDY', -122_400]])
})

test('half a cent goes up, away from nought', () => {
  expect([lineAmount(50, 1), lineAmount(50, -1), lineAmount(49, 1), shareOf(25, 2_000), shareOf(1_005, 5_000)]).toEqual([1, -1, 0, 5, 503])
})

const anyLine = fc.record({ code: fc.constantFrom('EQ', 'A2', 'DISCOUNT', 'SUBSIDY', ''), quantityC: fc.integer({ min: 0, max: 100_000 }), unitAmountCents: fc.integer({ min: -500_000, max: 500_000 }), vatBp: fc.constantFrom(0, 550, 1_000, 2_000) })
  .map((line): Line => ({ ...line, label: line.code, amountCents: lineAmount(line.quantityC, line.unitAmountCents) }))

test('a quote’s total is the sum of its lines, whatever they are', () => {
  fc.assert(fc.property(fc.array(anyLine, { maxLength: 30 }), (lines) => {
    const totals = totalsOf(lines)
    expect(totals.netCents + totals.subsidyCents).toBe(lines.reduce((sum, { amountCents }) => sum + amountCents, 0))
    expect(totals.vat.reduce((sum, { baseCents }) => sum + baseCents, 0)).toBe(totals.netCents)
    expect(totals.vat.reduce((sum, { vatCents }) => sum + vatCents, 0)).toBe(totals.vatCents)
    expect(totals.grossCents + totals.subsidyCents).toBe(totals.dueCents)
  }))
})

test('an amount is never more than half a cent from its product, which binary fractions would not hold', () => {
  fc.assert(fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: -1_000_000, max: 1_000_000 }), (quantityC, unit) => {
    expect(Math.abs(lineAmount(quantityC, unit) * 100 - quantityC * unit)).toBeLessThanOrEqual(50)
  }))
  expect(roundHalfUp(1_005n, 10n)).toBe(101)
  expect(Math.round(1.005 * 100)).toBe(100)
})

test('a quote moves only along its table, and is answered until its last day', () => {
  const states = Object.keys(quoteMoves) as QuoteState[]
  const moves: QuoteMove[] = ['send', 'accept', 'refuse', 'supersede']
  const open = states.flatMap((state) => moves.flatMap((move) => { const to = afterMove({ state, validUntil: '2026-12-01' }, move, '2026-12-01'); return to ? [`${state} ${move} ${to}`] : [] }))
  expect(open).toEqual(['DRAFT send SENT', 'SENT accept ACCEPTED', 'SENT refuse REFUSED', 'SENT supersede SUPERSEDED', 'ACCEPTED supersede SUPERSEDED', 'REFUSED supersede SUPERSEDED'])
  const late = { state: 'SENT' as const, validUntil: '2026-12-01' }
  expect(standingOf(late, '2026-12-02')).toBe('EXPIRED')
  expect(moves.map((move) => afterMove(late, move, '2026-12-02'))).toEqual([undefined, undefined, undefined, 'SUPERSEDED'])
  expect(standingOf({ state: 'ACCEPTED', validUntil: '2026-12-01' }, '2027-12-02')).toBe('ACCEPTED')
})

test('what changed since is told line by line', () => {
  const { lines } = quoteLines(source(), words)
  const { lines: larger } = quoteLines(source({ place: { areaC: 1_200, equipped: true, openSides: 1, number: 'A12' } }), words)
  expect(changesBetween(lines, lines)).toEqual([])
  expect(changesBetween(lines, larger)).toMatchObject([{ before: 612_000, after: 816_000 }])
  expect(changesBetween([], lines)).toMatchObject([{ before: null, after: 612_000 }])
  expect([quoteName(42, 1), quoteName(42, 3), quoteName(null, 1)]).toEqual(['D-00042', 'D-00042-3', ''])
})

test('three years end the day before the same date: the grant of that date counts no more', () => {
  expect(windowEnding('2027-01-10')).toEqual({ from: '2024-01-11', until: '2027-01-10' })
  const grants = [{ grantedOn: '2024-01-10', amountCents: 20_000_000 }]
  expect(fullestWindow(grants, { grantedOn: '2027-01-09', amountCents: 15_000_000 }).cents).toBe(35_000_000)
  expect(fullestWindow(grants, { grantedOn: '2027-01-10', amountCents: 15_000_000 }).cents).toBe(15_000_000)
})

test('a grant that is entered with an earlier date is counted with those after it', () => {
  const later = [{ grantedOn: '2026-06-01', amountCents: 25_000_000 }]
  expect(fullestWindow(later, { grantedOn: '2025-01-01', amountCents: 6_000_000 })).toEqual({ from: '2023-06-02', until: '2026-06-01', cents: 31_000_000 })
  expect(windowSum([...later, { grantedOn: '2025-01-01', amountCents: 6_000_000 }], '2025-01-01').cents).toBe(6_000_000)
})

test('no three years that hold the new grant are fuller than the one that was found', () => {
  const fact = fc.record({ grantedOn: fc.integer({ min: 0, max: 2_600 }).map((n) => addDays('2022-01-01', n)), amountCents: fc.integer({ min: 1, max: 20_000_000 }) })
  fc.assert(fc.property(fc.array(fact, { maxLength: 8 }), fact, (grants, added) => {
    const found = fullestWindow(grants, added)
    for (let n = 0; n < 1_096; n += 7) {
      const window = windowSum([...grants, added], addDays(added.grantedOn, n))
      if (window.from <= added.grantedOn) expect(window.cents).toBeLessThanOrEqual(found.cents)
    }
  }), { numRuns: 40 })
})

test('people are warned from four fifths of the ceiling; the ceiling itself is allowed', () => {
  expect([23_999_999, 24_000_000, DE_MINIMIS_CENTS, DE_MINIMIS_CENTS + 1].map(roomState)).toEqual(['free', 'near', 'near', 'over'])
})

test('a SIRET is written in groups, and so is a SIREN', () => {
  expect([siretWords('35600000049837'), siretWords('356000000')]).toEqual(['356\u00a0000\u00a0000\u00a049837', '356\u00a0000\u00a0000'])
})
