/** What the sample house has of classes that book: several at once with their transport, and other times that a host asks for. */
import { system, type Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import { askTime, keepTime } from '~/signups/another-time.server'
import { AskTime } from '~/signups/another-time-schema'
import { ClassSignUp } from '~/signups/schema'
import { bookClasses } from '~/signups/several.server'
import { addDays } from '~/ui/time'

type Given = {
  host: { companyId: string; userId: string }
  ours: Viewer
  theirs: Viewer
  /** A session for two classes of ours, and one in which a class of theirs is booked. */
  sessionId: string | undefined
  theirSessionId: string | undefined
  from: string
  isSchoolDay: (day: string) => boolean
}

/** Two classes that come in one coach, of which the host would see one at another time; and another school that kept its date. */
export async function furnishClasses({ host, ours, theirs, sessionId, theirSessionId, from, isSchoolDay }: Given): Promise<void> {
  if (!sessionId || !theirSessionId) return
  const common = { sessionId, level: 'QUATRIEME', adults: 2, transportMode: 'COACH', transportCost: 210, transportPayer: 'DEPARTMENT', transportNotes: 'Un seul car de 55 places, arrivée vers 9 h 15.' } as const
  const classes = [
    ClassSignUp.parse({ ...common, className: '4e A', pupils: 22, stepFree: 1, needs: 'Une personne se déplace avec des béquilles.', formKey: 'sample-classes-1' }),
    ClassSignUp.parse({ ...common, className: '4e E', pupils: 23, otherNeeds: 1, needs: 'Un élève allophone, accompagné.', formKey: 'sample-classes-2' }),
  ]
  const booked = await bookClasses(ours, sessionId, { schoolId: ours.schoolIds[0], classes, said: ['seated', 'seated'] })
  if (!booked.ok) throw new Error(booked.reason)
  const viewer: Viewer = { ...system, system: false, userId: host.userId, companyIds: [host.companyId], roles: ['COMPANY'] }
  const schoolDay = (day: string) => Array.from({ length: 120 }, (_, n) => addDays(day, n)).find(isSchoolDay) ?? day
  const [first, second] = [schoolDay(addDays(from, 8)), schoolDay(addDays(from, 11))]
  const ask = async (signUpId: string, message: string) => {
    const asked = await askTime(viewer, signUpId, AskTime.parse({ message, dates: [{ date: first, startTime: '09:30', endTime: '11:30' }, { date: second, startTime: '14:00', endTime: '16:00' }] }))
    if (!asked.ok) throw new Error(asked.reason)
    return asked.id
  }
  await ask(booked.signUps[0]?.id ?? '', 'Deux classes le même matin, c’est beaucoup pour l’atelier : l’une des deux pourrait-elle venir la semaine suivante ?')
  const kept = await db().signUp.findFirst({ where: { sessionId: theirSessionId, schoolId: theirs.schoolIds[0] }, select: { id: true } })
  if (kept) await keepTime(theirs, await ask(kept.id, 'Notre contrôle qualité est absent ce jour-là.'), 'Le car est déjà réservé : nous préférons garder la date.')
}
