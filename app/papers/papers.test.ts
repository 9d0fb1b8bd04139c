import { beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '~/access/viewer.server'
import { aCompany, aCompanyViewer, anActivity, anInspector, aSession, aStaffViewer, aTeacher } from '~/db/builders.server'
import { db, pool, transaction } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { cancelSignUp, changeSignUp } from '~/signups/commands.server'
import { saveSession } from '~/signups/session-changes.server'
import { localDate } from '~/ui/time'
import { paperText } from '~/ui/testing-paper'
import { askConvention, countSlips, dropConvention, markSigned, unmarkSigned } from './commands.server'
import { makePapers } from './making.server'
import { visitPaper } from './paper.server'
import { paperLines, papersPage, paperToPrint, scanFileId, settledLines, toSignFor } from './queries.server'
import { remindToSign } from './reminders.server'
import { settlePapers } from './settle.server'

useTestDatabase()

let staff: Viewer
let teacher: Viewer
let host: Viewer
const today = () => localDate(new Date())

beforeEach(async () => {
  ;[staff, teacher, host] = [await aStaffViewer(), await aTeacher(), await aCompanyViewer()]
  await pool().query('TRUNCATE "SignUp", "Message" CASCADE')
})

/** A class of 28 whose visit is confirmed; it needs a convention unless said. */
async function visit({ signUp = {}, activity = {}, session = {} }: { signUp?: object; activity?: object; session?: object } = {}) {
  const made = await anActivity({ hostId: host.companyIds[0], conventionNeeded: true, title: 'Monter un bogie', gear: ['GOGGLES', 'SHOES'], minAge: 14, safetyNotes: 'Rester derrière la ligne jaune.', programmeOfVisit: 'Visite du montage.', ...activity })
  const { id: sessionId } = await aSession({ activityId: made.id, seats: 60, ...session })
  const { id } = await db().signUp.create({
    data: { sessionId, kind: 'CLASS', status: 'CONFIRMED', confirmedAt: new Date(), schoolId: teacher.schoolIds[0], userId: teacher.userId, level: 'TROISIEME', className: '3e B', pupils: 28, adults: 3, transportMode: 'COACH', transportCostCents: 18_000, transportPayer: 'DEPARTMENT', ...signUp },
  })
  return { id, sessionId, activityId: made.id }
}
const settle = (id: string) => transaction((tx) => settlePapers(tx, staff, id))
const papersOf = (signUpId: string) => db().visitPaper.findMany({ where: { signUpId }, orderBy: [{ issuedAt: 'asc' }, { kind: 'asc' }], include: { signatures: true } })
const held = async (signUpId: string, kind: 'CONVENTION' | 'NOTICE' | 'RISKS' = 'CONVENTION') => db().visitPaper.findFirstOrThrow({ where: { signUpId, kind, state: 'VALID' }, include: { signatures: true } })
const is404 = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ status: 404 })
const sign = (viewer: Viewer, paperId: string, signer: 'SCHOOL' | 'COMPANY', scan?: File) => markSigned(viewer, { paperId, signer, signedOn: today() }, scan)
const changes = async (id: string, given: object) => ({ ...(await db().signUp.findUniqueOrThrow({ where: { id }, select: { version: true, level: true, className: true, pupils: true, adults: true, stepFree: true, transportMode: true, transportCostCents: true, transportPayer: true } })), ...given }) as never

describe('papers are made', () => {
  test('a confirmed visit has its papers, each with a number, once', async () => {
    const { id } = await visit()
    await settle(id)
    await settle(id)
    const papers = await papersOf(id)
    expect(papers.map(({ kind }) => kind)).toEqual(['CONVENTION', 'NOTICE', 'RISKS'])
    expect(papers.map(({ sequence }) => sequence)).toEqual([1, 1, 1])
    expect(papers.map(({ signers }) => signers)).toEqual([['SCHOOL', 'COMPANY'], [], []])
    expect(await db().auditEntry.count({ where: { subjectId: id, action: 'paper.issued' } })).toBe(3)
  })

  test('one that waits for a decision has drafts without a number, and nothing to sign', async () => {
    const { id } = await visit({ signUp: { status: 'PENDING' } })
    const page = await papersPage(teacher, id)
    expect([page.drafts, page.valid]).toEqual([['CONVENTION', 'NOTICE', 'RISKS'], []])
    expect(await papersOf(id)).toEqual([])
    const draft = await paperToPrint(teacher, id, 'CONVENTION', null)
    expect(draft.number).toBeNull()
    expect(paperText(await visitPaper(draft))).toContain('PROJET')
    expect(await settledLines(teacher, id, 'SCHOOL')).toEqual({ lines: [], expected: true })
    const talk = await visit({ signUp: { status: 'PENDING' }, activity: { conventionNeeded: false, kind: 'TALK_IN_CLASS' } })
    expect(await settledLines(teacher, talk.id, 'SCHOOL')).toEqual({ lines: [], expected: false })
  })

  test('numbers have no gaps, however many are made at once', async () => {
    const visits = await Promise.all(Array.from({ length: 12 }, () => visit()))
    // Each visit is looked at from three sides in the same moment.
    await Promise.all(visits.flatMap(({ id }) => [settle(id), settle(id), papersPage(host, id)]))
    for (const kind of ['CONVENTION', 'NOTICE', 'RISKS'] as const) {
      const numbers = (await db().visitPaper.findMany({ where: { kind }, select: { sequence: true } })).map(({ sequence }) => sequence)
      expect(numbers.sort((one, other) => one - other)).toEqual(Array.from({ length: 12 }, (_, n) => n + 1))
    }
  })

  test('a number that was rolled back is given to the next', async () => {
    const [lost, next] = [await visit(), await visit()]
    await expect(transaction(async (tx) => { await settlePapers(tx, staff, lost.id); throw new Error('the power went') })).rejects.toThrow('power')
    await settle(next.id)
    expect((await held(next.id)).sequence).toBe(1)
  })

  test('without the lock the same number would be given twice: the database refuses the second', async () => {
    const { id } = await visit()
    await settle(id)
    const { kind, year, sequence, facts } = await held(id)
    await expect(db().visitPaper.create({ data: { signUpId: (await visit()).id, kind, year, sequence, facts: facts ?? {} } })).rejects.toThrow(/Unique/)
  })

  test('visits at which nobody looks have theirs soon, and the company is told once that it has something to sign', async () => {
    const { id } = await visit()
    const plain = await visit({ activity: { conventionNeeded: false } })
    const talk = await visit({ activity: { conventionNeeded: false, kind: 'TALK_IN_CLASS' } })
    await makePapers()
    await makePapers()
    expect((await papersOf(id)).length).toBe(3)
    expect((await papersOf(plain.id)).map(({ kind }) => kind)).toEqual(['NOTICE', 'RISKS'])
    expect(await papersOf(talk.id)).toEqual([])
    const mails = await db().message.findMany({ where: { kind: { startsWith: 'paper.' } } })
    expect(mails.map(({ kind, recipient }) => [kind, recipient])).toEqual([['paper.toSign', host.email]])
    expect(mails[0]?.text).toContain('CONV-')
  })

  test('a visit that was settled and did not change is not looked at again; one that changed is', async () => {
    const { id } = await visit()
    await settle(id)
    await pool().query(`UPDATE "VisitPaper" SET "checkedAt" = now() + interval '5 minutes'`)
    expect(await makePapers()).toBe(0)
    await db().signUp.update({ where: { id }, data: { pupils: 20, updatedAt: new Date(Date.now() + 600_000) } })
    expect(await makePapers()).toBe(1)
    expect((await held(id)).sequence).toBe(2)
  })
})

describe('what a paper says', () => {
  test('the convention names both, the day, the place, the counts, the gear and how the class comes; nobody by name', async () => {
    const { id } = await visit()
    const printed = await paperToPrint(host, id, 'CONVENTION', null)
    const text = paperText(await visitPaper(printed))
    const school = await db().school.findUniqueOrThrow({ where: { id: teacher.schoolIds[0] ?? '' } })
    const company = await db().company.findUniqueOrThrow({ where: { id: host.companyIds[0] ?? '' } })
    for (const words of [printed.number ?? '–', school.name, school.uai, company.name, 'Monter un bogie', '28 élèves, 3 accompagnateurs', 'séquence d’observation', 'Lunettes', 'Âge minimal : 14 ans', 'Rester derrière la ligne jaune', 'Autocar, payé par le département (180 €)', 'D. 331-1', 'Modèle proposé', 'Pour l’établissement', 'Pour l’entreprise', 'Page 2 / 2']) expect(text).toContain(words)
    expect(text).not.toContain(teacher.name)
  })

  test('the notice fits one page with its slip, and the prevention sheet too', async () => {
    const { id } = await visit()
    for (const [kind, words] of [['NOTICE', ['Coupon à rendre', 'responsable légal', 'Aucune pour la visite']], ['RISKS', ['112', '114', 'Ce qui est interdit', 'Rester derrière la ligne jaune']]] as const) {
      const text = paperText(await visitPaper(await paperToPrint(teacher, id, kind, null)))
      for (const one of words) expect(text).toContain(one)
      expect(text).toContain('Page 1 / 1')
    }
  })

  test('the same paper gives the same bytes; one that was replaced says so', async () => {
    const { id } = await visit()
    const print = async (paperId: string | null) => visitPaper(await paperToPrint(teacher, id, 'CONVENTION', paperId))
    const first = await print(null)
    expect(first.equals(await print(null))).toBe(true)
    const { id: old } = await held(id)
    await changeSignUp(teacher, id, await changes(id, { pupils: 20 }))
    const [now, then] = [paperText(await print(null)), paperText(await print(old))]
    expect(now).toMatch(/remplace celui qui portait le numéro CONV-\d{4}-0001/)
    expect(now).toContain('20 élèves')
    expect(then).toMatch(/Le document valable porte le numéro CONV-\d{4}-0002/)
    expect(then).toContain('28 élèves')
  })

  test('what it says is never changed, and one that ended does not come back', async () => {
    const { id } = await visit()
    await settle(id)
    const paper = await held(id)
    await expect(db().visitPaper.update({ where: { id: paper.id }, data: { facts: {} } })).rejects.toThrow(/never changed/)
    await cancelSignUp(teacher, id)
    await settle(id)
    await expect(db().visitPaper.update({ where: { id: paper.id }, data: { state: 'VALID', endedAt: null } })).rejects.toThrow(/does not come back/)
  })
})

describe('a paper is replaced when that changes on which it rests', () => {
  test('numbers: another convention, signed anew, and both are told; the families’ notice stays', async () => {
    const { id } = await visit()
    await settle(id)
    const before = await held(id)
    await sign(teacher, before.id, 'SCHOOL')
    await changeSignUp(teacher, id, await changes(id, { pupils: 24 }))
    await settle(id)
    const after = await held(id)
    expect([after.sequence, after.replacesId, after.signatures]).toEqual([2, before.id, []])
    expect((await db().visitPaper.findUniqueOrThrow({ where: { id: before.id }, include: { signatures: true } }))).toMatchObject({ state: 'REPLACED', signatures: [{ signer: 'SCHOOL' }] })
    expect((await held(id, 'NOTICE')).sequence).toBe(1)
    const told = await db().message.findMany({ where: { kind: { in: ['paper.replaced', 'paper.replacedHost'] } }, orderBy: { kind: 'asc' } })
    expect(told.map(({ recipient }) => recipient)).toEqual([teacher.email, host.email])
    expect(told[0]?.text).toContain('nombre d’élèves')
  })

  test('the date: every paper, and the slips are counted anew', async () => {
    const { id, sessionId } = await visit()
    await settle(id)
    await countSlips(teacher, { paperId: (await held(id, 'NOTICE')).id, slips: 12 })
    const { startsAt, endsAt, seats, version } = await db().session.findUniqueOrThrow({ where: { id: sessionId } })
    const later = (date: Date) => new Date(date.getTime() + 86_400_000)
    await saveSession(staff, { sessionId, startsAt: later(startsAt), endsAt: later(endsAt), seats, version } as never)
    await settle(id)
    expect(await Promise.all((['CONVENTION', 'NOTICE', 'RISKS'] as const).map(async (kind) => (await held(id, kind)).sequence))).toEqual([2, 2, 2])
    expect((await held(id, 'NOTICE')).slips).toBe(0)
  })

  test('transport: convention and notice, because families read it', async () => {
    const { id } = await visit()
    await settle(id)
    await db().signUp.update({ where: { id }, data: { transportMode: 'TRAIN' } })
    await settle(id)
    expect(await Promise.all((['CONVENTION', 'NOTICE', 'RISKS'] as const).map(async (kind) => (await held(id, kind)).sequence))).toEqual([2, 2, 1])
  })

  test('but not for what it does not rest on: a telephone, a title, a remark of the school make nobody sign again', async () => {
    const { id, activityId } = await visit()
    await settle(id)
    await sign(teacher, (await held(id)).id, 'SCHOOL')
    await db().school.update({ where: { id: teacher.schoolIds[0] ?? '' }, data: { phone: '+33320999999', address: '2 rue Neuve' } })
    await db().activity.update({ where: { id: activityId }, data: { title: 'Monter un bogie, enfin', summary: 'Mieux dit.' } })
    await db().signUp.update({ where: { id }, data: { needs: 'Deux élèves allophones', transportNotes: 'Le car attend' } })
    await settle(id)
    expect(await held(id)).toMatchObject({ sequence: 1, signatures: [{ signer: 'SCHOOL' }] })
  })

  test('once the visit has begun nothing is replaced any more', async () => {
    const { id, sessionId } = await visit()
    await settle(id)
    await db().session.update({ where: { id: sessionId }, data: { startsAt: new Date(Date.now() - 60_000) } })
    await db().signUp.update({ where: { id }, data: { pupils: 10 } })
    await settle(id)
    expect((await held(id)).sequence).toBe(1)
  })

  test('while a decision is asked again it waits, and is neither signed nor replaced; called off, it is withdrawn', async () => {
    const { id } = await visit()
    await settle(id)
    const paper = await held(id)
    await db().signUp.update({ where: { id }, data: { status: 'PENDING', pupils: 20 } })
    expect(await sign(teacher, paper.id, 'SCHOOL')).toMatchObject({ reason: 'visitWaits' })
    expect((await held(id)).id).toBe(paper.id)
    // Who decides reads what would be signed, not what was; the numbered paper is still there.
    expect((await papersPage(staff, id)).drafts).toEqual(['CONVENTION'])
    expect((await paperToPrint(staff, id, 'CONVENTION', null)).number).toBeNull()
    expect((await paperToPrint(staff, id, 'CONVENTION', paper.id)).number).toContain('0001')
    expect((await paperToPrint(staff, id, 'NOTICE', null)).number).not.toBeNull()
    await db().signUp.update({ where: { id }, data: { status: 'CONFIRMED' } })
    expect(await sign(teacher, paper.id, 'SCHOOL')).toMatchObject({ reason: 'paperReplaced' })
    await cancelSignUp(teacher, id)
    await settle(id)
    expect((await papersOf(id)).every(({ state }) => state !== 'VALID')).toBe(true)
    expect(await db().auditEntry.count({ where: { subjectId: id, action: 'paper.withdrawn' } })).toBe(3)
  })
})

describe('signatures', () => {
  test('each marks its own; then nothing is left to sign, for anybody', async () => {
    const { id } = await visit()
    await settle(id)
    const paper = await held(id)
    expect((await toSignFor(teacher, 'SCHOOL')).map(({ lines }) => lines.map(({ kind }) => kind))).toEqual([['CONVENTION', 'NOTICE']])
    expect((await toSignFor(host, 'COMPANY')).map((one) => one.id)).toEqual([id])
    expect((await sign(teacher, paper.id, 'SCHOOL')).ok).toBe(true)
    await is404(sign(teacher, paper.id, 'COMPANY'))
    expect((await sign(host, paper.id, 'COMPANY')).ok).toBe(true)
    await countSlips(teacher, { paperId: (await held(id, 'NOTICE')).id, slips: 28 })
    expect([await toSignFor(teacher, 'SCHOOL'), await toSignFor(host, 'COMPANY')]).toEqual([[], []])
    expect((await settledLines(staff, id, 'STAFF')).lines.map(({ standing }) => standing)).toEqual(['signed', 'signed', 'ready'])
    expect((await paperLines([id], 'COMPANY')).get(id)?.map(({ kind }) => kind)).toEqual(['CONVENTION', 'RISKS'])
  })

  test('sent eight times at once it is one signature; it can be taken back', async () => {
    const { id } = await visit()
    await settle(id)
    const paper = await held(id)
    await Promise.all(Array.from({ length: 8 }, () => sign(teacher, paper.id, 'SCHOOL')))
    expect((await held(id)).signatures).toHaveLength(1)
    await unmarkSigned(teacher, paper.id, 'SCHOOL')
    expect((await held(id)).signatures).toEqual([])
    await is404(unmarkSigned(host, paper.id, 'SCHOOL'))
  })

  test('a change and a signature in the same moment: the signature is on the paper that said what was true, or refused', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { id } = await visit()
      await settle(id)
      const paper = await held(id)
      const form = await changes(id, { pupils: 21 })
      const [signed] = await Promise.all([sign(teacher, paper.id, 'SCHOOL'), changeSignUp(teacher, id, form)])
      await settle(id)
      expect((await held(id)).signatures).toEqual([])
      expect((await papersOf(id)).find((one) => one.id === paper.id)?.signatures.length).toBe(signed.ok ? 1 : 0)
    }
  })

  test('not before the paper was made, nor on a day to come', async () => {
    const { id } = await visit()
    await settle(id)
    const { id: paperId } = await held(id)
    expect(await markSigned(teacher, { paperId, signer: 'SCHOOL', signedOn: '2020-01-01' })).toMatchObject({ reason: 'signedTooEarly' })
    expect(await markSigned(teacher, { paperId, signer: 'SCHOOL', signedOn: localDate(new Date(Date.now() + 3 * 86_400_000)) })).toMatchObject({ reason: 'signedInFuture' })
  })

  test('a signed copy is kept by its bytes, seen by the two and by staff, and gone when taken back', async () => {
    const { id } = await visit()
    await settle(id)
    const { id: paperId } = await held(id)
    expect(await sign(teacher, paperId, 'SCHOOL', new File(['<svg/>'], 'signature.pdf'))).toMatchObject({ reason: 'fileKind' })
    await sign(teacher, paperId, 'SCHOOL', new File(['%PDF-1.4 une'], 'une.pdf'))
    await sign(teacher, paperId, 'SCHOOL', new File(['%PDF-1.4 autre'], 'autre.pdf'))
    const signatureId = (await held(id)).signatures[0]?.id ?? ''
    expect(await db().storedFile.count({ where: { createdById: teacher.userId } })).toBe(1)
    for (const viewer of [teacher, host, staff]) expect(await scanFileId(viewer, signatureId)).toBeDefined()
    for (const viewer of [await aTeacher(), await aCompanyViewer(), await anInspector()]) expect(await scanFileId(viewer, signatureId)).toBeUndefined()
    await unmarkSigned(staff, paperId, 'SCHOOL')
    expect(await db().storedFile.count({ where: { createdById: teacher.userId } })).toBe(0)
  })

  test('slips are counts: never more than pupils, and only the school has them', async () => {
    const { id } = await visit()
    await settle(id)
    const { id: paperId } = await held(id, 'NOTICE')
    expect(await countSlips(teacher, { paperId, slips: 29 })).toMatchObject({ reason: 'slipsTooMany', details: { n: 28 } })
    expect((await countSlips(teacher, { paperId, slips: 27 })).ok).toBe(true)
    await is404(countSlips(host, { paperId, slips: 5 }))
    await is404(countSlips(staff, { paperId, slips: 5 }))
    expect((await paperLines([id], 'SCHOOL')).get(id)?.find(({ kind }) => kind === 'NOTICE')).toMatchObject({ slips: 27, pupils: 28, standing: 'toSign' })
  })

  test('a convention that need not be is made when the school asks, kept up to date, and withdrawn when it does without', async () => {
    const { id } = await visit({ activity: { conventionNeeded: false } })
    await Promise.all([askConvention(teacher, id), askConvention(teacher, id)])
    expect((await held(id)).sequence).toBe(1)
    await changeSignUp(teacher, id, await changes(id, { pupils: 22 }))
    await settle(id)
    expect((await held(id)).sequence).toBe(2)
    await is404(dropConvention(host, id))
    expect((await dropConvention(teacher, id)).ok).toBe(true)
    await settle(id)
    expect((await papersOf(id)).filter(({ kind, state }) => kind === 'CONVENTION' && state === 'VALID')).toEqual([])
    const needed = await visit()
    expect(await dropConvention(teacher, needed.id)).toMatchObject({ reason: 'conventionNeeded' })
  })
})

describe('who may see', () => {
  test('school, host and staff, the rectorate where it decides; for anybody else there is no such page', async () => {
    const { id } = await visit({ activity: { coHosts: undefined } })
    const [others, otherHost, inspector] = [await aTeacher(), await aCompanyViewer(), await anInspector()]
    for (const viewer of [teacher, host, staff]) expect((await papersPage(viewer, id)).valid.length).toBeGreaterThan(0)
    for (const viewer of [others, otherHost, inspector]) {
      await is404(papersPage(viewer, id))
      await is404(paperToPrint(viewer, id, 'CONVENTION', null))
      await is404(sign(viewer, (await held(id)).id, 'SCHOOL'))
      await is404(settledLines(viewer, id, 'SCHOOL'))
    }
    await db().approval.create({ data: { authority: 'RECTORATE', signUpId: id, state: 'GIVEN', decidedAt: new Date() } })
    const page = await papersPage(inspector, id)
    expect(page.valid.map(({ kind }) => kind)).toEqual(['CONVENTION', 'NOTICE', 'RISKS'])
    await is404(sign(inspector, (await held(id)).id, 'SCHOOL'))
    await is404(papersPage(await anInspector({ academie: 'Amiens' }), id))
    await is404(paperToPrint(host, id, 'NOTICE', null))
    await is404(papersPage(staff, '00000000-0000-7000-8000-000000000000'))
  })

  test('a second company that receives reads and signs nothing', async () => {
    const { id, activityId } = await visit()
    const second = await aCompanyViewer({ company: await aCompany() })
    await db().activityHost.create({ data: { activityId, companyId: second.companyIds[0] ?? '' } })
    expect((await papersPage(second, id)).valid.map(({ kind }) => kind)).toEqual(['CONVENTION', 'RISKS'])
    await is404(sign(second, (await held(id)).id, 'COMPANY'))
  })
})

describe('reminders', () => {
  // A Tuesday in winter, at ten and at eight in the evening in Paris; the visit is five days later.
  const [byDay, evening, sunday] = [new Date('2027-01-12T09:00:00Z'), new Date('2027-01-12T19:00:00Z'), new Date('2027-01-10T09:00:00Z')]
  const soon = { startsAt: new Date('2027-01-17T08:00:00Z'), endsAt: new Date('2027-01-17T10:00:00Z') }
  const mails = () => db().message.findMany({ where: { kind: 'paper.reminder' }, orderBy: { createdAt: 'asc' } })

  test('who has not signed is reminded once a week before and once just before; never in the evening or on a Sunday', async () => {
    const { id } = await visit({ session: soon })
    await transaction((tx) => settlePapers(tx, staff, id, new Date('2027-01-05T09:00:00Z')))
    expect([await remindToSign(evening), await remindToSign(sunday)]).toEqual([0, 0])
    expect([await remindToSign(byDay), await remindToSign(byDay)]).toEqual([2, 0])
    const sent = await mails()
    expect(sent.map(({ recipient }) => recipient).sort()).toEqual([teacher.email, host.email].sort())
    expect(sent.find(({ recipient }) => recipient === teacher.email)?.text).toContain('0 sur 28 reçus')
    expect(sent.every(({ expiresAt }) => expiresAt && expiresAt <= new Date('2027-01-12T18:00:00Z'))).toBe(true)
    expect(await remindToSign(new Date('2027-01-15T09:00:00Z'))).toBe(2)
  })

  test('who has signed is left alone, and so is who wants no reminders', async () => {
    const { id } = await visit({ session: soon })
    await transaction((tx) => settlePapers(tx, staff, id, new Date('2027-01-05T09:00:00Z')))
    await db().paperSignature.create({ data: { paperId: (await held(id)).id, signer: 'COMPANY', signedOn: new Date('2027-01-06') } })
    await db().mutedTopic.create({ data: { userId: teacher.userId ?? '', topic: 'reminders' } })
    expect(await remindToSign(byDay)).toBe(0)
    await db().mutedTopic.deleteMany({})
    expect(await remindToSign(byDay)).toBe(1)
    expect((await mails()).map(({ recipient }) => recipient)).toEqual([teacher.email])
  })
})
