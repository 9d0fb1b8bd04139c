import { beforeEach, expect, test } from 'vitest'
import { aCompany, aCompanyViewer, anApplication, aShow, aStaffViewer } from '~/db/builders.server'
import { db, pool } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { addDays, dateOnly, fromDateOnly, todayIn } from '~/ui/time'
import { addDeadlineFile, applyTemplates, cancelDeadline, keepAsTemplate, removeDeadlineFile, saveDeadline, tickDeadline } from './commands.server'
import { deadlineFileId, exhibitorTimeline, showTimeline, templatesFor } from './queries.server'
import { remindDeadlines } from './reminders.server'
import { deadlineState, dueDay, remindsToday } from './rules'
import { DeadlineInput } from './schema'

useTestDatabase()

beforeEach(() => pool().query('TRUNCATE "Programme", "Company", "Message", "User" CASCADE'))

const typed = (given: Record<string, unknown>) => DeadlineInput.parse({ title: 'Badges', ...given })
const pdf = new File(['%PDF-1.7 formulaire'], 'formulaire.pdf', { type: 'text/html' })

test('a day is counted from its anchor, before it when negative', () => {
  const anchors = { startsOn: '2027-03-09', endsOn: '2027-03-11', closesOn: null }
  expect(dueDay('SHOW_START', -30, anchors)).toBe('2027-02-07')
  expect(dueDay('SHOW_END', 7, anchors)).toBe('2027-03-18')
  expect(dueDay('CALL_CLOSE', 1, anchors)).toBeUndefined()
})

test('what is due today is not late; what is done never is', () => {
  expect(deadlineState('2027-01-10', false, '2027-01-10')).toBe('soon')
  expect(deadlineState('2027-01-10', false, '2027-01-11')).toBe('late')
  expect(deadlineState('2027-01-10', true, '2027-01-11')).toBe('done')
  expect(deadlineState('2027-01-25', false, '2027-01-10')).toBe('coming')
  expect(remindsToday('2027-01-10', [14, 3], '2027-01-07')).toBe(true)
  expect(remindsToday('2027-01-10', [14, 3], '2027-01-08')).toBe(false)
})

test('reminder days are read as people type them', () => {
  expect(typed({ dueOn: '2027-01-10', remindDays: '3; 30 ,7 7' }).remindDays).toEqual([30, 7, 3])
  expect(DeadlineInput.safeParse({ title: 'Badges', dueOn: '2027-01-10', remindDays: 'bientôt' }).success).toBe(false)
})

test('an exhibitor ticks their own part, hands in a file, and sees nobody else’s', async () => {
  const show = await aShow()
  const staff = await aStaffViewer()
  const [mine, other] = [await aCompanyViewer(), await aCompanyViewer()]
  const [own, theirs] = [await anApplication({ showId: show.id, companyId: mine.companyIds[0] ?? '', state: 'ACCEPTED' }), await anApplication({ showId: show.id, companyId: other.companyIds[0] ?? '', state: 'ACCEPTED' })]
  const saved = await saveDeadline(staff, show.id, null, typed({ counted: 'SHOW_START', offsetDays: -30, perCompany: true, owner: 'EXHIBITOR' }))
  const internal = await saveDeadline(staff, show.id, null, typed({ title: 'Bilan', dueOn: '2030-01-01' }))
  if (!saved.ok || !internal.ok) throw new Error('not saved')

  expect((await exhibitorTimeline(mine, show.id))?.rows.map(({ title, dueOn }) => [title, dueOn])).toEqual([['Badges', addDays(dateOnly(show.startsOn), -30)]])
  await tickDeadline(mine, { deadlineId: saved.id, applicationId: own.id, done: true, note: 'Six badges' })
  await expect(tickDeadline(mine, { deadlineId: saved.id, applicationId: theirs.id, done: true })).rejects.toMatchObject({ status: 404 })
  await expect(tickDeadline(mine, { deadlineId: internal.id, applicationId: null, done: true })).rejects.toMatchObject({ status: 404 })
  await expect(tickDeadline(mine, { deadlineId: internal.id, applicationId: own.id, done: true })).rejects.toMatchObject({ status: 404 })

  const [row] = (await showTimeline(staff, show.id)).rows
  expect([row?.doneParts, row?.parts.length, row?.state]).toEqual([1, 2, 'coming'])
  expect(row?.parts.find(({ applicationId }) => applicationId === own.id)).toMatchObject({ doneByName: mine.name, note: 'Six badges' })

  expect(await addDeadlineFile(mine, { deadlineId: saved.id, applicationId: own.id, file: new File(['<svg/>'], 'logo.pdf', { type: 'application/pdf' }) })).toMatchObject({ reason: 'fileKind' })
  expect(await addDeadlineFile(mine, { deadlineId: saved.id, applicationId: own.id, file: pdf })).toEqual({ ok: true })
  expect(await addDeadlineFile(staff, { deadlineId: saved.id, applicationId: null, file: pdf })).toEqual({ ok: true })
  await expect(addDeadlineFile(mine, { deadlineId: saved.id, applicationId: null, file: pdf })).rejects.toMatchObject({ status: 404 })
  const [handedIn, form] = [await db().deadlineFile.findFirstOrThrow({ where: { applicationId: own.id } }), await db().deadlineFile.findFirstOrThrow({ where: { applicationId: null } })]
  expect(await deadlineFileId(mine, handedIn.id)).toBe(handedIn.fileId)
  expect(await deadlineFileId(staff, handedIn.id)).toBe(handedIn.fileId)
  expect(await deadlineFileId(other, handedIn.id)).toBeUndefined()
  expect(await deadlineFileId(other, form.id)).toBe(form.fileId)
  expect(await deadlineFileId(await aCompanyViewer(), form.id)).toBeUndefined()
  await expect(removeDeadlineFile(other, handedIn.id)).rejects.toMatchObject({ status: 404 })
  await removeDeadlineFile(mine, handedIn.id)
  expect(await db().storedFile.count()).toBe(1)
})

test('a company that was not accepted has no timeline', async () => {
  const show = await aShow()
  const mine = await aCompanyViewer()
  await anApplication({ showId: show.id, companyId: mine.companyIds[0] ?? '', state: 'SUBMITTED' })
  expect(await exhibitorTimeline(mine, show.id)).toBeNull()
})

test('a new day raises SEQUENCE, new words do not; a deleted one stays for the calendars', async () => {
  const show = await aShow()
  const staff = await aStaffViewer()
  const saved = await saveDeadline(staff, show.id, null, typed({ dueOn: '2027-01-10' }))
  if (!saved.ok) throw new Error('not saved')
  const sequence = async () => (await db().deadline.findUniqueOrThrow({ where: { id: saved.id } })).sequence
  await saveDeadline(staff, show.id, saved.id, typed({ dueOn: '2027-01-10', detail: 'Avec photo' }))
  expect(await sequence()).toBe(0)
  await saveDeadline(staff, show.id, saved.id, typed({ dueOn: '2027-01-11' }))
  expect(await sequence()).toBe(1)
  await cancelDeadline(staff, show.id, saved.id)
  expect(await sequence()).toBe(2)
  expect((await showTimeline(staff, show.id)).rows).toEqual([])
  expect(await saveDeadline(staff, (await aShow({ show: { applicationsClose: null } })).id, null, typed({ counted: 'CALL_CLOSE', offsetDays: 7 }))).toMatchObject({ reason: 'anchorUnset' })
})

test('the usual deadlines are put on a show once, even when two people do it at once, and one’s own can be kept', async () => {
  const show = await aShow()
  const staff = await aStaffViewer()
  const ids = (await templatesFor(staff, show.id)).map(({ id }) => id)
  expect(ids.length).toBeGreaterThan(10)
  const added = await Promise.all(Array.from({ length: 4 }, () => applyTemplates(staff, show.id, ids)))
  expect(added.map((one) => one.added).sort((a, b) => a - b)).toEqual([0, 0, 0, ids.length])
  expect(await db().deadline.count({ where: { showId: show.id } })).toBe(ids.length)
  const saved = await saveDeadline(staff, show.id, null, typed({ title: 'Cocktail', dueOn: addDays(dateOnly(show.startsOn), 1) }))
  await keepAsTemplate(staff, show.id, saved.ok ? saved.id : '')
  const next = await aShow({ startsOn: fromDateOnly('2029-05-01'), endsOn: fromDateOnly('2029-05-03') })
  const cocktail = (await templatesFor(staff, next.id)).find(({ title }) => title === 'Cocktail')
  await applyTemplates(staff, next.id, [cocktail?.id ?? ''])
  expect((await showTimeline(staff, next.id)).rows.map(({ title, dueOn }) => [title, dueOn])).toEqual([['Cocktail', '2029-05-02']])
})

test('in the morning whoever has not done their part is reminded, once a day', async () => {
  const show = await aShow()
  const staff = await aStaffViewer({ email: 'equipe@exemple.test' })
  const [done, open, refusedOne] = [await aCompanyViewer({ email: 'fait@exemple.test' }), await aCompanyViewer({ email: 'reste@exemple.test' }), await aCompanyViewer({ email: 'non@exemple.test' })]
  const own = await anApplication({ showId: show.id, companyId: done.companyIds[0] ?? '', state: 'ACCEPTED' })
  await anApplication({ showId: show.id, companyId: open.companyIds[0] ?? '', state: 'ACCEPTED' })
  await anApplication({ showId: show.id, companyId: refusedOne.companyIds[0] ?? '', state: 'REFUSED' })
  await anApplication({ showId: show.id, companyId: (await aCompany()).id, state: 'ACCEPTED' })
  const in3 = addDays(todayIn(), 3)
  const badges = await saveDeadline(staff, show.id, null, typed({ dueOn: in3, perCompany: true }))
  await saveDeadline(staff, show.id, null, typed({ title: 'Planning', dueOn: in3 }))
  await saveDeadline(staff, show.id, null, typed({ title: 'Plus tard', dueOn: addDays(in3, 1) }))
  await tickDeadline(done, { deadlineId: badges.ok ? badges.id : '', applicationId: own.id, done: true })
  await remindDeadlines()
  await remindDeadlines()
  const mails = await db().message.findMany({ orderBy: { recipient: 'asc' } })
  expect(mails.map(({ recipient, subject }) => [recipient, subject])).toEqual([['equipe@exemple.test', 'Planning : dans 3 jours'], ['reste@exemple.test', 'Badges : dans 3 jours']])
})
