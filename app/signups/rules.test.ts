import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  canBecome, dueAt, fits, isLive, isSeated, mayDecide, nextInLine, partyOf, seatedAtOnce, statusFrom, transitions, whyNot,
  type BookableActivity, type BookableProgramme, type BookableSession, type ClassParty, type SignUpStatus,
} from './rules'

const now = new Date('2026-11-02T09:00:00Z')
const session: BookableSession = { seats: 30, status: 'PLANNED', startsAt: new Date('2026-11-19T08:30:00Z'), signUpClosesAt: null }
const activity: BookableActivity = {
  moderation: 'PUBLISHED', levels: ['QUATRIEME', 'TROISIEME'], minParty: 5, maxParty: 28, pupilsPerAdult: 12, openTo: ['CLASS'], stepFree: false,
}
const programme: BookableProgramme = { publishedAt: new Date('2026-09-01T00:00:00Z'), status: 'CONFIRMED', signUpOpensAt: null, signUpClosesAt: null }
const aClass: ClassParty = { level: 'TROISIEME', pupils: 24, adults: 2, stepFree: 0, stepFreeAcknowledged: false }

type Change = { session?: Partial<BookableSession>; activity?: Partial<BookableActivity>; programme?: Partial<BookableProgramme>; input?: Partial<ClassParty> }
const why = (change: Change) =>
  whyNot({ ...session, ...change.session }, { ...activity, ...change.activity }, { ...programme, ...change.programme }, { ...aClass, ...change.input }, now)?.reason

describe('a class', () => {
  test('may come when all is well', () => expect(why({})).toBeUndefined())

  test.each<[string, Change]>([
    ['cancelled', { session: { status: 'CANCELLED' } }],
    ['cancelled', { activity: { moderation: 'CANCELLED' } }],
    ['cancelled', { programme: { status: 'CANCELLED' } }],
    ['past', { session: { startsAt: now } }],
    ['closed', { programme: { publishedAt: null } }],
    ['closed', { activity: { moderation: 'DRAFT' } }],
    ['closed', { session: { signUpClosesAt: now } }],
    ['closed', { programme: { signUpClosesAt: now } }],
    ['notYet', { programme: { signUpOpensAt: new Date(now.getTime() + 1) } }],
    ['notOpen', { activity: { openTo: ['PERSON'] } }],
    ['level', { input: { level: 'CM2' } }],
    ['tooSmall', { input: { pupils: 3, adults: 1 } }],
    ['tooLarge', { input: { pupils: 27, adults: 3 } }],
    ['aboveSeats', { activity: { maxParty: null }, input: { pupils: 28, adults: 3 } }],
    ['adults', { input: { pupils: 25, adults: 2 } }],
    ['stepFreeTooMany', { input: { stepFree: 27 } }],
    ['stepFree', { input: { stepFree: 1 } }],
  ])('may not, and is told “%s”', (reason, change) => expect(why(change)).toBe(reason))

  test('may come to a place with steps once it has said so', () =>
    expect(why({ input: { stepFree: 1, stepFreeAcknowledged: true } })).toBeUndefined())

  test('of any level may come where no level is named', () => expect(why({ activity: { levels: [] }, input: { level: 'CM2' } })).toBeUndefined())
})

describe('the waiting list', () => {
  const parties = (...sizes: number[]) => sizes.map((pupils, index) => ({ id: String(index), pupils, adults: 0 }))

  test('a class of 31 keeps its rank when only 20 seats come free, and staff see why nobody was called', () => {
    const next = nextInLine(parties(31, 12), 20)
    expect(next.promoted).toEqual([])
    expect(next.heldBy).toMatchObject({ party: { id: '0' }, size: 31, left: 20 })
  })

  test('seats go down the list as far as they reach', () => {
    const next = nextInLine(parties(12, 8, 5), 20)
    expect(next.promoted.map(({ id }) => id)).toEqual(['0', '1'])
    expect(next.heldBy).toMatchObject({ size: 5, left: 0 })
  })

  test('a newcomer overtakes nobody who waits', () => {
    expect(seatedAtOnce({ seats: 30, taken: 10, waiting: 0 }, 20)).toBe(true)
    expect(seatedAtOnce({ seats: 30, taken: 10, waiting: 1 }, 5)).toBe(false)
    expect(seatedAtOnce({ seats: 30, taken: 10, waiting: 0 }, 21)).toBe(false)
  })

  test('whoever waits: those called fit together, are the first of the list, and the next would not fit', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 31 })), fc.integer({ min: 0, max: 120 }), (sizes, left) => {
        const waiting = parties(...sizes)
        const { promoted, heldBy } = nextInLine(waiting, left)
        const used = promoted.reduce((sum, party) => sum + partyOf(party), 0)
        expect(used).toBeLessThanOrEqual(left)
        expect(promoted).toEqual(waiting.slice(0, promoted.length))
        expect(heldBy?.party).toEqual(waiting[promoted.length])
        if (heldBy) expect(fits({ seats: left, taken: used }, heldBy.size)).toBe(false)
      }),
    )
  })
})

describe('what becomes of a sign-up', () => {
  const all = Object.keys(transitions) as SignUpStatus[]

  test('follows the table and nothing else', () => {
    const steps = all.flatMap((from) => all.filter((to) => canBecome(from, to)).map((to) => `${from} ${to}`))
    expect(steps).toEqual([
      'PENDING CONFIRMED', 'PENDING REFUSED', 'PENDING CANCELLED',
      'CONFIRMED PENDING', 'CONFIRMED CANCELLED', 'CONFIRMED ATTENDED', 'CONFIRMED NO_SHOW',
      'WAITLISTED PENDING', 'WAITLISTED CONFIRMED', 'WAITLISTED OFFERED', 'WAITLISTED CANCELLED',
      'OFFERED PENDING', 'OFFERED CONFIRMED', 'OFFERED EXPIRED', 'OFFERED CANCELLED',
      'ATTENDED NO_SHOW', 'NO_SHOW ATTENDED',
    ])
  })

  test('can be cancelled exactly while it lives', () => {
    for (const status of all) expect(canBecome(status, 'CANCELLED')).toBe(isLive(status))
  })

  test('ended ones hold no seat, but for those who came or did not', () => {
    expect(all.filter((status) => isSeated(status) && !isLive(status))).toEqual(['ATTENDED', 'NO_SHOW'])
  })

  test('is confirmed when all that it needs are given, refused when one refuses', () => {
    expect(statusFrom([])).toBe('CONFIRMED')
    expect(statusFrom([{ state: 'GIVEN' }, { state: 'ASKED' }])).toBe('PENDING')
    expect(statusFrom([{ state: 'GIVEN' }, { state: 'REFUSED' }])).toBe('REFUSED')
    expect(statusFrom([{ state: 'GIVEN' }, { state: 'GIVEN' }, { state: 'SUPERSEDED' }])).toBe('CONFIRMED')
  })
})

describe('a decision', () => {
  const staff = { roles: ['STAFF'], academies: [], schoolIds: [], system: false }
  const inspector = { roles: ['RECTORATE'], academies: ['Lille'], schoolIds: ['own'], system: false }
  const school = (academie: string | null, id = 'school') => ({ id, academie })

  test('is the authority’s own: neither can give the other’s', () => {
    expect(mayDecide('CHAMBER', staff, school('Lille'))).toBe(true)
    expect(mayDecide('RECTORATE', staff, school('Lille'))).toBe(false)
    expect(mayDecide('RECTORATE', inspector, school('Lille'))).toBe(true)
    expect(mayDecide('CHAMBER', inspector, school('Lille'))).toBe(false)
    expect(mayDecide('RECTORATE', inspector, school('Amiens'))).toBe(false)
    expect(mayDecide('RECTORATE', inspector, school(null))).toBe(false)
    expect(mayDecide('RECTORATE', inspector, school('Lille', 'own'))).toBe(false)
    expect(mayDecide('CHAMBER', { ...staff, system: true }, school('Lille'))).toBe(false)
  })

  test('is due before the day, and never before it was asked', () => {
    const day = (text: string) => new Date(`${text}T09:00:00Z`)
    expect(dueAt('CHAMBER', now, day('2026-12-19'))).toEqual(day('2026-11-07'))
    expect(dueAt('RECTORATE', now, day('2026-11-10'))).toEqual(day('2026-11-08'))
    expect(dueAt('RECTORATE', now, day('2026-11-03'))).toEqual(now)
  })
})
