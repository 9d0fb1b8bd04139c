import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Level, PaperState, SignUpStatus } from '~/db/generated/enums'
import { liveStatuses } from '~/signups/rules'
import { activityKindsWithPapers, conventionFor, duty, mayMark, mayRead, missingSigners, missingSlips, natureOf, papersFor, reminderDue, sidesOf, signersOf, standingOf, transitions, whyNotSignedOn, type Visit } from './rules'

const visit = (given: Partial<Visit> = {}): Visit => ({ kind: 'COMPANY_VISIT', attendance: 'ONSITE', conventionNeeded: false, level: 'TROISIEME', hosted: true, ...given })

describe('which papers a visit has', () => {
  test('an information visit has none to sign between school and company, unless it says so', () => {
    expect(papersFor(visit())).toEqual(['NOTICE', 'RISKS'])
    expect(conventionFor(visit())).toBe('possible')
    expect(papersFor(visit({ conventionNeeded: true }))).toEqual(['CONVENTION', 'NOTICE', 'RISKS'])
  })

  test('a workshop at a company is an observation period from 4e on, and a visit for those who are younger', () => {
    const needs = Object.values(Level).filter((level) => conventionFor(visit({ kind: 'WORKSHOP', level })) === 'needed')
    expect(needs).toContain('QUATRIEME')
    expect(needs).toContain('TROISIEME')
    expect(needs).not.toContain('CINQUIEME')
    expect(needs).not.toContain('CM2')
    expect(natureOf(visit({ kind: 'WORKSHOP' }))).toBe('OBSERVATION')
    expect(natureOf(visit({ conventionNeeded: true, level: 'SIXIEME' }))).toBe('INFORMATION')
    expect(conventionFor(visit({ kind: 'WORKSHOP', hosted: false }))).toBe('possible')
  })

  test('nobody leaves the school for a talk in class or for something online: no paper at all', () => {
    for (const given of [{ kind: 'TALK_IN_CLASS' }, { kind: 'VIRTUAL_VISIT' }, { attendance: 'ONLINE' }] as const) {
      expect(papersFor(visit(given))).toEqual([])
      expect(conventionFor(visit(given))).toBe('none')
    }
    expect(activityKindsWithPapers).not.toContain('TALK_IN_CLASS')
  })

  test('where no company receives, the chamber signs in its place; nobody signs the other papers', () => {
    expect(signersOf('CONVENTION', { hosted: true })).toEqual(['SCHOOL', 'COMPANY'])
    expect(signersOf('CONVENTION', { hosted: false })).toEqual(['SCHOOL', 'CHAMBER'])
    expect([...signersOf('NOTICE', { hosted: true }), ...signersOf('RISKS', { hosted: true })]).toEqual([])
  })
})

describe('what becomes of a paper', () => {
  const paper = (given: object = {}) => ({ kind: 'CONVENTION' as const, state: 'VALID' as const, signers: ['SCHOOL', 'COMPANY'] as const, slips: 0, signatures: [] as { signer: 'SCHOOL' | 'COMPANY' }[], ...given })

  test('one that ended becomes nothing else', () => {
    for (const state of Object.values(PaperState)) expect(transitions[state].length > 0).toBe(state === 'VALID')
  })

  test('it is signed once both have signed', () => {
    expect(standingOf(paper(), 28)).toBe('toSign')
    expect(standingOf(paper({ signatures: [{ signer: 'SCHOOL' }] }), 28)).toBe('toSign')
    expect(missingSigners(paper({ signatures: [{ signer: 'SCHOOL' }] }))).toEqual(['COMPANY'])
    expect(standingOf(paper({ signatures: [{ signer: 'SCHOOL' }, { signer: 'COMPANY' }] }), 28)).toBe('signed')
    expect(standingOf(paper({ state: 'REPLACED', signatures: [{ signer: 'SCHOOL' }, { signer: 'COMPANY' }] }), 28)).toBe('replaced')
  })

  test('slips of families: none too many are missing, whatever the class has become', () => {
    fc.assert(fc.property(fc.nat(60), fc.nat(60), (slips, pupils) => {
      const missing = missingSlips({ kind: 'NOTICE', slips }, pupils)
      expect(missing).toBe(Math.max(0, pupils - slips))
      expect(standingOf({ ...paper({ signers: [] }), kind: 'NOTICE', slips }, pupils)).toBe(missing === 0 ? 'signed' : 'toSign')
      expect(standingOf({ ...paper({ signers: [] }), kind: 'RISKS', slips: 0 }, pupils)).toBe('ready')
    }))
  })

  test('papers follow a confirmed visit, wait with one that is undecided, and end with one that is called off', () => {
    expect(Object.values(SignUpStatus).filter((status) => duty[status] === 'keep')).toEqual(['CONFIRMED'])
    for (const status of liveStatuses) expect(duty[status]).not.toBe('end')
    expect(Object.values(SignUpStatus).filter((status) => duty[status] === 'end').sort()).toEqual(['CANCELLED', 'EXPIRED', 'REFUSED'])
  })

  test('it is signed between the day on which it was made and today', () => {
    expect(whyNotSignedOn('2026-11-29', '2026-11-29', '2026-11-29')).toBeUndefined()
    expect(whyNotSignedOn('2026-11-28', '2026-11-29', '2026-12-01')).toBe('signedTooEarly')
    expect(whyNotSignedOn('2026-12-02', '2026-11-29', '2026-12-01')).toBe('signedInFuture')
  })

  test('a week before, and again two days before, who still has to sign is reminded', () => {
    expect([10, 8, 7, 5, 3, 2, 1, 0, -1].map(reminderDue)).toEqual([undefined, undefined, 7, 7, 7, 2, 2, 2, undefined])
  })
})

describe('who reads and who signs', () => {
  const nobody = { userId: 'me', roles: [], schoolIds: [], claimedSchoolIds: [], companyIds: [], academies: [] }
  const seen = { schoolId: 's', userId: 'me', school: { academie: 'Lille' }, approvals: [{ authority: 'RECTORATE' }], session: { activity: { hostId: 'h', coHosts: [{ companyId: 'c' }] } } }

  test('each stands on its own side, and others on none', () => {
    expect(sidesOf({ ...nobody, schoolIds: ['s'] }, seen)).toEqual(['SCHOOL'])
    expect(sidesOf({ ...nobody, companyIds: ['h'] }, seen)).toEqual(['COMPANY'])
    expect(sidesOf({ ...nobody, companyIds: ['c'] }, seen)).toEqual(['COHOST'])
    expect(sidesOf({ ...nobody, roles: ['STAFF'] }, seen)).toEqual(['STAFF'])
    expect(sidesOf({ ...nobody, academies: ['Lille'] }, seen)).toEqual(['RECTORATE'])
    expect(sidesOf({ ...nobody, schoolIds: ['other'], companyIds: ['other'], academies: ['Amiens'] }, seen)).toEqual([])
  })

  test('the rectorate reads what it decides over only, and nobody decides over their own school', () => {
    expect(sidesOf({ ...nobody, academies: ['Lille'] }, { ...seen, approvals: [{ authority: 'CHAMBER' }] })).toEqual([])
    expect(sidesOf({ ...nobody, academies: ['Lille'], schoolIds: ['s'] }, seen)).toEqual(['SCHOOL'])
  })

  test('who only claims a school sees what they booked themselves', () => {
    const claims = { ...nobody, schoolIds: ['s'], claimedSchoolIds: ['s'] }
    expect(sidesOf(claims, seen)).toEqual(['SCHOOL'])
    expect(sidesOf({ ...claims, userId: 'another' }, seen)).toEqual([])
    expect(sidesOf({ ...claims, userId: null }, { ...seen, userId: null })).toEqual([])
  })

  test('what a school tells its families is not the company’s to read', () => {
    expect(mayRead('NOTICE', ['COMPANY'])).toBe(false)
    expect(mayRead('NOTICE', ['SCHOOL'])).toBe(true)
    expect(mayRead('CONVENTION', ['COMPANY'])).toBe(true)
  })

  test('each notes its own signature, staff every one, the rectorate and a second company none', () => {
    expect(mayMark('SCHOOL', ['SCHOOL'])).toBe(true)
    expect(mayMark('COMPANY', ['SCHOOL'])).toBe(false)
    expect(mayMark('CHAMBER', ['COMPANY'])).toBe(false)
    for (const signer of ['SCHOOL', 'COMPANY', 'CHAMBER'] as const) {
      expect(mayMark(signer, ['STAFF'])).toBe(true)
      expect(mayMark(signer, ['RECTORATE'])).toBe(false)
      expect(mayMark(signer, ['COHOST'])).toBe(false)
    }
  })
})
