import { beforeEach, expect, test } from 'vitest'
import { db, pool } from './client.server'
import { contentVersion, foldChanges } from './freshness.server'
import { useTestDatabase } from './testing.server'

useTestDatabase()

const aProgramme = (slug: string) => ({
  kind: 'SHOW' as const, slug, title: 'Salon', startsOn: new Date('2027-03-09'), endsOn: new Date('2027-03-12'),
})

beforeEach(() => pool().query('TRUNCATE "Programme", "Company", "School" CASCADE'))

test('every committed change moves the version, also when the earlier row commits last', async () => {
  const before = await contentVersion()
  const [first, second] = [await pool().connect(), await pool().connect()]
  try {
    await first.query('BEGIN')
    await second.query('BEGIN')
    await first.query('INSERT INTO "ContentChange" (n) VALUES (1)')
    await second.query('INSERT INTO "ContentChange" (n) VALUES (1)')
    await second.query('COMMIT')
    const between = await contentVersion()
    await first.query('COMMIT')
    const after = await contentVersion()
    expect(new Set([before, between, after]).size).toBe(3)
  } finally {
    first.release()
    second.release()
  }
})

test('the highest number alone would have missed the change that committed last', async () => {
  const highest = async () => (await pool().query('SELECT max(id)::text AS id FROM "ContentChange"')).rows[0].id
  const [first, second] = [await pool().connect(), await pool().connect()]
  try {
    await first.query('BEGIN')
    await first.query('INSERT INTO "ContentChange" (n) VALUES (1)')
    await second.query('INSERT INTO "ContentChange" (n) VALUES (1)')
    const between = await highest()
    await first.query('COMMIT')
    expect(await highest()).toBe(between)
  } finally {
    first.release()
    second.release()
  }
})

test('folding keeps the version, even by several at once', async () => {
  for (let n = 0; n < 50; n += 1) await pool().query('INSERT INTO "ContentChange" (n) VALUES (1)')
  const before = await contentVersion()
  await Promise.all([foldChanges(), foldChanges(), foldChanges()])
  expect(await contentVersion()).toBe(before)
})

test('a saved programme moves the version and can be found without accents', async () => {
  const before = await contentVersion()
  await db().programme.create({ data: { ...aProgramme('sepem'), title: 'Journée de l’énergie à Béthune' } })
  expect(await contentVersion()).not.toBe(before)
  expect(await db().programme.count({ where: { searchText: { contains: 'energie a bethune' } } })).toBe(1)
})

test('stands of one hall may touch and not overlap', async () => {
  const programme = await db().programme.create({ data: { ...aProgramme('plan'), show: { create: {} } } })
  const hall = await db().hall.create({ data: { showId: programme.id, name: '1', width: 50, height: 30 } })
  const stand = (number: string, x: number) => ({ hallId: hall.id, number, x, y: 0, width: 3, height: 3 })
  await db().stand.create({ data: stand('A1', 0) })
  await db().stand.create({ data: stand('A2', 3) })
  await expect(db().stand.create({ data: stand('A3', 5.9) })).rejects.toThrow()
})

test('two companies never have one stand: the second of two at once is refused', async () => {
  const programme = await db().programme.create({ data: { ...aProgramme('stand'), show: { create: {} } } })
  const hall = await db().hall.create({ data: { showId: programme.id, name: '1', width: 50, height: 30 } })
  const stand = await db().stand.create({ data: { hallId: hall.id, number: 'A1', x: 0, y: 0, width: 3, height: 3 } })
  const applications = await Promise.all(
    ['552100554', '732829320'].map(async (siren) => {
      const company = await db().company.create({ data: { siren, name: siren } })
      return db().application.create({ data: { showId: programme.id, companyId: company.id } })
    }),
  )
  const outcomes = await Promise.allSettled(
    applications.map(({ id }) => db().assignment.create({ data: { standId: stand.id, applicationId: id } })),
  )
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const loser = applications[outcomes.findIndex(({ status }) => status === 'rejected')]
  await pool().query('DROP INDEX "Assignment_live"')
  await db().assignment.create({ data: { standId: stand.id, applicationId: loser?.id ?? '' } })
  expect(await db().assignment.count({ where: { standId: stand.id, state: 'HELD' } })).toBe(2)
})

test('one company never holds two stands of a show at once', async () => {
  const programme = await db().programme.create({ data: { ...aProgramme('deux-stands'), show: { create: {} } } })
  const hall = await db().hall.create({ data: { showId: programme.id, name: '1', width: 50, height: 30 } })
  const stands = await Promise.all([0, 3].map((x) => db().stand.create({ data: { hallId: hall.id, number: `A${x}`, x, y: 0, width: 3, height: 3 } })))
  const company = await db().company.create({ data: { siren: '552100554', name: 'Usinage' } })
  const { id } = await db().application.create({ data: { showId: programme.id, companyId: company.id } })
  const outcomes = await Promise.allSettled(stands.map((stand) => db().assignment.create({ data: { standId: stand.id, applicationId: id } })))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('a stand lies inside its hall, and a hall does not shrink from under its stands', async () => {
  const programme = await db().programme.create({ data: { ...aProgramme('murs'), show: { create: {} } } })
  // An L: the top right quarter is outside.
  const hall = await db().hall.create({ data: { showId: programme.id, name: '1', width: 20, height: 20, outline: [[0, 0], [10, 0], [10, 10], [20, 10], [20, 20], [0, 20]] } })
  const at = (x: number, y: number) => db().stand.create({ data: { hallId: hall.id, number: `${x}/${y}`, x, y, width: 4, height: 4 } })
  await at(6, 6)
  await at(16, 10)
  await expect(at(12, 2)).rejects.toThrow('outside its hall')
  await expect(at(8, 0)).rejects.toThrow('outside its hall')
  await expect(at(17, 16)).rejects.toThrow('outside its hall')
  await expect(db().hall.update({ where: { id: hall.id }, data: { width: 19 } })).rejects.toThrow('no longer hold')
  await db().hall.update({ where: { id: hall.id }, data: { height: 25 } })
})

test('a quote that was sent stays as it is', async () => {
  const programme = await db().programme.create({ data: { ...aProgramme('devis'), show: { create: {} } } })
  const company = await db().company.create({ data: { siren: '552100554', name: 'Usinage' } })
  const { id: applicationId } = await db().application.create({ data: { showId: programme.id, companyId: company.id } })
  const quote = await db().quote.create({ data: { applicationId, lines: { create: { position: 1, label: 'Surface', quantityC: 900, unitAmountCents: 68_000, vatBp: 2000, amountCents: 612_000 } } } })
  await db().quote.update({ where: { id: quote.id }, data: { state: 'SENT', number: 1, sentAt: new Date() } })
  await expect(db().quoteLine.updateMany({ where: { quoteId: quote.id }, data: { label: 'Autre' } })).rejects.toThrow('never changed')
  await expect(db().quoteLine.deleteMany({ where: { quoteId: quote.id } })).rejects.toThrow('never changed')
  await expect(db().quote.update({ where: { id: quote.id }, data: { note: 'Autre' } })).rejects.toThrow('never changed')
  await expect(db().quote.delete({ where: { id: quote.id } })).rejects.toThrow()
  await db().quote.update({ where: { id: quote.id }, data: { state: 'ACCEPTED', acceptedAt: new Date() } })
})

test('the audit trail cannot be rewritten', async () => {
  await db().auditEntry.create({ data: { actorRole: 'SYSTEM', action: 'test.done', subjectType: 'Test', subjectId: '1' } })
  await expect(db().auditEntry.updateMany({ data: { action: 'test.undone' } })).rejects.toThrow('never changed')
  await expect(db().auditEntry.deleteMany()).rejects.toThrow('never changed')
})
