import { expect, test } from 'vitest'
import { db } from '~/db/client.server'
import { aProgramme, aSchool, aSession, aUai } from '~/db/builders.server'
import { useTestDatabase } from '~/db/testing.server'
import { findSessions, sessionIds, themesOnOffer } from './public-queries.server'
import { addressOf, ProgrammeSearch, schoolSearchOf, searchOf } from './search'

useTestDatabase()

// Far from everything that other tests make: three places on one meridian, some 11 and 33 km from the school.
const school = { latitude: 48, longitude: 2 }
const at = (latitude: number) => ({ latitude, longitude: 2 })

const found = async (search: Partial<ProgrammeSearch>, more?: { classes: boolean }) =>
  (await findSessions(ProgrammeSearch.parse({ distance: 40, ...search }), new Date(), more)).sessions

const waits = (sessionId: string, schoolId: string, status: 'WAITLISTED' | 'CONFIRMED', pupils: number) =>
  db().signUp.create({ data: { sessionId, kind: 'CLASS', status, schoolId, level: 'TROISIEME', pupils, adults: 0, ...(status === 'WAITLISTED' && { queuedAt: new Date() }) } })

test('from a school by its UAI, the nearest comes first with its distance, whatever the dates; by date where one asks', async () => {
  const { uai } = await aSchool({ name: 'Collège des Distances', town: 'Nulle-Part', ...school })
  const far = await aSession({ startsAt: new Date(Date.now() + 5 * 86_400_000), endsAt: new Date(Date.now() + 5.1 * 86_400_000), activity: at(48.3) })
  const near = await aSession({ activity: at(48.1) })
  await aSession({ activity: at(49.5) })
  await aSession({ activity: { latitude: null, longitude: null } })
  const rows = await found({ ecole: uai })
  expect(rows.map(({ id, km }) => [id, Math.round(km ?? 0)])).toEqual([[near.id, 11], [far.id, 33]])
  expect((await found({ ecole: uai, tri: 'date' })).map(({ id }) => id)).toEqual([far.id, near.id])
  expect((await found({ ecole: uai, distance: 20 })).map(({ id }) => id)).toEqual([near.id])
  // A calendar with the same filters holds the same dates.
  expect((await sessionIds(ProgrammeSearch.parse({ ecole: uai, distance: 40 }))).sort()).toEqual([far.id, near.id].sort())
})

test('a school is found by a number that it had; a name that several bear asks which; a name of nobody says so', async () => {
  const former = aUai()
  const { uai } = await aSchool({ name: 'Collège Ancienne Fonderie', formerUais: { create: { uai: former } }, ...school })
  const by = async (ecole: string) => (await findSessions(ProgrammeSearch.parse({ ecole }))).near
  expect((await by(former)).school?.uai).toBe(uai)
  expect((await by('ancienne fonderie')).school?.uai).toBe(uai)
  const twin = await aSchool({ name: 'Collège Ancienne Fonderie', town: 'Lens' })
  const both = await by('Ancienne Fonderie')
  expect(both.choices.map((one) => one.uai).sort()).toEqual([uai, twin.uai].sort())
  expect(both.place).toBeUndefined()
  expect((await by('introuvable à jamais')).unknown).toBe('introuvable à jamais')
})

test('for a group of a size, only dates that would give it seats at this moment: not those that are full, too small, too large, closed or waited for', async () => {
  const programmeId = (await aProgramme()).id
  const { id: schoolId, uai } = await aSchool({ latitude: 10, longitude: 10 })
  const there = { latitude: 10.01, longitude: 10, programmeId }
  const open = await aSession({ seats: 30, activity: { ...there, minParty: 10, maxParty: 30 } })
  const taken = await aSession({ seats: 30, activity: there })
  await waits(taken.id, schoolId, 'CONFIRMED', 11)
  const waited = await aSession({ seats: 30, activity: there })
  await waits(waited.id, schoolId, 'WAITLISTED', 30)
  await aSession({ seats: 30, activity: { ...there, maxParty: 19 } })
  await aSession({ seats: 30, activity: { ...there, minParty: 21 } })
  await aSession({ seats: 30, signUpClosesAt: new Date(Date.now() - 1), activity: there })
  const cancelled = await aSession({ seats: 30, status: 'CANCELLED', activity: there })
  expect(await found({ ecole: uai })).toHaveLength(7)
  expect((await found({ ecole: uai, pour: 20 })).map(({ id }) => id)).toEqual([open.id])
  expect((await found({ ecole: uai, pour: 19 })).map(({ id }) => id)).toContain(taken.id)
  // A calendar that had it must learn that it is called off.
  expect((await sessionIds(ProgrammeSearch.parse({ ecole: uai, pour: 20 }))).sort()).toEqual([open.id, cancelled.id].sort())
})

test('by theme without regard to case and accents, and for a school only what takes classes', async () => {
  const { uai } = await aSchool({ latitude: -10, longitude: 10 })
  const there = { latitude: -10.01, longitude: 10, theme: 'Chaudronnerie navale' }
  const forClasses = await aSession({ activity: there })
  const forPeople = await aSession({ activity: { ...there, openTo: ['PERSON'] } })
  expect((await found({ ecole: uai, theme: 'CHAUDRONNERIE navale' })).map(({ id }) => id).sort()).toEqual([forClasses.id, forPeople.id].sort())
  expect((await found({ ecole: uai, theme: 'Chaudronnerie navale' }, { classes: true })).map(({ id }) => id)).toEqual([forClasses.id])
  expect(await found({ ecole: uai, theme: 'Autre chose' })).toEqual([])
  expect((await themesOnOffer()).filter((theme) => theme === 'Chaudronnerie navale')).toHaveLength(1)
})

test('the address holds the search; a school’s own page looks from its own schools and from no other', () => {
  const search = searchOf(new URL('https://a.test/programme?ecole=0590002G&pour=28&theme=Usinage&distance=50&tri=date'))
  expect(addressOf(search, {})).toBe('?theme=Usinage&ecole=0590002G&distance=50&pour=28&tri=date')
  expect(searchOf(new URL('https://a.test/?pour=0&tri=prix'))).toMatchObject({ pour: undefined, tri: undefined })
  const own = (query: string) => schoolSearchOf(new URL(`https://a.test/ecole/visites${query}`), [{ uai: '0590002G' }, { uai: '0590006L' }])
  expect(own('')).toMatchObject({ ecole: '0590002G', distance: 50, ville: undefined })
  expect(own('?ecole=0590006L&distance=5').ecole).toBe('0590006L')
  expect(own('?ecole=0599999Z&ville=Lille')).toMatchObject({ ecole: '0590002G', ville: undefined })
})
