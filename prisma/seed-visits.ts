/** What the sample house has of the day itself: a workshop that is open today, and a visit that was held last week. */
import { randomUUID } from 'node:crypto'
import { system, type Viewer } from '~/access/viewer.server'
import { createActivity, publishActivity } from '~/activities/commands.server'
import { ActivityInput } from '~/activities/schema'
import { closeAttendance, recordArrival } from '~/arrivals/commands.server'
import { askFeedback } from '~/arrivals/feedback.server'
import { db } from '~/db/client.server'
import type { Company } from '~/db/generated/client'
import { addDays, instantOf } from '~/ui/time'

type Given = { programmeId: string; host: Pick<Company, 'id' | 'name' | 'town' | 'postcode'>; ours: Viewer; theirs: Viewer; today: string; lastSchoolDay: string }

/** Both are examples: invented company, invented schools, invented people. */
export async function furnishVisits({ programmeId, host, ours, theirs, today, lastSchoolDay }: Given): Promise<void> {
  const place = { placeName: host.name, address: '1 rue des Ateliers', postcode: host.postcode ?? undefined, town: host.town ?? 'Lille' }
  const input = ActivityInput.parse({
    kind: 'OPEN_DAY', title: 'Un jour à l’atelier : venez voir, seul, en famille ou en classe', summary: 'L’atelier est ouvert : on regarde, on touche, on pose des questions.', ...place,
    openTo: ['PERSON', 'CLASS'], approvals: [], audiences: ['GRAND_PUBLIC', 'COLLEGIENS', 'LYCEENS', 'DEMANDEURS_EMPLOI'], levels: ['TROISIEME', 'SECONDE_PRO', 'SECONDE_GT'], stepFree: true,
  })
  const { id: activityId } = await createActivity(system, programmeId, input, { hostId: host.id, coHostIds: [] })
  const session = (day: string, from: string, until: string) => db().session.create({
    data: { activityId, startsAt: instantOf(day, from), endsAt: instantOf(day, until), seats: 80, note: 'Rendez-vous à l’accueil, dix minutes avant.' }, select: { id: true, startsAt: true },
  })
  const [held, open, next] = [await session(lastSchoolDay, '09:30', '11:30'), await session(today, '08:00', '18:00'), await session(addDays(today, 60), '14:00', '17:00')]
  await publishActivity(system, activityId)

  const aClass = ({ userId, schoolIds, name }: Viewer, sessionId: string, level: 'TROISIEME' | 'SECONDE_PRO', className: string, pupils: number, adults: number) => db().signUp.create({
    data: { sessionId, kind: 'CLASS', status: 'CONFIRMED', confirmedAt: new Date(), userId, schoolId: schoolIds[0], level, className, pupils, adults, contactName: name || null, contactPhone: '+33320000000' }, select: { id: true },
  })
  const aPerson = (sessionId: string, contactName: string, adults: number) => db().signUp.create({
    data: { sessionId, kind: 'PERSON', status: 'CONFIRMED', confirmedAt: new Date(), mailConfirmedAt: new Date(), adults, contactName, personMail: `visiteur${randomUUID().slice(0, 8)}@pavillon.example`, personLocale: 'fr' }, select: { id: true },
  })
  await aClass(ours, open.id, 'TROISIEME', '3e A', 26, 3)
  await aPerson(open.id, 'Famille Exemple', 4)
  await aPerson(open.id, 'Lou Exemple', 1)
  await aPerson(next.id, 'Noé Exemple', 2)

  const came = await aClass(ours, held.id, 'TROISIEME', '3e C', 24, 2)
  await aClass(theirs, held.id, 'SECONDE_PRO', '2de MSPC', 22, 2)
  await recordArrival(system, held.id, { deviceKey: randomUUID(), signUpId: came.id, pupils: 23, adults: 2, seenAt: held.startsAt.getTime() - 300_000 })
  await closeAttendance(system, held.id)
  await askFeedback()
  // The host has answered; the school's mail waits in the outbox to be tried.
  await db().feedback.updateMany({ where: { sessionId: held.id, side: 'HOST' }, data: { answeredAt: new Date(), overall: 5, prepared: 4, again: true, comment: 'Une classe curieuse, bien préparée. Prévoir un quart d’heure de plus pour les questions.' } })
}
