/**
 * What the sample house has of decisions: classes of the whole académie in every state of their two decisions and of the
 * waiting list, visits that were made, the label in its remaining states, and what is late. Invented schools in real towns.
 */
import { invite } from '~/access/roles.server'
import { system, type Viewer } from '~/access/viewer.server'
import { addSessions, createActivity, publishActivity } from '~/activities/commands.server'
import { ActivityInput } from '~/activities/schema'
import { db } from '~/db/client.server'
import type { Company } from '~/db/generated/client'
import { uaiLetter } from '~/directory/identity'
import { submitForLabel } from '~/label/commands.server'
import { answerMore, askForMore } from '~/signups/approvals-commands.server'
import { bookClass, cancelSignUp, changeSignUp, decideApproval } from '~/signups/commands.server'
import { delegate } from '~/signups/delegations.server'
import { expireOffers } from '~/signups/waiting-list.server'
import { addDays, instantOf } from '~/ui/time'
import { towns, type Town } from './invented'

const DAY = 86_400_000
type Level = 'TROISIEME' | 'QUATRIEME' | 'SECONDE_GT' | 'SECONDE_PRO' | 'PREMIERE_STI2D'
type Given = {
  outreachId: string; industryWeek: { id: string; firstDay: string }; host: Pick<Company, 'id' | 'name' | 'town' | 'postcode' | 'latitude' | 'longitude'>
  staffUserId: string; rectorateUserId: string; standIn: string; today: string; isSchoolDay: (day: string) => boolean; pastSchoolDays: string[]
}

const places: [string, Town, 'COLLEGE' | 'LYCEE_GENERAL' | 'LYCEE_VOCATIONAL', boolean][] = [
  ['Lycée des Remparts (exemple)', 'Lille', 'LYCEE_GENERAL', false], ['Collège de la Dentelle (exemple)', 'Calais', 'COLLEGE', true], ['Collège des Falaises (exemple)', 'Boulogne-sur-Mer', 'COLLEGE', false],
  ['Lycée professionnel du Puits (exemple)', 'Lens', 'LYCEE_VOCATIONAL', true], ['Collège des Tours (exemple)', 'Cambrai', 'COLLEGE', false], ['Collège du Marais (exemple)', 'Saint-Omer', 'COLLEGE', false],
]

async function teachers(): Promise<Viewer[]> {
  const viewers: Viewer[] = []
  for (const [index, [name, town, kind, rep]] of places.entries()) {
    const digits = `059992${index + 1}`
    const [postcode, latitude, longitude] = towns[town]
    const { id } = await db().school.create({ data: { uai: digits + uaiLetter(digits), name, town, postcode, latitude, longitude, kind, department: postcode.slice(0, 2), academie: 'Lille', priorityEducation: rep ? 'REP' : 'NONE', invented: true } })
    const email = `classe${11 + index}@pavillon.example`
    const { userId } = await invite(system, { email, name: 'Exemple', role: 'SCHOOL', schoolId: id, invented: true })
    viewers.push({ ...system, system: false, userId, schoolIds: [id], roles: ['SCHOOL'], email, name: 'Exemple' })
  }
  return viewers
}

export async function furnishDecisions({ outreachId, industryWeek, host, staffUserId, rectorateUserId, standIn, today, isSchoolDay, pastSchoolDays }: Given): Promise<void> {
  const [lille, calais, boulogne, lens, cambrai, audomarois] = await teachers()
  if (!lille || !calais || !boulogne || !lens || !cambrai || !audomarois) throw new Error('The sample house lacks a school')
  const rectorate: Viewer = { ...system, system: false, userId: rectorateUserId, academies: ['Lille'], roles: ['RECTORATE'], email: 'rectorat@pavillon.example', name: 'Claude Exemple' }
  // Each authority decides by a person: the house itself gives no decision.
  const staff: Viewer = { ...system, system: false, userId: staffUserId, email: 'equipe@pavillon.example', name: 'Camille Exemple' }
  const place = { placeName: host.name, address: '3 quai des Robots', postcode: host.postcode ?? undefined, town: host.town ?? 'Dunkerque', latitude: host.latitude ?? undefined, longitude: host.longitude ?? undefined }
  const { id: activityId } = await createActivity(system, outreachId, ActivityInput.parse({
    kind: 'WORKSHOP', title: 'Une ligne de robots, du plan au premier mouvement', summary: 'Par petits groupes : on dessine un geste, on le programme, le robot le fait.', ...place,
    openTo: ['CLASS'], approvals: ['CHAMBER', 'RECTORATE'], audiences: ['COLLEGIENS', 'LYCEENS'], levels: ['QUATRIEME', 'TROISIEME', 'SECONDE_GT', 'SECONDE_PRO', 'PREMIERE_STI2D'], pupilsPerAdult: 15, stepFree: true, theme: 'Robotique',
    programmeOfVisit: 'Dessiner un geste\nLe programmer sur un pupitre\nLe voir fait par le robot', gear: ['GOGGLES'], minAge: 12,
  }), { hostId: host.id, coHostIds: [] })
  const days = Array.from({ length: 120 }, (_, n) => addDays(today, 12 + n)).filter(isSchoolDay)
  const sessionOn = async (day: string | undefined, seats: number) => {
    const made = day === undefined ? undefined : await addSessions(system, activityId, [day], { startTime: '13:30', endTime: '16:00', seats, note: 'Rendez-vous à l’accueil, dix minutes avant.' })
    if (!made?.ok || !made.ids[0]) throw new Error('The sample house lacks a day of school')
    return made.ids[0]
  }
  const large = [await sessionOn(days[2], 90), await sessionOn(days[5], 90), await sessionOn(days[8], 90)] as const
  const small = [await sessionOn(days[11], 30), await sessionOn(days[14], 30)] as const
  await publishActivity(system, activityId)

  let form = 0
  const book = async (viewer: Viewer, sessionId: string, level: Level, className: string, pupils: number, adults: number) => {
    const booked = await bookClass(viewer, { sessionId, schoolId: viewer.schoolIds[0], level, className, pupils, adults, stepFree: 0, stepFreeAcknowledged: false, formKey: `sample-decision-${(form += 1)}` })
    if (!booked.ok) throw new Error(booked.reason)
    return booked.signUp.id
  }
  const approval = async (signUpId: string, authority: 'CHAMBER' | 'RECTORATE') => (await db().approval.findFirstOrThrow({ where: { signUpId, authority, state: { not: 'SUPERSEDED' } }, select: { id: true } })).id
  const decide = async (signUpId: string, by: Viewer, reason?: string) => decideApproval(by, { approvalId: await approval(signUpId, by === rectorate ? 'RECTORATE' : 'CHAMBER'), decision: reason ? 'REFUSED' : 'GIVEN', reason })

  const agreed = await book(lille, large[0], 'SECONDE_GT', '2de 1', 30, 3)
  await decide(agreed, staff)
  await decide(agreed, rectorate)
  await decide(await book(calais, large[0], 'TROISIEME', '3e A', 24, 2), rectorate)
  await decide(await book(boulogne, large[0], 'QUATRIEME', '4e B', 22, 2), rectorate, 'Brevet blanc ce jour-là : proposez une autre date.')
  await askForMore(rectorate, await approval(await book(lens, large[1], 'SECONDE_PRO', '2de MRC', 20, 2), 'RECTORATE'), 'Le trajet dépasse une heure : à quelle heure la classe sera-t-elle de retour ?')
  const answered = await approval(await book(cambrai, large[1], 'TROISIEME', '3e D', 23, 2), 'RECTORATE')
  await askForMore(rectorate, answered, 'Qui accompagne, en plus du professeur principal ?')
  await answerMore(cambrai, answered, 'Une assistante d’éducation et un parent.')
  const grown = await book(audomarois, large[2], 'TROISIEME', '3e B', 20, 2)
  await decide(grown, staff)
  await decide(grown, rectorate)
  await changeSignUp(audomarois, grown, { version: (await db().signUp.findUniqueOrThrow({ where: { id: grown }, select: { version: true } })).version, level: 'TROISIEME', className: '3e B', pupils: 26, adults: 3, stepFree: 0, stepFreeAcknowledged: false })
  const overdue = await book(lille, large[2], 'PREMIERE_STI2D', '1re STI2D 2', 28, 2)
  await db().approval.updateMany({ where: { signUpId: overdue }, data: { askedAt: new Date(Date.now() - 9 * DAY), dueAt: new Date(Date.now() - DAY) } })
  await decide(await book(boulogne, large[2], 'TROISIEME', '3e C', 21, 2), staff, 'La classe est déjà venue cette année : place aux autres.')
  await cancelSignUp(calais, await book(calais, large[1], 'QUATRIEME', '4e A', 25, 2), 'Sortie repoussée au printemps')

  // An offer that ran out comes first: what runs out later would take the other with it.
  for (const [index, sessionId] of small.entries()) {
    const first = await book(lens, sessionId, 'SECONDE_PRO', `2de MRC ${index + 1}`, 24, 2)
    await book(boulogne, sessionId, 'QUATRIEME', `4e ${index === 0 ? 'D' : 'E'}`, 22, 2)
    await cancelSignUp(lens, first, 'Stage avancé')
    if (index === 0) await expireOffers(new Date(Date.now() + 10 * DAY))
  }
  await visitsMade(activityId, [lille, calais, boulogne, lens, cambrai], rectorateUserId, pastSchoolDays)
  await delegate(rectorate, { mail: standIn, startsOn: addDays(today, 20), endsOn: addDays(today, 27) }, today)
  await labelOfAll(industryWeek, host, place)
  // A mail that the other side would not take.
  await db().message.create({ data: { kind: 'signup.confirmed', dedupeKey: 'sample-mail-refused', recipient: 'classe11@pavillon.example', subject: 'Visite confirmée : une ligne de robots', text: 'Votre visite est confirmée.', state: 'FAILED', attempts: 1, lastError: 'SMTP 552 RCPT' } })
}

/** Visits of the past weeks; the last is over and nobody has closed its door yet. */
async function visitsMade(activityId: string, schools: Viewer[], rectorateUserId: string, days: string[]): Promise<void> {
  for (const [index, { userId, schoolIds }] of schools.entries()) {
    const day = days[index * 3]
    if (!day) continue
    const [startsAt, endsAt] = [instantOf(day, '09:30'), instantOf(day, '11:30')]
    const { id: sessionId } = await db().session.create({ data: { activityId, startsAt, endsAt, seats: 40 }, select: { id: true } })
    const open = index === 0
    const { id } = await db().signUp.create({
      data: { sessionId, kind: 'CLASS', status: open ? 'CONFIRMED' : 'ATTENDED', confirmedAt: new Date(startsAt.getTime() - 20 * DAY), userId, schoolId: schoolIds[0], level: index % 2 === 0 ? 'TROISIEME' : 'QUATRIEME', className: `${index % 2 === 0 ? '3e' : '4e'} ${'ABCDE'[index]}`, pupils: 20 + index, adults: 2, ...(!open && { pupilsPresent: 19 + index, adultsPresent: 2, arrivedAt: startsAt }) },
      select: { id: true },
    })
    for (const authority of ['CHAMBER', 'RECTORATE'] as const) {
      await db().approval.create({ data: { authority, signUpId: id, state: 'GIVEN', askedAt: new Date(startsAt.getTime() - 30 * DAY), dueAt: new Date(startsAt.getTime() - 15 * DAY), decidedAt: new Date(startsAt.getTime() - (22 - index) * DAY), decidedById: authority === 'RECTORATE' ? rectorateUserId : null } })
    }
  }
}

/** The label's remaining states: one whose answer is late, one that lacks something. */
async function labelOfAll({ id, firstDay }: Given['industryWeek'], host: Given['host'], place: Record<string, unknown>): Promise<void> {
  const make = async (given: Record<string, unknown>) => {
    const made = await createActivity(system, id, ActivityInput.parse({ ...place, openTo: ['PERSON'], audiences: ['DEMANDEURS_EMPLOI', 'GRAND_PUBLIC'], stepFree: true, ...given }), { hostId: host.id, coHostIds: [] })
    await addSessions(system, made.id, [addDays(firstDay, 1)], { startTime: '12:00', endTime: '13:30', seats: 40 })
    await publishActivity(system, made.id)
    return made.id
  }
  const late = await make({ kind: 'JOB_DATING', title: 'Douze minutes pour un métier : rencontres d’embauche', summary: 'Vous parlez avec six ateliers qui recrutent, douze minutes chacun.', theme: 'Emploi', audiences: ['DEMANDEURS_EMPLOI'] })
  await submitForLabel(system, id, [late], new Date(Date.now() - 14 * DAY))
  await make({ kind: 'CONFERENCE', title: 'Petit-déjeuner : recruter dans la mécanique', summary: 'Entre professionnels des ressources humaines.', audiences: ['PROFESSIONNELS_RH'], price: 15 })
}
