import { beforeEach, expect, test } from 'vitest'
import fc from 'fast-check'
import { system } from '~/access/viewer.server'
import { copyProgramme } from '~/activities/commands.server'
import { aCompanyViewer, anApplication, aHall, aShow, aStaffViewer, aStand } from '~/db/builders.server'
import { db, pool } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { saveProgramme, setProgrammeStatus } from '~/programmes/commands.server'
import { addDays, dateOnly, fromDateOnly } from '~/ui/time'
import { copyShow } from '../copy.server'
import { showChanged } from '../life.server'
import { removePrice, saveEdition, savePrice } from './commands.server'
import { editionValues } from './form-values'
import { editionOf } from './queries.server'
import { callState, validAtOnce } from './rules'
import { EditionInput, PriceInput } from './schema'

useTestDatabase()

beforeEach(() => pool().query('TRUNCATE "Programme", "Company", "Message" CASCADE'))

const price = (given: Record<string, unknown>) => PriceInput.parse({ unit: 'PER_M2_EQUIPPED', code: 'EQ', label: 'Surface équipée', amount: 680, ...given })

test('an edition saved unchanged changes nothing, in summer and in winter', async () => {
  for (const closes of ['2027-07-01T16:00:00Z', '2027-01-15T17:00:00Z', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z']) {
    const show = await aShow({ show: { applicationsOpen: new Date('2026-03-29T00:30:00Z'), applicationsClose: new Date(closes) } })
    const edition = await editionOf(system, show.id)
    if (!edition) throw new Error('no edition')
    const typed = Object.fromEntries(Object.entries(editionValues(edition)).filter(([, value]) => value !== undefined))
    const input = EditionInput.parse({ ...typed, vat: Number(typed.vat), deposit: Number(typed.deposit), quoteDays: Number(typed.quoteDays) })
    expect(await saveEdition(await aStaffViewer(), show.id, input)).toEqual({ ok: true })
    const after = await db().show.findUniqueOrThrow({ where: { programmeId: show.id } })
    expect(after.applicationsClose?.toISOString()).toBe(new Date(closes).toISOString())
    expect(after.applicationsOpen?.toISOString()).toBe('2026-03-29T00:30:00.000Z')
  }
})

test('who saves an older edition is told so, and a SIRET with a wrong key is refused', async () => {
  const show = await aShow()
  const staff = await aStaffViewer()
  const input = EditionInput.parse({ version: 0, venue: 'Gayant Expo' })
  expect(await saveEdition(staff, show.id, input)).toEqual({ ok: true })
  expect(await saveEdition(staff, show.id, input)).toMatchObject({ ok: false, reason: 'changedMeanwhile' })
  expect(await saveEdition(staff, show.id, { ...input, version: 1, sellerSiret: '12345678901234' })).toMatchObject({ ok: false, reason: 'siret' })
})

test('early and late rates may follow each other; two rates of one thing never hold on a same day', async () => {
  const show = await aShow()
  const staff = await aStaffViewer()
  expect(await savePrice(staff, show.id, null, price({ validUntil: '2026-12-31', amount: 640 }))).toMatchObject({ ok: true })
  const late = await savePrice(staff, show.id, null, price({ validFrom: '2027-01-01' }))
  expect(late).toMatchObject({ ok: true })
  expect(await savePrice(staff, show.id, null, price({ validFrom: '2026-12-31', validUntil: '2026-12-31' }))).toMatchObject({ reason: 'priceOverlap' })
  expect(await savePrice(staff, show.id, late.ok ? late.id : '', price({ validFrom: '2026-06-01' }))).toMatchObject({ reason: 'priceOverlap' })
  expect(await savePrice(staff, show.id, null, price({ unit: 'OPTION', code: 'ELEC3', label: 'Électricité 3 kW', amount: 210.1, stock: 4 }))).toMatchObject({ ok: true })
  expect(await savePrice(staff, show.id, null, price({ unit: 'OPTION', code: 'ELEC6', label: 'Électricité 6 kW', amount: 290 }))).toMatchObject({ ok: true })
  const sides = (openSides: number, percent: number) => savePrice(staff, show.id, null, price({ unit: 'OPEN_SIDE_PERCENT', code: `A${openSides}`, amount: undefined, openSides, percent }))
  expect(await sides(2, 18)).toMatchObject({ ok: true })
  expect(await sides(3, 20)).toMatchObject({ ok: true })
  expect(await sides(3, 22)).toMatchObject({ reason: 'priceOverlap' })
  const rows = await db().priceItem.findMany({ where: { showId: show.id }, orderBy: { code: 'asc' } })
  expect(rows.map(({ code, amountCents, percentBp }) => [code, amountCents, percentBp])).toEqual([['A2', null, 1800], ['A3', null, 2000], ['ELEC3', 21_010, null], ['ELEC6', 29_000, null], ['EQ', 64_000, null], ['EQ', 68_000, null]])
})

test('two people who add the same rate at once add one', async () => {
  const show = await aShow()
  const staff = await aStaffViewer()
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => savePrice(staff, show.id, null, price({}))))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await db().priceItem.count({ where: { showId: show.id } })).toBe(1)
})

test('a price is removed from its own show only', async () => {
  const [show, other] = [await aShow(), await aShow()]
  const staff = await aStaffViewer()
  const saved = await savePrice(staff, show.id, null, price({}))
  await removePrice(staff, other.id, saved.ok ? saved.id : '')
  expect(await db().priceItem.count()).toBe(1)
  await removePrice(staff, show.id, saved.ok ? saved.id : '')
  expect(await db().priceItem.count()).toBe(0)
})

test('validity is symmetric, and a rate without dates meets every other', () => {
  const day = fc.option(fc.integer({ min: 0, max: 60 }).map((n) => addDays('2027-01-01', n)), { nil: null })
  const dated = fc.record({ validFrom: day, validUntil: day }).filter(({ validFrom, validUntil }) => !validFrom || !validUntil || validFrom <= validUntil)
  fc.assert(fc.property(dated, dated, (one, other) => {
    expect(validAtOnce(one, other)).toBe(validAtOnce(other, one))
    expect(validAtOnce(one, { validFrom: null, validUntil: null })).toBe(true)
    const days = Array.from({ length: 62 }, (_, n) => addDays('2027-01-01', n))
    const holds = (rate: typeof one, on: string) => (rate.validFrom ?? '') <= on && on <= (rate.validUntil ?? '9999')
    expect(validAtOnce(one, other)).toBe([...days, '2020-01-01', '2040-01-01'].some((on) => holds(one, on) && holds(other, on)))
  }))
})

test('the call opens and closes at its very instants', () => {
  const call = { applicationsOpen: new Date(1000), applicationsClose: new Date(2000) }
  expect([999, 1000, 1999, 2000].map((at) => callState(call, new Date(at)))).toEqual(['coming', 'open', 'open', 'closed'])
  expect(callState({ applicationsOpen: null, applicationsClose: null }, new Date())).toBe('unset')
})

test('when a show is postponed, exhibitors are told once and its deadlines move with it', async () => {
  const show = await aShow({ startsOn: fromDateOnly('2027-03-09'), endsOn: fromDateOnly('2027-03-11') })
  const staff = await aStaffViewer()
  const company = await aCompanyViewer({ email: 'atelier@exemple.test' })
  const out = await aCompanyViewer({ email: 'parti@exemple.test' })
  await anApplication({ showId: show.id, companyId: company.companyIds[0] ?? '', state: 'ACCEPTED' })
  await anApplication({ showId: show.id, companyId: out.companyIds[0] ?? '', state: 'WITHDRAWN' })
  const badges = await db().deadline.create({ data: { showId: show.id, title: 'Badges', dueOn: fromDateOnly('2027-02-07'), anchor: 'SHOW_START', offsetDays: -30 } })
  const fixed = await db().deadline.create({ data: { showId: show.id, title: 'Assemblée', dueOn: fromDateOnly('2027-02-07') } })

  const follow = (tx: Parameters<typeof showChanged>[0], sequence: number) => showChanged(tx, staff, show.id, sequence)
  expect(await setProgrammeStatus(staff, show.id, { status: 'POSTPONED', statusNote: 'Grève des transports' }, follow)).toEqual({ ok: true })
  const moved = { kind: 'SHOW' as const, title: show.title, summary: '', startsOn: '2027-06-08', endsOn: '2027-06-10', place: show.place ?? undefined, town: show.town ?? undefined }
  const { version } = await db().programme.findUniqueOrThrow({ where: { id: show.id } })
  expect(await saveProgramme(staff, show.id, version, moved, follow)).toEqual({ ok: true })
  expect(await saveProgramme(staff, show.id, version + 1, moved, follow)).toEqual({ ok: true })

  const mails = await db().message.findMany({ orderBy: { createdAt: 'asc' } })
  expect(mails.map(({ recipient }) => recipient)).toEqual(['atelier@exemple.test', 'atelier@exemple.test'])
  expect(mails[0]?.subject).toContain('Reporté')
  expect(mails[0]?.text).toContain('Grève des transports')
  expect(mails[1]?.text).toContain('juin 2027')
  const after = await db().deadline.findUniqueOrThrow({ where: { id: badges.id } })
  expect([dateOnly(after.dueOn), after.sequence]).toEqual(['2027-05-09', 1])
  expect(dateOnly((await db().deadline.findUniqueOrThrow({ where: { id: fixed.id } })).dueOn)).toBe('2027-02-07')
})

test('next year’s edition has the plan, the prices and the deadlines, shifted, and nobody’s application', async () => {
  const show = await aShow({ title: 'Salon 2027', startsOn: fromDateOnly('2027-03-09'), endsOn: fromDateOnly('2027-03-11'), show: { callText: 'Venez', applicationsOpen: new Date('2026-07-01T06:00:00Z'), applicationsClose: new Date('2026-09-30T16:00:00Z') } })
  const staff = await aStaffViewer()
  const hall = await aHall({ showId: show.id, outline: [[0, 0], [60, 0], [60, 40], [0, 40]] })
  const stand = await aStand({ hallId: hall.id })
  await aStand({ hallId: hall.id, retiredAt: new Date() })
  const application = await anApplication({ showId: show.id, state: 'ACCEPTED' })
  await db().assignment.create({ data: { standId: stand.id, applicationId: application.id, state: 'CONFIRMED' } })
  await savePrice(staff, show.id, null, price({ validUntil: '2026-12-31' }))
  await db().deadline.create({ data: { showId: show.id, title: 'Badges', dueOn: fromDateOnly('2027-02-07'), anchor: 'SHOW_START', offsetDays: -30 } })
  await db().deadline.create({ data: { showId: show.id, title: 'Assemblée', dueOn: fromDateOnly('2027-01-10') } })

  const { id } = await copyProgramme(staff, show.id, (tx, copyId) => copyShow(tx, staff, show.id, copyId))
  const copy = await db().show.findUniqueOrThrow({ where: { programmeId: id }, include: { programme: true, prices: true, deadlines: { orderBy: { title: 'asc' } }, halls: { include: { stands: true } }, applications: true } })
  expect([copy.programme.title, dateOnly(copy.programme.startsOn), copy.programme.publishedAt]).toEqual(['Salon 2028', '2028-03-07', null])
  expect([copy.callText, copy.applicationsClose?.toISOString()]).toEqual(['Venez', '2027-09-29T16:00:00.000Z'])
  expect(copy.prices.map(({ validUntil }) => validUntil && dateOnly(validUntil))).toEqual(['2027-12-30'])
  expect(copy.deadlines.map(({ title, dueOn }) => [title, dateOnly(dueOn)])).toEqual([['Assemblée', '2028-01-09'], ['Badges', '2028-02-06']])
  expect(copy.halls.flatMap(({ stands }) => stands.map(({ number }) => number))).toEqual([stand.number])
  expect(copy.applications).toEqual([])
})
