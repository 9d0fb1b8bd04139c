import { beforeEach, expect, test } from 'vitest'
import { system } from '~/access/viewer.server'
import { aProgramme, aSession, aStaffViewer, anActivity } from '~/db/builders.server'
import { db } from '~/db/client.server'
import { LabelState } from '~/db/generated/enums'
import { useTestDatabase } from '~/db/testing.server'
import { addDays, fromDateOnly, instantOf, todayIn } from '~/ui/time'
import { agendaOf } from './agenda.server'
import { recordLabelAnswer, submitForLabel, unsubmitForLabel } from './commands.server'
import { checkCondition, conditionsOf, saveConditions } from './conditions.server'
import { labelBoard } from './queries.server'
import { OpenAgendaEvent } from './openagenda'
import { answerDueOn, labelCanBecome } from './rules'
import { LabelAnswer } from './schema'

useTestDatabase()

const DAY = addDays(todayIn(), 30)
let programmeId: string

beforeEach(async () => {
  programmeId = (await aProgramme({ kind: 'INDUSTRY_WEEK', labelFrom: fromDateOnly(DAY), labelUntil: fromDateOnly(addDays(DAY, 6)), labelDeadline: fromDateOnly(addDays(DAY, -5)) })).id
})

/** A published activity that meets the four conditions unless something else is given. */
async function ready(given: Record<string, unknown> = {}, day = DAY) {
  const activity = await anActivity({ programmeId, theme: 'Forge', levels: ['TROISIEME'], ...given })
  await aSession({ activityId: activity.id, startsAt: instantOf(day, '09:00'), endsAt: instantOf(day, '11:00') })
  return activity
}
const stateOf = async (id: string) => (await db().activity.findUniqueOrThrow({ where: { id } })).label
const yes = (number: string) => LabelAnswer.parse({ answer: 'LABELLED', number })

test('each state leads only where its table says', () => {
  const steps = Object.values(LabelState).flatMap((from) => Object.values(LabelState).filter((to) => labelCanBecome(from, to)).map((to) => `${from}→${to}`))
  expect(steps).toEqual(['NONE→SUBMITTED', 'READY→SUBMITTED', 'SUBMITTED→NONE', 'SUBMITTED→LABELLED', 'SUBMITTED→REFUSED', 'REFUSED→SUBMITTED'])
})

test('the committee has four working days; weekends and public holidays are none', () => {
  expect(answerDueOn('2026-11-02', new Set())).toBe('2026-11-06')
  expect(answerDueOn('2026-11-05', new Set(['2026-11-11']))).toBe('2026-11-12')
  expect(answerDueOn('2026-11-07', new Set())).toBe('2026-11-12')
})

test('what is ready is handed in as a batch, answered, and a refusal can be handed in again', async () => {
  const staff = await aStaffViewer()
  const [first, second] = [await ready(), await ready()]
  expect((await labelBoard(staff, programmeId)).ready.map(({ id }) => id).sort()).toEqual([first.id, second.id].sort())
  expect(await submitForLabel(staff, programmeId, [first.id, second.id])).toEqual({ ok: true, n: 2 })
  const { submitted, ready: left } = await labelBoard(staff, programmeId)
  expect([submitted.length, left.length, submitted.every(({ dueOn, late }) => dueOn !== null && !late)]).toEqual([2, 0, true])
  const later = new Date(Date.now() + 20 * 86_400_000)
  expect((await labelBoard(staff, programmeId, later)).submitted.every(({ late }) => late)).toBe(true)

  await recordLabelAnswer(staff, programmeId, first.id, yes('SI-2027-014'))
  await recordLabelAnswer(staff, programmeId, second.id, { answer: 'REFUSED', reason: 'Pas assez d’industrie' })
  const board = await labelBoard(staff, programmeId)
  expect(board.labelled).toMatchObject([{ id: first.id, number: 'SI-2027-014' }])
  expect(board.ready).toMatchObject([{ id: second.id, reason: 'Pas assez d’industrie' }])
  expect(await submitForLabel(staff, programmeId, [second.id])).toMatchObject({ ok: true })
  expect(await unsubmitForLabel(staff, programmeId, second.id)).toEqual({ ok: true })
  expect(await stateOf(second.id)).toBe('NONE')
  expect(await recordLabelAnswer(staff, programmeId, second.id, yes('2'))).toMatchObject({ reason: 'notAwaited' })
})

test('a batch with one that lacks something changes nothing and names it', async () => {
  const good = await ready()
  const paid = await ready({ title: 'Payante', priceCents: 500 })
  const outside = await ready({ title: 'Trop tard' }, addDays(DAY, 8))
  const draft = await ready({ title: 'Brouillon', moderation: 'DRAFT', publishedAt: null })
  for (const [one, title] of [[paid, 'Payante'], [outside, 'Trop tard'], [draft, 'Brouillon']] as const) expect(await submitForLabel(system, programmeId, [good.id, one.id])).toMatchObject({ reason: 'notReady', details: { list: title } })
  expect(await stateOf(good.id)).toBe('NONE')
  expect((await labelBoard(system, programmeId)).lacking.map(({ title, lacks }) => [title, lacks.map(({ key }) => key)]).sort()).toEqual([['Brouillon', []], ['Payante', ['free']], ['Trop tard', ['window']]])
})

test('another programme’s activity is not there, and no label belongs to a school year', async () => {
  const elsewhere = await anActivity({ programmeId: (await aProgramme({ kind: 'OUTREACH' })).id })
  await expect(submitForLabel(system, programmeId, [elsewhere.id])).rejects.toMatchObject({ status: 404 })
  await expect(labelBoard(system, elsewhere.programmeId)).rejects.toMatchObject({ status: 404 })
})

test('two people who answer at once write one answer, and two who hand in at once hand in once', async () => {
  const activity = await ready()
  const batches = await Promise.all(Array.from({ length: 6 }, () => submitForLabel(system, programmeId, [activity.id])))
  expect(batches.filter(({ ok }) => ok)).toHaveLength(1)
  const answers = await Promise.all(Array.from({ length: 6 }, (_, n) => recordLabelAnswer(system, programmeId, activity.id, yes(`N${n}`))))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  const { labelNumber } = await db().activity.findUniqueOrThrow({ where: { id: activity.id } })
  expect(labelNumber).toBe(`N${answers.findIndex(({ ok }) => ok)}`)
})

test('an edition goes to the national agenda as valid events: what is published, cancelled ones marked, drafts not', async () => {
  const open = await ready({ title: 'Ouverte' })
  await ready({ title: 'Annulée', moderation: 'CANCELLED' })
  await ready({ title: 'Brouillon', moderation: 'DRAFT', publishedAt: null })
  const dateless = await anActivity({ programmeId, title: 'Sans date' })
  const { events, warnings } = await agendaOf(system, programmeId, 'https://pavillon.example')
  expect(events.map(({ title, status }) => [title.fr, status])).toEqual([['Annulée', 6], ['Ouverte', 1]])
  expect(events.every((event) => OpenAgendaEvent.safeParse(event).success)).toBe(true)
  expect(warnings).toMatchObject([{ id: dateless.id, warnings: [{ field: 'noDates' }] }])
  expect(events[1]?.registration[0]?.value).toBe(`https://pavillon.example/actions/${open.slug}`)
})

test('an edition words its conditions, drops one, and adds one that staff tick for each activity', async () => {
  const staff = await aStaffViewer()
  const paid = await ready({ title: 'Payante', priceCents: 500 })
  const { version, labelConditions } = await conditionsOf(staff, programmeId)
  expect(labelConditions.map(({ key, on }) => [key, on])).toEqual([['window', true], ['free', true], ['audience', true], ['industry', true]])
  const conditions = [...labelConditions.map(({ key, on }) => ({ key, on: on && key !== 'free' })), { words: 'Quelqu’un du métier accueille', on: true }]
  expect(await saveConditions(staff, programmeId, { version, conditions })).toEqual({ ok: true })
  expect(await saveConditions(staff, programmeId, { version, conditions: [] })).toMatchObject({ reason: 'changedMeanwhile' })

  const [lacking] = (await labelBoard(staff, programmeId)).lacking
  expect(lacking).toMatchObject({ id: paid.id, lacks: [{ words: 'Quelqu’un du métier accueille', lack: 'unchecked' }] })
  expect(await submitForLabel(staff, programmeId, [paid.id])).toMatchObject({ reason: 'notReady' })
  const key = lacking?.lacks[0]?.key ?? ''
  await Promise.all([checkCondition(staff, paid.id, key, true), checkCondition(staff, paid.id, key, true)])
  expect((await db().activity.findUniqueOrThrow({ where: { id: paid.id } })).labelChecked).toEqual([key])
  expect(await submitForLabel(staff, programmeId, [paid.id])).toEqual({ ok: true, n: 1 })
  await checkCondition(staff, paid.id, key, false)
  expect((await labelBoard(staff, programmeId)).submitted).toMatchObject([{ id: paid.id, lacks: [{ key }] }])

  for (const wrong of ['free', 'own-unknown']) await expect(checkCondition(staff, paid.id, wrong, true)).rejects.toMatchObject({ status: 404 })
  const year = await anActivity({ programmeId: (await aProgramme({ kind: 'OUTREACH' })).id })
  await expect(checkCondition(staff, year.id, key, true)).rejects.toMatchObject({ status: 404 })
  await expect(conditionsOf(staff, year.programmeId)).rejects.toMatchObject({ status: 404 })
})
