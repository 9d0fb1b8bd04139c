import { describe, expect, test } from 'vitest'
import { anActivity, aSession } from '~/db/builders.server'
import { db } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { addDays, instantOf, todayIn } from '~/ui/time'
import { cancelPerson, changePerson, confirmPerson } from './individuals.server'
import { linkOf } from './individuals-letters.server'
import { remindPersons } from './individuals-reminders.server'
import type { SignUpStatus } from './rules'

useTestDatabase()

async function aPerson(status: SignUpStatus, given: object = {}) {
  const session = await aSession({ seats: 10, activity: { openTo: ['PERSON'] } })
  const { id } = await db().signUp.create({
    data: { sessionId: session.id, kind: 'PERSON', status, adults: 2, contactName: 'Alix Martin', personMail: 'alix@maison.test', personLocale: 'fr', queuedAt: new Date(), offeredUntil: new Date(Date.now() + 3_600_000), ...given },
  })
  const { token, hash } = linkOf(id)
  await db().signUp.update({ where: { id }, data: { linkHash: hash } })
  return { id, token }
}
const statusOf = async (id: string) => (await db().signUp.findUniqueOrThrow({ where: { id } })).status

/** What the link does in each state: to what it leads, or that it is refused. */
const table: [SignUpStatus, confirm: SignUpStatus | 'refused', change: SignUpStatus | 'refused', cancel: SignUpStatus | 'refused'][] = [
  ['PENDING', 'CONFIRMED', 'PENDING', 'CANCELLED'],
  // Whoever waits is seated as soon as there is room: here there is.
  ['WAITLISTED', 'WAITLISTED', 'PENDING', 'CANCELLED'],
  ['OFFERED', 'CONFIRMED', 'OFFERED', 'CANCELLED'],
  ['CONFIRMED', 'CONFIRMED', 'CONFIRMED', 'CANCELLED'],
  ['EXPIRED', 'refused', 'refused', 'refused'],
  ['REFUSED', 'refused', 'refused', 'refused'],
  ['CANCELLED', 'refused', 'refused', 'refused'],
  ['ATTENDED', 'refused', 'refused', 'refused'],
  ['NO_SHOW', 'refused', 'refused', 'refused'],
]

describe('the link of a mail', () => {
  test.each(table)('of one that is %s: confirms to %s, changes to %s, cancels to %s', async (status, confirm, change, cancel) => {
    const acts = [[confirm, confirmPerson], [change, (token: string) => changePerson(token, { version: 0, persons: 1 })], [cancel, cancelPerson]] as const
    for (const [expected, act] of acts) {
      const { id, token } = await aPerson(status)
      const outcome = await act(token)
      expect(outcome.ok).toBe(expected !== 'refused')
      expect(await statusOf(id)).toBe(expected === 'refused' ? status : expected)
    }
  })
})

describe('a reminder', () => {
  const inDays = async (days: number, given: object = {}) => {
    const activity = await anActivity({ openTo: ['PERSON'] })
    const day = addDays(todayIn(), days)
    const session = await aSession({ activityId: activity.id, startsAt: instantOf(day, '10:00'), endsAt: instantOf(day, '12:00'), ...given })
    const { id } = await db().signUp.create({ data: { sessionId: session.id, kind: 'PERSON', status: 'CONFIRMED', adults: 2, contactName: 'Alix', personMail: 'alix@maison.test' } })
    return id
  }
  const reminders = (aboutId: string) => db().message.findMany({ where: { aboutId, kind: 'individual.reminder' } })

  test('goes out once, two days before or on the eve, with the link; not for what is cancelled or over', async () => {
    const [soon, eve, later, today, cancelled] = [await inDays(2), await inDays(1), await inDays(3), await inDays(0), await inDays(2, { status: 'CANCELLED' })]
    const called = await inDays(2)
    await db().signUp.update({ where: { id: called }, data: { status: 'CANCELLED' } })
    await Promise.all([remindPersons(), remindPersons()])
    expect(await remindPersons()).toBe(0)
    for (const id of [soon, eve]) expect((await reminders(id)).map(({ text }) => text.includes(linkOf(id).token))).toEqual([true])
    for (const id of [later, today, cancelled, called]) expect(await reminders(id)).toEqual([])
  })
})
