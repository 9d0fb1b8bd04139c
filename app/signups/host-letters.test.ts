import { expect, test } from 'vitest'
import { db } from '~/db/client.server'
import { aCompany, aCompanyViewer, anActivity, anInspector, aSession, aStaffViewer, aTeacher } from '~/db/builders.server'
import { useTestDatabase } from '~/db/testing.server'
import { newId } from '~/db/statements.server'
import { bookClass, cancelSignUp, changeSignUp, decideApproval } from './commands.server'
import { tellHosts } from './host-letters.server'
import { ClassSignUp } from './schema'
import { saveSession } from './session-changes.server'

useTestDatabase()

async function booked(approvals: 'RECTORATE'[] = [], seats = 60) {
  const host = await aCompanyViewer()
  const coHost = await aCompanyViewer()
  const teacher = await aTeacher({ name: 'Mme Confidentielle' })
  const activity = await anActivity({ hostId: host.companyIds[0], coHosts: { create: { companyId: coHost.companyIds[0]! } }, approvals })
  const session = await aSession({ activityId: activity.id, seats })
  const book = async (pupils = 24) => {
    const one = await bookClass(teacher, ClassSignUp.parse({ sessionId: session.id, level: 'TROISIEME', className: '3e B', pupils, adults: 2, stepFree: 1, otherNeeds: 2, needs: 'Repas de Paul', formKey: newId() }))
    if (!one.ok) throw new Error(one.reason)
    return one.signUp.id
  }
  const told = async (to = host) => (await db().message.findMany({ where: { recipient: to.email }, orderBy: { createdAt: 'asc' } })).map(({ kind }) => kind)
  return { host, coHost, teacher, session, book, told }
}

test('a host and its co-hosts read who books, how many and what they need in counts, and nobody’s name; once', async () => {
  const { host, coHost, book, told } = await booked(['RECTORATE'])
  const id = await book()
  expect(await tellHosts()).toBe(1)
  expect(await tellHosts()).toBe(0)
  expect([await told(), await told(coHost)]).toEqual([['host.booked'], ['host.booked']])
  const { subject, text } = await db().message.findFirstOrThrow({ where: { recipient: host.email } })
  expect(text).toContain('24 élèves, 2 accompagnateurs')
  expect(text).toContain('2 autres besoins')
  expect(text).toContain(`/entreprise/classes/${id}`)
  expect(`${subject} ${text}`).not.toMatch(/Confidentielle|Paul|3e B/)
})

test('then that it is confirmed, changes, moves, and does not come, each once and as it stands', async () => {
  const { teacher, session, book, told } = await booked(['RECTORATE'])
  const id = await book()
  await tellHosts()
  const give = async () => decideApproval(await anInspector(), { approvalId: (await db().approval.findFirstOrThrow({ where: { signUpId: id, state: 'ASKED' } })).id, decision: 'GIVEN' })
  await give()
  await tellHosts()
  const { version } = await db().signUp.findUniqueOrThrow({ where: { id } })
  await changeSignUp(teacher, id, { version, level: 'TROISIEME', pupils: 26, adults: 2, stepFree: 1, otherNeeds: 2, stepFreeAcknowledged: false })
  await tellHosts()
  // Twice between two looks: the host reads what holds, once.
  await give()
  await saveSession(await aStaffViewer(), { sessionId: session.id, version: 0, startsAt: new Date(session.startsAt.getTime() + 3_600_000), endsAt: new Date(session.endsAt.getTime() + 3_600_000), seats: 60 })
  await tellHosts()
  await cancelSignUp(teacher, id)
  await tellHosts()
  expect(await told()).toEqual(['host.booked', 'host.confirmed', 'host.changed', 'host.changed', 'host.gone'])
})

test('nothing is said of a class that waits, of one that was called off before anybody was told, or of what is past', async () => {
  const { teacher, book, told, session } = await booked([], 26)
  await book()
  await tellHosts()
  await book(20)
  const brief = await booked()
  await cancelSignUp(brief.teacher, await brief.book())
  const past = await booked()
  await past.book()
  await db().session.update({ where: { id: past.session.id }, data: { startsAt: new Date(Date.now() - 7_200_000), endsAt: new Date(Date.now() - 3_600_000) } })
  expect(await tellHosts()).toBe(0)
  expect([await told(), await brief.told(), await past.told()]).toEqual([['host.bookedSure'], [], []])
  expect(teacher.schoolIds).toHaveLength(1)
  expect(session.seats).toBe(26)
})

test('two processes that look at once tell it once; a company with nobody to write to is passed over', async () => {
  const { book, told } = await booked()
  await book()
  await Promise.all([tellHosts(), tellHosts(), tellHosts()])
  expect(await told()).toEqual(['host.bookedSure'])
  const session = await aSession({ activityId: (await anActivity({ hostId: (await aCompany()).id })).id })
  await bookClass(await aTeacher(), ClassSignUp.parse({ sessionId: session.id, level: 'TROISIEME', pupils: 10, adults: 1, formKey: newId() }))
  expect(await tellHosts()).toBe(1)
  expect(await tellHosts()).toBe(0)
})

test('of classes that were booked before hosts were told, only what changes from now on', async () => {
  const { teacher, book, told } = await booked()
  const id = await book()
  await db().signUp.update({ where: { id }, data: { hostTold: 'before' } })
  await tellHosts()
  expect(await told()).toEqual([])
  await cancelSignUp(teacher, id)
  await tellHosts()
  expect(await told()).toEqual(['host.gone'])
})
