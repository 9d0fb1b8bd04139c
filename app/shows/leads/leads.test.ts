import { beforeEach, expect, test } from 'vitest'
import { randomUUID } from 'node:crypto'
import { aCompany, aCompanyViewer, anApplication, aShow, aStaffViewer } from '~/db/builders.server'
import { db, pool } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { listAnswer } from '~/lists/answers.server'
import { leadList } from '~/lists/lead-list.server'
import { dateOnly, todayIn } from '~/ui/time'
import { collectLead, eraseLead, followLead } from './commands.server'
import { leadCounts, myLeads, standDesk } from './queries.server'
import { LeadInput } from './schema'

useTestDatabase()

beforeEach(() => pool().query('TRUNCATE "Programme", "Company", "Message" CASCADE'))

const typed = (companyId: string, given: Record<string, unknown> = {}) =>
  LeadInput.parse({ deviceKey: randomUUID(), companyId, name: 'Alex Martin', phone: '03 20 12 34 56', consent: 'Oui pour être recontacté.', ...given })

async function exhibitor(state: 'ACCEPTED' | 'SUBMITTED' = 'ACCEPTED') {
  const show = await aShow()
  const viewer = await aCompanyViewer()
  const companyId = viewer.companyIds[0] ?? ''
  await anApplication({ showId: show.id, companyId, state })
  return { show, viewer, companyId }
}

test('a contact that is sent again, or ten times at once, is there once', async () => {
  const { show, viewer, companyId } = await exhibitor()
  const lead = typed(companyId, { madeAt: Date.now() - 3_600_000 })
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => collectLead(viewer, show.id, lead)))
  expect(outcomes.filter((one) => one.ok && !one.again)).toHaveLength(1)
  const [kept] = await db().lead.findMany()
  expect(await db().lead.count()).toBe(1)
  expect(kept?.phone).toBe('+33320123456')
  expect(Math.round((Date.now() - (kept?.madeAt.getTime() ?? 0)) / 60_000)).toBe(60)
  await pool().query('ALTER TABLE "Lead" DROP CONSTRAINT IF EXISTS "Lead_deviceKey_key"; DROP INDEX IF EXISTS "Lead_deviceKey_key"')
  await collectLead(viewer, show.id, lead)
  expect(await db().lead.count()).toBe(2)
  await db().lead.deleteMany()
  await pool().query('CREATE UNIQUE INDEX "Lead_deviceKey_key" ON "Lead" ("deviceKey")')
})

test('a telephone that is none comes back; a contact without any way to reach it too', async () => {
  const { show, viewer, companyId } = await exhibitor()
  expect(await collectLead(viewer, show.id, typed(companyId, { phone: '12' }))).toMatchObject({ reason: 'phone' })
  expect(LeadInput.safeParse({ deviceKey: randomUUID(), companyId, name: 'Alex', consent: 'Oui' }).success).toBe(false)
  expect(LeadInput.safeParse({ deviceKey: randomUUID(), companyId, name: 'Alex', mail: 'alex@exemple.test' }).success).toBe(false)
})

test('a company sees its own contacts and nobody else’s; staff see how many', async () => {
  const { show, viewer, companyId } = await exhibitor()
  const other = await aCompanyViewer()
  const staff = await aStaffViewer()
  await anApplication({ showId: show.id, companyId: other.companyIds[0] ?? '', state: 'ACCEPTED' })
  await collectLead(viewer, show.id, typed(companyId, { rating: 5 }))
  await collectLead(staff, show.id, typed(companyId, { name: 'Robin Petit' }))
  const [lead] = await myLeads(viewer, show.id)
  expect(await myLeads(viewer, show.id)).toHaveLength(2)
  expect(await myLeads(other, show.id)).toEqual([])
  await expect(followLead(other, show.id, { lead: lead?.id ?? '', followUp: 'WON', note: '' })).rejects.toMatchObject({ status: 404 })
  await expect(eraseLead(other, show.id, lead?.id ?? '')).rejects.toMatchObject({ status: 404 })
  await expect(collectLead(other, show.id, typed(companyId))).rejects.toMatchObject({ status: 404 })
  expect(await leadCounts(staff, show.id)).toMatchObject([{ made: 2, followed: 0, best: 1 }])
  expect((await db().auditEntry.findMany({ where: { action: 'lead.collected' } })).map(({ changes }) => JSON.stringify(changes)).join()).not.toMatch(/Alex|Robin/)
})

test('only exhibitors take contacts: a company whose application is not accepted has no desk', async () => {
  const { show, viewer, companyId } = await exhibitor('SUBMITTED')
  expect(await standDesk(viewer, show.id)).toBeNull()
  await expect(collectLead(viewer, show.id, typed(companyId))).rejects.toMatchObject({ status: 404 })
  await expect(collectLead(await aStaffViewer(), show.id, typed((await aCompany()).id))).rejects.toMatchObject({ status: 404 })
})

test('a follow-up keeps the contact for three more years, and its erasure leaves nothing', async () => {
  const { show, viewer, companyId } = await exhibitor()
  await collectLead(viewer, show.id, typed(companyId), new Date('2026-03-10T10:00:00Z'))
  const [lead] = await myLeads(viewer, show.id)
  expect(dateOnly(lead?.keepUntil ?? new Date(0))).toBe('2029-03-09')
  await followLead(viewer, show.id, { lead: lead?.id ?? '', followUp: 'QUOTED', note: 'Devis envoyé' })
  const [after] = await myLeads(viewer, show.id, 'QUOTED')
  expect(after?.followUpNote).toBe('Devis envoyé')
  expect(dateOnly(after?.keepUntil ?? new Date(0)) > todayIn()).toBe(true)
  await eraseLead(viewer, show.id, lead?.id ?? '')
  expect(await db().lead.count()).toBe(0)
})

test('the list keeps telephones whole and guards formulas', async () => {
  const { show, viewer, companyId } = await exhibitor()
  await collectLead(viewer, show.id, typed(companyId, { notes: '=1+1' }))
  const text = await (await listAnswer(await leadList(viewer, show.id, 'fr'), 'csv', 'fr')).text()
  expect(text).toContain(';03 20 12 34 56;')
  expect(text).toContain(";'=1+1;")
})
