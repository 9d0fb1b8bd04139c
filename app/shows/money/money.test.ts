import { beforeEach, expect, test } from 'vitest'
import { system } from '~/access/viewer.server'
import { aCompany, aCompanyViewer, anApplication, aHall, aShow, aStaffViewer, aStand } from '~/db/builders.server'
import { db, pool, transaction } from '~/db/client.server'
import { fileAnswer } from '~/db/files.server'
import { useTestDatabase } from '~/db/testing.server'
import { addDays, dateOnly, fromDateOnly, todayIn } from '~/ui/time'
import { addGrant, cancelGrant, linkCompanies, recordGrant, removeSubsidy, saveSubsidy, unlinkCompany } from './aid-commands.server'
import { withdrawApplication } from '../applications/commands.server'
import { answerQuote, draftMissingQuotes, draftQuote, recountQuote, removeDraft, saveQuote, sendQuote } from './quote-commands.server'
import { accountingRows, companyQuote, quoteFileId, quotePage } from './quote-queries.server'
import { companyAid, showLedger } from './aid-queries.server'
import { statementPaper } from './aid-paper.server'
import { AnswerInput, GrantInput, QuoteInput, SubsidyInput } from './schema'

useTestDatabase()

beforeEach(() => pool().query('TRUNCATE "Programme", "Company", "Message", "User", "StoredFile", "Undertaking" CASCADE'))

const seller = { sellerName: 'Mécanov', sellerAddress: '12 rue des Ateliers, 59000 Lille', sellerSiret: '35600000049837', depositBp: 3_000, quoteTerms: 'Payable à 30 jours.' }
const yes = AnswerInput.parse({ answer: 'accept', name: 'Jeanne Petit', agree: true })
const no = AnswerInput.parse({ answer: 'refuse', name: 'Jeanne Petit', reason: 'Trop cher' })
const grant = (amount: number, given: Record<string, unknown> = {}) => GrantInput.parse({ amount, grantedOn: todayIn(), grantor: 'Région', ...given })
const sumOf = async () => Number((await db().aidGrant.aggregate({ _sum: { amountCents: true }, where: { cancelledAt: null } }))._sum.amountCents ?? 0)

/** A show with prices, and an accepted application on a confirmed stand of 9 m² with two open sides. */
async function aPlace(given: { rule?: Record<string, unknown>; showId?: string } = {}) {
  const showId = given.showId ?? (await aShow({ show: seller })).id
  if (!given.showId) {
    await db().priceItem.createMany({ data: [
      { showId, unit: 'PER_M2_EQUIPPED', code: 'EQ', label: 'Surface équipée', amountCents: 68_000 }, { showId, unit: 'OPEN_SIDE_PERCENT', code: 'A2', label: 'Deux faces', percentBp: 1_800, openSides: 2 }, { showId, unit: 'OPTION', code: 'ELEC3', label: 'Électricité 3 kW', amountCents: 21_000 },
    ] })
    if (given.rule) await saveSubsidy(system, showId, null, SubsidyInput.parse({ name: 'Région Export', grantor: 'Région', rate: 50, ceiling: 12_500, deMinimis: true, ...given.rule }))
  }
  const viewer = await aCompanyViewer()
  const companyId = viewer.companyIds[0] ?? ''
  const application = await anApplication({ showId, companyId, state: 'ACCEPTED', options: { ELEC3: 1 } })
  const stand = await aStand({ hallId: (await aHall({ showId })).id, openSides: 2 })
  const assignment = await db().assignment.create({ data: { standId: stand.id, applicationId: application.id, state: 'CONFIRMED', confirmedAt: new Date() } })
  return { showId, viewer, companyId, application, stand, assignment }
}

async function sent(applicationId: string) {
  const draft = await draftQuote(system, applicationId)
  if (!draft.ok) throw new Error(draft.reason)
  expect(await sendQuote(system, draft.id)).toMatchObject({ ok: true })
  return draft.id
}

test('a quote is counted, sent with its paper, told, accepted, and its subsidy granted', async () => {
  const staff = await aStaffViewer()
  const { viewer, application, companyId, showId } = await aPlace({ rule: { eligibleCodes: ['EQ', 'A2'] } })
  const draft = await draftQuote(staff, application.id)
  if (!draft.ok) throw new Error(draft.reason)
  expect(await draftQuote(staff, application.id)).toEqual(draft)
  expect(await companyQuote(viewer, showId)).toMatchObject({ current: null })
  expect(await sendQuote(staff, draft.id)).toEqual({ ok: true, name: 'D-00001', told: 1 })
  const page = await companyQuote(viewer, showId)
  expect(page?.current).toMatchObject({ standing: 'SENT', totals: { netCents: 743_160, subsidyCents: -361_080, vatCents: 148_632, grossCents: 891_792, dueCents: 530_712, depositCents: 159_214 } })
  expect(await fileAnswer((await quoteFileId(viewer, draft.id)) ?? '', new Request('http://pavillon'))).toMatchObject({ status: 200 })
  expect(await quoteFileId(await aCompanyViewer(), draft.id)).toBeUndefined()

  await expect(answerQuote(await aCompanyViewer(), draft.id, yes)).rejects.toMatchObject({ status: 404 })
  expect(await answerQuote(viewer, draft.id, yes)).toEqual({ ok: true })
  expect(await answerQuote(viewer, draft.id, no)).toMatchObject({ reason: 'answered' })
  expect(await db().aidGrant.findMany()).toMatchObject([{ companyId, amountCents: 361_080, grantor: 'Région', quoteId: draft.id, programmeId: showId }])
  expect(await db().quote.findUniqueOrThrow({ where: { id: draft.id } })).toMatchObject({ state: 'ACCEPTED', answeredBy: 'Jeanne Petit' })
  expect((await db().message.findMany({ orderBy: { createdAt: 'asc' } })).map(({ kind }) => kind)).toEqual(['quote.sent', 'quote.answered'])
  const rows = await accountingRows(staff, showId)
  expect(rows.map(({ code, netCents, vatCents }) => [code, netCents, vatCents])).toEqual([['EQ', 612_000, 122_400], ['A2', 110_160, 22_032], ['ELEC3', 21_000, 4_200], ['SUBSIDY', -361_080, 0]])
})

test('numbers follow each other without a gap when quotes of two shows are sent at once and one fails', async () => {
  const places = [...(await Promise.all([aPlace(), aPlace()]))]
  for (const { showId } of places.slice(0, 2)) for (let n = 0; n < 4; n += 1) places.push(await aPlace({ showId }))
  const drafts = await Promise.all(places.map(async ({ application }) => { const made = await draftQuote(system, application.id); return made.ok ? made.id : '' }))
  // One fails in its very last step, after its number was given.
  await pool().query(`CREATE FUNCTION trip() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.id = '${drafts[3]}' THEN RAISE EXCEPTION 'tripped'; END IF; RETURN NEW; END $$; CREATE TRIGGER trip AFTER UPDATE ON "Quote" FOR EACH ROW WHEN (NEW.state = 'SENT') EXECUTE FUNCTION trip()`)
  const outcomes = await Promise.allSettled(drafts.map((id) => sendQuote(system, id)))
  await pool().query('DROP TRIGGER trip ON "Quote"; DROP FUNCTION trip()')
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  const numbers = (await db().quote.findMany({ where: { number: { not: null } }, orderBy: { number: 'asc' } })).map(({ number }) => number)
  expect(numbers).toEqual(Array.from({ length: 9 }, (_, n) => n + 1))
  expect(await sendQuote(system, drafts[3] ?? '')).toMatchObject({ ok: true, name: 'D-00010' })
}, 60_000)

test('without one taker at a time two quotes would want the same number', async () => {
  const gate = { waiting: 0, open: () => {}, passed: Promise.resolve() }
  gate.passed = new Promise((resolve) => { gate.open = resolve })
  const take = () => transaction(async (tx) => {
    const { _max } = await tx.quote.aggregate({ _max: { number: true } })
    gate.waiting += 1
    if (gate.waiting === 2) gate.open()
    await gate.passed
    return (_max.number ?? 0) + 1
  })
  expect(await Promise.all([take(), take()])).toEqual([1, 1])
})

test('an expired quote is answered no more; a new version takes its number on', async () => {
  const { viewer, application, stand } = await aPlace()
  const first = await sent(application.id)
  const { validUntil } = await db().quote.findUniqueOrThrow({ where: { id: first } })
  const dayAfter = new Date(`${addDays(dateOnly(validUntil ?? new Date()), 1)}T10:00:00Z`)
  expect(await answerQuote(viewer, first, yes, dayAfter)).toMatchObject({ reason: 'expired' })
  await db().stand.update({ where: { id: stand.id }, data: { openSides: 1 } })
  const second = await draftQuote(system, application.id)
  if (!second.ok) throw new Error(second.reason)
  expect(await sendQuote(system, second.id)).toMatchObject({ name: 'D-00001-2' })
  expect(await db().quote.findUniqueOrThrow({ where: { id: first } })).toMatchObject({ state: 'SUPERSEDED', number: 1, version: 1 })
  expect(await answerQuote(viewer, first, yes)).toMatchObject({ reason: 'answered' })
  expect(await answerQuote(viewer, second.id, no)).toEqual({ ok: true })
  expect(await db().quote.findUniqueOrThrow({ where: { id: second.id } })).toMatchObject({ state: 'REFUSED', refuseReason: 'Trop cher' })
})

test('a new version of an accepted quote takes back what was granted with the old one, and grants anew', async () => {
  const { viewer, application } = await aPlace({ rule: {} })
  const first = await sent(application.id)
  await answerQuote(viewer, first, yes)
  expect(await sumOf()).toBe(371_580)
  await db().application.update({ where: { id: application.id }, data: { options: {} } })
  const second = await sent(application.id)
  expect(await sumOf()).toBe(0)
  await answerQuote(viewer, second, yes)
  expect(await sumOf()).toBe(361_080)
})

test('a company that takes its application back has its aid cancelled, and accepts nothing more', async () => {
  const { viewer, application } = await aPlace({ rule: {} })
  const first = await sent(application.id)
  const [answered, withdrawn] = await Promise.all([answerQuote(viewer, first, yes), withdrawApplication(viewer, application.id, 'Plus de budget')])
  expect(withdrawn).toEqual({ ok: true })
  expect(answered.ok || answered.reason).toBeOneOf([true, 'outOfShow'])
  expect(await sumOf()).toBe(0)
  const other = await aPlace({ rule: {} })
  const second = await sent(other.application.id)
  await withdrawApplication(other.viewer, other.application.id, '')
  expect(await answerQuote(other.viewer, second, yes)).toMatchObject({ reason: 'outOfShow' })
  const third = await aPlace({ rule: {} })
  await answerQuote(third.viewer, await sent(third.application.id), yes)
  expect(await sumOf()).toBe(371_580)
  await withdrawApplication(third.viewer, third.application.id, '')
  expect(await sumOf()).toBe(0)
  expect(await db().aidGrant.findFirstOrThrow({ where: { companyId: third.companyId } })).toMatchObject({ cancelReason: 'Candidature retirée' })
})

test('staff change a draft, see what moved since, and count it again without losing their own lines', async () => {
  const staff = await aStaffViewer()
  const { application, stand, showId } = await aPlace()
  const draft = await draftQuote(staff, application.id)
  if (!draft.ok) throw new Error(draft.reason)
  const lines = [{ code: 'EQ', label: 'Surface', quantity: 9, unit: 680, vat: 20 }, { code: 'DISCOUNT', label: 'Fidélité', quantity: 1, unit: -100.5, vat: 20 }, { code: '', label: 'Transport', quantity: 1.5, unit: 33.33, vat: 20 }, { code: '' }]
  expect(await saveQuote(staff, draft.id, QuoteInput.parse({ lines, note: 'Merci' }))).toEqual({ ok: true })
  const amounts = async () => (await db().quoteLine.findMany({ where: { quoteId: draft.id }, orderBy: { position: 'asc' } })).map(({ code, amountCents }) => [code, amountCents])
  expect(await amounts()).toEqual([['EQ', 612_000], ['DISCOUNT', -10_050], ['', 5_000]])
  expect((await quotePage(staff, showId, draft.id))?.changes).toEqual([])
  await db().stand.update({ where: { id: stand.id }, data: { openSides: 3 } })
  expect((await quotePage(staff, showId, draft.id))?.changes).toMatchObject([{ before: 110_160, after: null }])
  expect(await recountQuote(staff, draft.id)).toEqual({ ok: true })
  expect(await amounts()).toEqual([['EQ', 612_000], ['ELEC3', 21_000], ['DISCOUNT', -10_050], ['', 5_000]])
  expect((await quotePage(staff, showId, draft.id))?.changes).toEqual([])
  expect(await saveQuote(staff, draft.id, QuoteInput.parse({ lines: [] }))).toMatchObject({ reason: 'noLine' })
  expect(await sendQuote(staff, draft.id)).toMatchObject({ ok: true })
  expect(await saveQuote(staff, draft.id, QuoteInput.parse({ lines }))).toMatchObject({ reason: 'sent' })
  expect(await recountQuote(staff, draft.id)).toMatchObject({ reason: 'sent' })
  expect(await removeDraft(staff, draft.id)).toMatchObject({ reason: 'sent' })
})

test('what cannot be sent is not: no seller, no price, an application that was withdrawn', async () => {
  const { application, showId } = await aPlace()
  const draft = await draftQuote(system, application.id)
  await db().show.update({ where: { programmeId: showId }, data: { sellerName: null } })
  expect(await sendQuote(system, draft.ok ? draft.id : '')).toMatchObject({ reason: 'noSeller' })
  expect(await removeDraft(system, draft.ok ? draft.id : '')).toEqual({ ok: true })
  await db().priceItem.deleteMany({})
  expect(await draftMissingQuotes(system, showId)).toEqual({ made: 0, noPrice: 1 })
  await db().application.update({ where: { id: application.id }, data: { state: 'WITHDRAWN' } })
  expect(await draftQuote(system, application.id)).toMatchObject({ reason: 'applicationClosed' })
})

test('a subsidy of the first participations ends when the company has been that often', async () => {
  const rule = { firstN: 1 }
  const { application, companyId } = await aPlace({ rule })
  const counted = async () => { const draft = await draftQuote(system, application.id); const found = await db().quoteLine.count({ where: { quoteId: draft.ok ? draft.id : '', code: 'SUBSIDY' } }); await removeDraft(system, draft.ok ? draft.id : ''); return found }
  expect(await counted()).toBe(1)
  const before = await aShow({ startsOn: fromDateOnly('2024-03-05'), endsOn: fromDateOnly('2024-03-07') })
  const earlier = await anApplication({ showId: before.id, companyId, state: 'ACCEPTED' })
  const held = await db().assignment.create({ data: { standId: (await aStand({ hallId: (await aHall({ showId: before.id })).id })).id, applicationId: earlier.id, state: 'HELD' } })
  expect(await counted()).toBe(1)
  await db().assignment.update({ where: { id: held.id }, data: { state: 'CONFIRMED' } })
  expect(await counted()).toBe(0)
})

test('an acceptance that would pass de minimis changes nothing and says so', async () => {
  const { viewer, application, companyId, showId } = await aPlace({ rule: {} })
  const id = await sent(application.id)
  expect((await quotePage(system, showId, id))?.overCeiling).toBeUndefined()
  expect(await addGrant(system, companyId, grant(297_000))).toMatchObject({ ok: true, state: 'near' })
  expect((await quotePage(system, showId, id))?.overCeiling).toEqual({ sum: 30_071_580, room: 300_000 })
  const outcome = await answerQuote(viewer, id, yes)
  expect(outcome).toMatchObject({ ok: false, reason: 'deMinimis', details: { sum: 30_071_580, room: 300_000 } })
  expect(await db().quote.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'SENT', acceptedAt: null, answeredBy: null })
  expect(await db().message.count({ where: { kind: 'quote.answered' } })).toBe(0)
  expect(await sumOf()).toBe(29_700_000)
})

test('a rule that is no de minimis aid writes no grant', async () => {
  const { viewer, application } = await aPlace({ rule: { deMinimis: false } })
  expect(await answerQuote(viewer, await sent(application.id), yes)).toEqual({ ok: true })
  expect(await db().aidGrant.count()).toBe(0)
})

test('the ceiling itself may be reached, one cent more may not, also with an earlier date; three years later there is room again', async () => {
  const { id } = await aCompany()
  const day = todayIn()
  expect(await addGrant(system, id, grant(200_000))).toMatchObject({ ok: true })
  expect(await addGrant(system, id, grant(100_000.01))).toMatchObject({ reason: 'deMinimis', details: { room: 10_000_000 } })
  expect(await addGrant(system, id, grant(100_000.01, { grantedOn: addDays(day, -900) }))).toMatchObject({ reason: 'deMinimis' })
  expect(await addGrant(system, id, grant(300_000, { grantedOn: addDays(day, -1_100) }))).toMatchObject({ ok: true })
  expect(await addGrant(system, id, grant(100_000))).toMatchObject({ ok: true, state: 'near' })
  expect(await addGrant(system, id, grant(1, { grantedOn: addDays(day, 1) }))).toMatchObject({ reason: 'dayToCome' })
})

test('what is cancelled counts no more, and stays', async () => {
  const { id } = await aCompany()
  const first = await addGrant(system, id, grant(300_000))
  expect(await addGrant(system, id, grant(1))).toMatchObject({ reason: 'deMinimis' })
  await cancelGrant(system, first.ok ? first.id : '', 'Projet abandonné')
  expect(await addGrant(system, id, grant(1))).toMatchObject({ ok: true })
  expect((await companyAid(system, id))?.grants).toHaveLength(2)
  await expect(cancelGrant(system, first.ok ? first.id : '', 'Encore')).rejects.toMatchObject({ status: 404 })
})

test('aid that a company declares is a fact: it is written beyond the ceiling, and then nothing is granted', async () => {
  const { id } = await aCompany()
  expect(await addGrant(system, id, grant(310_000, { declared: true, grantor: 'Ademe' }))).toMatchObject({ ok: true, state: 'over' })
  expect(await addGrant(system, id, grant(1))).toMatchObject({ reason: 'deMinimis', details: { room: 0 } })
})

test('sites of one SIREN, and companies linked through others, count as one', async () => {
  const [mother, daughter, cousin, other] = [await aCompany(), await aCompany(), await aCompany(), await aCompany()]
  const site = await aCompany({ siren: mother.siren, siret: `${mother.siren}00012`, name: 'Atelier 2' })
  expect(await linkCompanies(system, mother.id, daughter.id)).toEqual({ ok: true })
  expect(await linkCompanies(system, cousin.id, daughter.id)).toEqual({ ok: true })
  expect(await linkCompanies(system, site.id, cousin.id)).toMatchObject({ reason: 'alreadyLinked' })
  expect(await addGrant(system, cousin.id, grant(250_000))).toMatchObject({ ok: true })
  expect(await addGrant(system, site.id, grant(50_000.01))).toMatchObject({ reason: 'deMinimis' })
  expect(await addGrant(system, other.id, grant(300_000))).toMatchObject({ ok: true })
  expect((await companyAid(system, site.id))?.members).toHaveLength(4)
  await unlinkCompany(system, cousin.id)
  expect(await addGrant(system, site.id, grant(300_000))).toMatchObject({ ok: true })
})

test('grants that come at once, to sites and linked companies, never pass the ceiling together', async () => {
  const [one, other] = [await aCompany(), await aCompany()]
  const site = await aCompany({ siren: one.siren, siret: `${one.siren}00012`, name: 'Atelier 2' })
  await linkCompanies(system, one.id, other.id)
  const outcomes = await Promise.all(Array.from({ length: 12 }, (_, n) => addGrant(system, [one, other, site][n % 3]?.id ?? '', grant(70_000))))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(4)
  expect(await sumOf()).toBe(28_000_000)
})

test('grants that come while companies are being linked see the link or come before it', async () => {
  const companies = await Promise.all(Array.from({ length: 4 }, () => aCompany()))
  const [first] = companies
  await Promise.all(companies.flatMap(({ id }) => [addGrant(system, id, grant(100_000)), ...(id === first?.id ? [] : [linkCompanies(system, first?.id ?? '', id)])]))
  expect(await addGrant(system, first?.id ?? '', grant(1))).toMatchObject((await sumOf()) >= 30_000_000 ? { reason: 'deMinimis' } : { ok: true })
})

test('without waiting for each other two grants would both find room', async () => {
  const { id } = await aCompany()
  let waiting = 0
  let open = () => {}
  const passed = new Promise<void>((resolve) => { open = resolve })
  const careless = () => transaction(async (tx) => {
    const { _sum } = await tx.aidGrant.aggregate({ _sum: { amountCents: true }, where: { companyId: id } })
    if ((waiting += 1) === 2) open()
    await passed
    if ((_sum.amountCents ?? 0) + 20_000_000 > 30_000_000) return
    await tx.aidGrant.create({ data: { companyId: id, amountCents: 20_000_000, grantedOn: new Date(), grantor: 'Région' } })
  })
  await Promise.all([careless(), careless()])
  expect(await sumOf()).toBe(40_000_000)
  await pool().query('TRUNCATE "AidGrant"')
  await Promise.all([1, 2].map(() => transaction((tx) => recordGrant(tx, system, { companyId: id, amountCents: 20_000_000, grantedOn: todayIn(), grantor: 'Région' }))))
  expect(await sumOf()).toBe(20_000_000)
})

test('the ledger shows exhibitors and whoever has aid, linked companies once; the statement is a paper', async () => {
  const { showId, companyId } = await aPlace({ rule: {} })
  const aided = await aCompany({ name: 'Ailleurs' })
  await addGrant(system, companyId, grant(245_000))
  await addGrant(system, aided.id, grant(10))
  const ledger = await showLedger(system, showId)
  expect(ledger.groups.map(({ cents, state }) => [cents, state])).toEqual([[24_500_000, 'near'], [1_000, 'free']])
  expect((await statementPaper(system, companyId))?.bytes.toString('latin1').slice(0, 5)).toBe('%PDF-')
  expect(await statementPaper(await aCompanyViewer(), companyId)).toBeNull()
})

test('a rule is changed and removed in its own show only', async () => {
  const [show, other] = [await aShow(), await aShow()]
  const input = SubsidyInput.parse({ name: 'Région Export', grantor: 'Région', rate: 50, ceiling: 8_000, firstN: 3 })
  const { id } = await saveSubsidy(system, show.id, null, input)
  await expect(saveSubsidy(system, other.id, id, input)).rejects.toMatchObject({ status: 404 })
  await removeSubsidy(system, other.id, id)
  expect(await db().subsidyRule.findMany()).toMatchObject([{ rateBp: 5_000, ceilingCents: 800_000, firstN: 3, deMinimis: false }])
  await removeSubsidy(system, show.id, id)
  expect(await db().subsidyRule.count()).toBe(0)
})
