import { expect, test } from 'vitest'
import {
  aCompany, aCompanyViewer, anActivity, anInspector, aPartner, aPartnerViewer, aProgramme, aSchool, aSession, aTeacher,
} from '~/db/builders.server'
import { db } from '~/db/client.server'
import type { Session } from '~/db/generated/client'
import { useTestDatabase } from '~/db/testing.server'
import type { Viewer } from '~/access/viewer.server'
import { bookClass, cancelSignUp } from './commands.server'
import { queueOf } from './approvals-queries.server'
import { financedProgrammes, hostedActivities } from './spaces.server'

useTestDatabase()

let keys = 0
async function book(by: Viewer, session: Session, pupils: number, adults = 2): Promise<string> {
  const booked = await bookClass(by, {
    sessionId: session.id, level: 'TROISIEME', className: '3e B', pupils, adults, stepFree: 0, stepFreeAcknowledged: false,
    needs: 'Un élève malentendant', contactPhone: '06 12 34 56 78', formKey: `form-key-${(keys += 1)}`,
  })
  if (!booked.ok) throw new Error(booked.reason)
  return booked.signUp.id
}

test('a partner reads honest figures of what it finances, and of nothing else', async () => {
  const [partner, financed, other] = [await aPartner(), await aProgramme(), await aProgramme()]
  await db().programmePartner.create({ data: { programmeId: financed.id, partnerId: partner.id, shareBp: 2500 } })
  const activity = await anActivity({ programmeId: financed.id })
  await anActivity({ programmeId: financed.id, moderation: 'DRAFT' })
  const session = await aSession({ activityId: activity.id, seats: 60 })
  await aSession({ activityId: activity.id, status: 'CANCELLED' })
  const elsewhere = await aSession({ activity: { programmeId: other.id } })
  const [one, two] = [await aTeacher(), await aTeacher()]
  await book(one, session, 24)
  await book(one, session, 10)
  await book(two, session, 20)
  await book(two, session, 30)
  await cancelSignUp(two, await book(two, session, 5))
  await book(two, elsewhere, 10)
  const viewer = await aPartnerViewer({ partner })
  expect(await financedProgrammes(viewer)).toMatchObject([
    // The class of 30 waits: it is not counted.
    { id: financed.id, shareBp: 2500, activities: 1, sessions: 1, classes: 3, pupils: 54, schools: 2, startsOn: financed.startsOn },
  ].map(({ startsOn, ...figures }) => ({ ...figures, startsOn: new Date(startsOn.toISOString().slice(0, 10)) })))
  expect(await financedProgrammes(await aPartnerViewer())).toEqual([])
})

test('a company sees who is expected at its own doors, and no person', async () => {
  const company = await aCompany()
  const session = await aSession({ activity: { hostId: company.id } })
  await aSession()
  const teacher = await aTeacher({ name: 'Maud Lefebvre', email: 'maud.lefebvre@ac-lille.test' })
  await book(teacher, session, 20)
  const hosted = await hostedActivities(await aCompanyViewer({ company }))
  expect(hosted.map(({ sessions }) => sessions.map(({ taken }) => taken))).toEqual([[22]])
  const told = JSON.stringify(hosted)
  for (const personal of ['Maud', 'maud', '06 12 34', '+3361234', 'malentendant']) expect(told).not.toContain(personal)
})

test('the rectorate sees what it is to decide for schools of its académie, the most urgent first', async () => {
  const activity = { approvals: ['CHAMBER' as const, 'RECTORATE' as const] }
  const soon = new Date(Date.now() + 4 * 86_400_000)
  const [later, urgent] = [await aSession({ activity }), await aSession({ activity, startsAt: soon, endsAt: new Date(soon.getTime() + 3_600_000) })]
  const teacher = await aTeacher()
  const ids = [await book(teacher, later, 20), await book(teacher, urgent, 20)]
  const amiens = await aTeacher({ school: await aSchool({ academie: 'Amiens', department: '80' }) })
  const elsewhere = await book(amiens, await aSession({ activity }), 10)
  expect((await queueOf(await anInspector())).toDecide.map(({ signUp }) => signUp?.id)).toEqual([ids[1], ids[0]])
  expect((await queueOf(await anInspector({ academie: 'Amiens' }))).toDecide.map(({ signUp }) => signUp?.id)).toEqual([elsewhere])
})
