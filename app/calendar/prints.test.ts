/** ETag and Last-Modified of calendars: what was taken out is seen by both. */
import { beforeEach, expect, test, vi } from 'vitest'
import { conditional } from '~/access/shared-pages.server'
import { anActivity, aSession } from '~/db/builders.server'
import { db, pool } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { privateCalendarResponse } from './answers.server'
import { printOf } from './prints.server'
import { activityCalendar, programmePageCalendar } from './public.server'

useTestDatabase()
beforeEach(() => pool().query('TRUNCATE "Programme", "FeedPrint" CASCADE'))

const DAY = 86_400_000
/** As if what was given out so far had been given out so long ago. */
const later = (seconds: number) => pool().query(`UPDATE "FeedPrint" SET "changedAt" = "changedAt" - make_interval(secs => $1)`, [seconds])
const asked = (path: string) => new Request(`https://pavillon.test${path}`)
const dateOf = (answer: Response) => answer.headers.get('Last-Modified') ?? ''

test('a session that is taken out of a calendar gives it a later date, though the newest of what is left is older', async () => {
  const { id, slug } = await anActivity({ slug: 'atelier' })
  await aSession({ activityId: id, startsAt: new Date(Date.now() + DAY), endsAt: new Date(Date.now() + DAY + 3_600_000) })
  const gone = await aSession({ activityId: id })
  const first = await activityCalendar(asked(`/actions/${slug}.ics`), slug)
  await later(600)
  const again = await activityCalendar(asked(`/actions/${slug}.ics`), slug)
  expect(Date.parse(dateOf(again))).toBe(Date.parse(dateOf(first)) - 600_000)
  await db().session.delete({ where: { id: gone.id } })
  const after = await activityCalendar(asked(`/actions/${slug}.ics`), slug)
  expect(Date.parse(dateOf(after))).toBeGreaterThan(Date.parse(dateOf(again)))
  const known = (answer: Response, ifModifiedSince: string) => conditional({ etag: answer.headers.get('ETag') ?? '' }, { lastModified: dateOf(answer), ifModifiedSince }).known
  expect(known(again, dateOf(again))).toBe(true)
  expect(known(after, dateOf(again))).toBe(false)
  expect(known(after, dateOf(after))).toBe(true)
})

test('a session that leaves a filter leaves its calendar, and the calendar says that it changed', async () => {
  const { id } = await anActivity({ title: 'Forge' })
  await aSession({ activityId: id })
  const ask = () => programmePageCalendar(asked('/calendrier.ics?q=forge'))
  const first = await ask()
  expect(await first.text()).toContain('Forge')
  await later(60)
  await db().activity.update({ where: { id }, data: { title: 'Fonderie', searchText: 'fonderie' } })
  const second = await ask()
  expect(await second.text()).not.toContain('BEGIN:VEVENT')
  expect([second.headers.get('ETag') === first.headers.get('ETag'), Date.parse(dateOf(second)) > Date.parse(dateOf(first)) - 60_000]).toEqual([false, true])
})

test('each change has a second of its own, also within one second and from several processes, and never an earlier one', async () => {
  const dates: number[] = []
  for (let n = 0; n < 5; n += 1) dates.push((await printOf('a', `content ${n}`)).lastModified.getTime())
  expect(dates).toEqual([...new Set(dates)].sort((a, b) => a - b))
  expect(dates.every((date) => date % 1000 === 0)).toBe(true)
  const same = await Promise.all(Array.from({ length: 20 }, () => printOf('b', 'the same')))
  expect(new Set(same.map(({ lastModified }) => lastModified.getTime())).size).toBe(1)
  // Two processes that give out two contents in turn: a date that named the one never names the other.
  const seen = new Map<number, Set<string>>()
  await Promise.all(Array.from({ length: 30 }, async (_, n) => {
    const content = `content ${n % 2}`
    const at = (await printOf('c', content)).lastModified.getTime()
    seen.set(at, (seen.get(at) ?? new Set()).add(content))
  }))
  expect([...seen.values()].every((contents) => contents.size === 1)).toBe(true)
  const [one, other] = [await printOf('d', 'x'), await printOf('e', 'x')]
  expect(one.etag).toBe(other.etag)
})

test('an ETag goes before a date; a date to come is not given out; a later one than ours is not ours', () => {
  const answer = { etag: '"x"' }
  const lastModified = 'Sun, 29 Nov 2026 03:18:11 GMT'
  const now = Date.parse('Sun, 29 Nov 2026 04:00:00 GMT')
  expect(conditional(answer, { lastModified, ifModifiedSince: lastModified, now })).toEqual({ etag: '"x"', lastModified, known: true })
  expect(conditional(answer, { lastModified, ifModifiedSince: lastModified, ifNoneMatch: '"y"', now }).known).toBe(false)
  expect(conditional(answer, { lastModified, ifModifiedSince: 'Sun, 29 Nov 2026 03:59:00 GMT', now }).known).toBe(false)
  expect(conditional(answer, { lastModified, ifModifiedSince: 'hier', now }).known).toBe(false)
  expect(conditional(answer, { lastModified: undefined, ifModifiedSince: '', now }).known).toBe(false)
  expect(conditional(answer, { lastModified, ifModifiedSince: lastModified, now: Date.parse(lastModified) - 1 })).toEqual({ etag: '"x"', lastModified: undefined, known: false })
})

test('a secret calendar answers 304 to its ETag and to its date, whatever its secret is', async () => {
  const ask = (headers: Record<string, string>, file = 'BEGIN:VCALENDAR') => privateCalendarResponse(new Request('https://pavillon.test/agenda/a.ics', { headers }), file, { name: 'agenda', feedId: 'f1' })
  const first = await ask({})
  expect([first.status, await first.text()]).toEqual([200, 'BEGIN:VCALENDAR'])
  expect((await ask({ 'If-None-Match': first.headers.get('ETag') ?? '' })).status).toBe(304)
  expect((await ask({ 'If-Modified-Since': dateOf(first) })).status).toBe(304)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5_000 })
  try {
    const changed = await ask({ 'If-Modified-Since': dateOf(first) }, 'BEGIN:VCALENDAR of others')
    expect([changed.status, await changed.text(), dateOf(changed) === dateOf(first)]).toEqual([200, 'BEGIN:VCALENDAR of others', false])
  } finally {
    vi.useRealTimers()
  }
})
