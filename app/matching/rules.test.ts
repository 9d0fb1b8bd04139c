import { describe, expect, test } from 'vitest'
import { candidatesOf, matchesIn, programmeOf, type Match } from './model'
import { fairnessOf, reasonsFor } from './reasons'
import { blocksOf, pointsOf, step, sumOf, themeFit, wordsOf, type Asked, type BlockReason, type Setting, type Slot } from './rules'
import { solve } from '~/solver/solve.server'
import { defaultWeights, type Weights } from './weights'

const lille = { latitude: 50.63, longitude: 3.06 }
const maubeuge = { latitude: 50.28, longitude: 3.97 }
const school = (given: Partial<Asked['school']> = {}): Asked['school'] => ({ id: 's1', name: 'Collège Un', town: 'Lille', priority: 'NONE', rural: false, ...lille, ...given })
const aClass = (given: Partial<Asked> = {}): Asked => ({
  id: 'r1', school: school(), kind: 'COMPANY_VISIT', level: 'TROISIEME', className: '3e B', pupils: 24, adults: 2, stepFree: 1, theme: 'Usinage', maxKm: 100, windows: [{ from: '2027-03-01', until: '2027-03-05', part: 'MORNING' }], days: 5,
  answered: false, declined: [], askedOf: [], ...given,
})
const common = {
  id: 'p1', activityId: 'a1', yearKey: 'a1 2026', kindOf: 'COMPANY_VISIT' as const, title: 'Du bloc à la pièce', words: 'Usinage de précision', company: { id: 'c1', name: 'Ateliers Un' }, place: maubeuge, online: false,
  levels: ['TROISIEME' as const], minParty: 10, maxParty: 30, pupilsPerAdult: 12, openTo: ['CLASS' as const], stepFree: true,
}
const session = { ...common, kind: 'session' as const, startsAt: '2027-03-02T08:00:00Z', endsAt: '2027-03-02T10:00:00Z', span: { day: '2027-03-02', start: '09:00', end: '11:00' }, off: false, soon: false, left: 26, waiting: 0 }
const aSession = (given: Partial<typeof session> | object = {}): Slot => ({ ...session, ...given })
const anInvitation = (given: object = {}): Slot => ({ ...common, id: 'p2', kind: 'invitation', reachable: true, ...given })
const free = { yearLeft: {} }

describe('what keeps a class from going somewhere', () => {
  test('nothing, where all suits', () => {
    expect(blocksOf(aClass(), aSession(), free)).toEqual([])
    expect(blocksOf(aClass(), anInvitation(), free)).toEqual([])
  })

  test.each<[BlockReason, Partial<Asked>, object]>([
    ['kind', { kind: 'WORKSHOP' }, {}],
    ['level', {}, { levels: ['SECONDE_PRO'] }],
    ['tooSmall', { pupils: 6 }, {}],
    ['tooLarge', { pupils: 40, adults: 4 }, { left: 60 }],
    ['adults', { pupils: 25, adults: 2 }, { left: 60 }],
    ['stepFree', {}, { stepFree: false }],
    ['window', {}, { span: { day: '2027-03-08', start: '09:00', end: '11:00' } }],
    ['window', {}, { span: { day: '2027-03-02', start: '14:00', end: '16:00' } }],
    ['window', {}, { span: undefined }],
    ['off', {}, { off: true }],
    ['soon', {}, { soon: true }],
    ['full', {}, { left: 25 }],
    ['waiting', {}, { left: 60, waiting: 1 }],
    ['declined', { declined: ['p1'] }, {}],
    ['far', { maxKm: 50 }, {}],
    ['distance', {}, { place: { latitude: null, longitude: null } }],
  ])('%s: %o, %o', (reason, asked, slot) => {
    expect(blocksOf(aClass(asked), aSession(slot), free).map((block) => block.reason)).toEqual([reason])
  })

  test.each<[BlockReason, Partial<Asked>, object]>([
    ['window', { days: 0 }, {}],
    ['nobody', {}, { reachable: false }],
    ['alreadyAsked', { askedOf: ['c1'] }, {}],
  ])('asking a company: %s', (reason, asked, slot) => expect(blocksOf(aClass(asked), anInvitation(slot), free).map((block) => block.reason)).toEqual([reason]))

  test('the year of its company is full, unless there is one left', () => {
    expect(blocksOf(aClass(), aSession(), { yearLeft: { 'a1 2026': 0 } })).toEqual([{ reason: 'year' }])
    expect(blocksOf(aClass(), aSession(), { yearLeft: { 'a1 2026': 1, 'a1 2027': 0 } })).toEqual([])
  })

  test('everything that stands in the way is named, with its number', () => {
    const blocks = blocksOf(aClass({ pupils: 40, adults: 1, maxKm: 50 }), aSession({ levels: ['CAP'], stepFree: false, left: 12 }), free)
    expect(blocks).toEqual([{ reason: 'level', n: undefined }, { reason: 'tooLarge', n: 30 }, { reason: 'adults', n: 12 }, { reason: 'stepFree', n: undefined }, { reason: 'full', n: 12 }, { reason: 'far', n: 76 }])
  })

  test('on line nobody travels; without a limit an unknown place is near enough', () => {
    expect(blocksOf(aClass({ maxKm: 5 }), aSession({ online: true }), free)).toEqual([])
    expect(blocksOf(aClass({ maxKm: null }), aSession({ place: { latitude: null, longitude: null } }), free)).toEqual([])
  })
})

describe('a theme', () => {
  test.each([
    ['Énergie', 'Les ÉNERGIES de demain', 1], ['soudage aluminium', 'Atelier de soudage', 0.5], ['Mécanique', 'Des pièces mécaniques', 1], ['œuvre', 'OEUVRES', 1], ['Forge', 'Usinage', 0], [null, 'Usinage', 0], ['les métiers', 'Usinage', 0], ['fer', 'ferroviaire', 0],
  ])('%s in « %s »: %d', (theme, words, fit) => expect(themeFit(theme, words)).toBe(fit))
  test('small words say nothing, unless there is no other', () => {
    expect(wordsOf('Les métiers de la forge')).toEqual(['forge'])
    expect(wordsOf('Découverte')).toEqual(['decouverte'])
  })
})

test('points are given for what they say', () => {
  const points = pointsOf(aClass({ school: school({ priority: 'REP_PLUS', rural: true, ...maubeuge }) }), aSession(), defaultWeights)
  expect(points).toEqual({ placed: 100, theme: 30, near: 20, priority: 25, rural: 15, toAgree: 0 })
  expect(sumOf(points)).toBe(190)
  expect(pointsOf(aClass({ school: school({ priority: 'REP' }), theme: 'Forge' }), anInvitation(), defaultWeights)).toMatchObject({ theme: 0, near: 0, priority: 15, toAgree: -30 })
  expect([0, 1, 2].map((n) => step(40, 50, n))).toEqual([40, 20, 10])
})

const setting = (asked: Asked[], slots: Slot[], given: Partial<Omit<Setting, 'weights'>> & { weights?: Partial<Weights> } = {}): Setting => {
  const { weights, ...rest } = given
  return { asked, slots, invitations: 2, classesOfSchool: {}, classesAtCompany: {}, yearLeft: {}, ...rest, weights: { ...defaultWeights, ...weights } }
}
async function best(given: Setting): Promise<{ where: Record<string, string | undefined>; matches: Match[] }> {
  const candidates = candidatesOf(given)
  const lp = programmeOf(given, candidates)
  const answer = lp ? await solve(lp) : undefined
  const matches = answer?.status === 'optimal' ? matchesIn(candidates, answer.values) : []
  return { matches, where: Object.fromEntries(matches.map(({ asked, slot }) => [given.asked[asked]?.id ?? '', given.slots[slot]?.id])) }
}

describe('what counts changes who goes where', () => {
  const other = (given: Partial<Asked['school']>) => school({ id: 's2', name: 'Collège Deux', ...given })
  const [first, second] = [aClass(), aClass({ id: 'r2', school: other({}) })]

  test('a school that had nothing this year goes before one that had, unless that does not count', async () => {
    const served = { classesOfSchool: { s1: 1 } }
    expect((await best(setting([first, second], [aSession()], served))).where).toEqual({ r2: 'p1' })
    const priority = [aClass({ school: school({ priority: 'REP' }) }), second]
    expect((await best(setting(priority, [aSession()], { ...served, weights: { school: 0 } }))).where).toEqual({ r1: 'p1' })
  })

  test.each<[string, Partial<Asked['school']>, keyof Weights]>([['priority education', { priority: 'REP' }, 'rep'], ['priority education plus', { priority: 'REP_PLUS' }, 'repPlus'], ['the countryside', { rural: true }, 'rural']])('%s goes first, or the other way round when another thing counts more', async (_name, given, key) => {
    const asked = [aClass({ school: school({ ...maubeuge }), theme: null }), aClass({ id: 'r2', school: other(given), theme: null })]
    expect((await best(setting(asked, [aSession()], { weights: { [key]: 50 } }))).where).toEqual({ r2: 'p1' })
    expect((await best(setting(asked, [aSession()], { weights: { [key]: 5 } }))).where).toEqual({ r1: 'p1' })
  })

  test('the theme draws a class to one place, nearness to another', async () => {
    const places = [aSession({ words: 'Forge' , place: lille }), aSession({ id: 'p3', activityId: 'a3', yearKey: 'a3 2026', words: 'Usinage' })]
    expect((await best(setting([first], places, { weights: { theme: 50, near: 10 } }))).where).toEqual({ r1: 'p3' })
    expect((await best(setting([first], places, { weights: { theme: 10, near: 50 } }))).where).toEqual({ r1: 'p1' })
  })

  test('classes are spread over companies, or all go to the nearer one when that counts for nothing', async () => {
    const places = [aSession({ left: 60, place: lille }), aSession({ id: 'p3', activityId: 'a3', yearKey: 'a3 2026', company: { id: 'c2', name: 'Ateliers Deux' } })]
    expect(new Set(Object.values((await best(setting([first, second], places, { weights: { company: 60 } }))).where)).size).toBe(2)
    expect((await best(setting([first, second], places, { weights: { company: 0 } }))).where).toEqual({ r1: 'p1', r2: 'p1' })
  })

  test('a date that is there goes before one that must be agreed, and asking is limited', async () => {
    expect((await best(setting([first], [anInvitation(), aSession()]))).where).toEqual({ r1: 'p1' })
    const many = ['r1', 'r2', 'r3'].map((id) => aClass({ id }))
    expect((await best(setting(many, [anInvitation()], { invitations: 2 }))).matches).toHaveLength(2)
    expect((await best(setting(many, [anInvitation()], { invitations: 3, yearLeft: { 'a1 2026': 1 } }))).matches).toHaveLength(1)
  })

  test('two classes share a session when there are seats for both', async () => {
    expect((await best(setting([first, second], [aSession({ left: 52 })]))).matches).toHaveLength(2)
    expect((await best(setting([first, second], [aSession({ left: 51 })]))).matches).toHaveLength(1)
  })
})

describe('each class is told why', () => {
  test('where it goes: its points, reason by reason, which together are the score', async () => {
    const given = setting([aClass(), aClass({ id: 'r2' })], [aSession({ left: 60 })], { classesAtCompany: { c1: 1 } })
    const { matches } = await best(given)
    const reasons = reasonsFor(given, candidatesOf(given), matches)
    expect(reasons[0]).toMatchObject({ kind: 'placed', asked: 'r1', slot: 'p1', points: { placed: 100, theme: 30, near: 0, school: 40, company: 10 } })
    expect(reasons[1]).toMatchObject({ kind: 'placed', points: { school: 20, company: 5 } })
  })

  test('nowhere: nothing of the kind, nothing that suits and what nearly did, or who has it', async () => {
    const asked = [aClass({ id: 'talk', kind: 'TALK_IN_CLASS' }), aClass({ id: 'far', maxKm: 20 }), aClass({ id: 'won', school: school({ id: 's3', rural: true }) }), aClass({ id: 'lost' })]
    const given = setting(asked, [aSession({ id: 'level', levels: ['CAP'], left: 3 }), aSession()])
    const { matches } = await best(given)
    expect(reasonsFor(given, candidatesOf(given), matches)).toMatchObject([
      { asked: 'talk', kind: 'unplaced', why: 'noKind', misses: [] },
      { asked: 'far', kind: 'unplaced', why: 'noneSuits', misses: [{ slot: 'p1', blocks: [{ reason: 'far', n: 76 }] }, { slot: 'level' }] },
      { asked: 'won', kind: 'placed', slot: 'p1' },
      { asked: 'lost', kind: 'unplaced', why: 'othersWorthMore', misses: [{ slot: 'p1', blocks: [], taken: ['won'] }] },
    ])
    expect(fairnessOf(given, matches)).toEqual({
      schools: [{ group: 'all', asked: 2, served: 1 }, { group: 'never', asked: 2, served: 1 }, { group: 'priority', asked: 0, served: 0 }, { group: 'rural', asked: 1, served: 1 }],
      companies: [{ name: 'Ateliers Un', before: 0, more: 1 }],
    })
  })
})
