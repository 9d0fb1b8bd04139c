/** What the sample house has to match: more classes that ask than places, and two matchings, one of them taken over in part. */
import { system, type Viewer } from '~/access/viewer.server'
import { addSessions, createActivity, publishActivity } from '~/activities/commands.server'
import { ActivityInput } from '~/activities/schema'
import { db } from '~/db/client.server'
import type { Company } from '~/db/generated/client'
import { uaiLetter } from '~/directory/identity'
import { acceptMatching } from '~/matching/accept.server'
import { startMatching, type MatchResult } from '~/matching/commands.server'
import { MatchingInput } from '~/matching/schema'
import { defaultWeights } from '~/matching/weights'
import { makeRequest } from '~/requests/commands.server'
import { RequestInput } from '~/requests/schema'
import { addDays } from '~/ui/time'
import { towns, type Town } from './invented'

type Host = Pick<Company, 'id' | 'name' | 'town' | 'postcode' | 'latitude' | 'longitude'>
type Given = { programmeId: string; staffId: string; hosts: { usinage: Host; forges: Host; robotique: Host }; today: string; isSchoolDay: (day: string) => boolean }

const places: [name: string, town: Town, kind: 'COLLEGE' | 'LYCEE_VOCATIONAL', priority: 'NONE' | 'REP' | 'REP_PLUS', rural: boolean][] = [
  ['Collège de la Sambre (exemple)', 'Maubeuge', 'COLLEGE', 'REP_PLUS', false], ['Collège du Bocage (exemple)', 'Avesnes-sur-Helpe', 'COLLEGE', 'NONE', true], ['Collège des Remparts (exemple)', 'Le Quesnoy', 'COLLEGE', 'NONE', true],
  ['Lycée professionnel du Bassin (exemple)', 'Lens', 'LYCEE_VOCATIONAL', 'NONE', false], ['Collège de la Canche (exemple)', 'Hesdin', 'COLLEGE', 'NONE', true], ['Collège de la Deûle (exemple)', 'Lille', 'COLLEGE', 'REP', false],
]

/** Schools that ask, places to go, and what was computed of them. */
export async function furnishMatching({ programmeId, staffId, hosts: { usinage, forges, robotique }, today, isSchoolDay }: Given): Promise<void> {
  const days = Array.from({ length: 120 }, (_, n) => addDays(today, 33 + n)).filter(isSchoolDay)
  const [first = '', , second = '', , , third = ''] = days

  const offer = async (host: Host, given: Partial<ActivityInput> & Pick<ActivityInput, 'kind' | 'title' | 'summary' | 'theme'>, days: string[] = [], seats = 30, [startTime, endTime]: [string, string] = ['09:30', '11:30']) => {
    const input = ActivityInput.parse({
      placeName: host.name, address: '1 rue des Ateliers', postcode: host.postcode ?? undefined, town: host.town ?? undefined, latitude: host.latitude ?? undefined, longitude: host.longitude ?? undefined,
      openTo: ['CLASS'], audiences: ['COLLEGIENS', 'LYCEENS'], levels: ['CINQUIEME', 'QUATRIEME', 'TROISIEME', 'SECONDE_PRO'], minParty: 8, maxParty: 32, pupilsPerAdult: 15, stepFree: true, approvals: ['CHAMBER', 'RECTORATE'], ...given,
    })
    const { id } = await createActivity(system, programmeId, input, { hostId: host.id, coHostIds: [] })
    if (days.length > 0) await addSessions(system, id, days, { startTime, endTime, seats, note: 'Rendez-vous à l’accueil, dix minutes avant.' })
    await publishActivity(system, id)
  }
  await offer(usinage, { kind: 'COMPANY_VISIT', title: 'Réparer une turbine : l’atelier de l’énergie', summary: 'De la pièce usée à la pièce neuve, pour les centrales de la région.', theme: 'Énergie' }, [first, second], 28)
  await offer(robotique, { kind: 'TALK_IN_CLASS', title: 'Un robot dans la classe', summary: 'Une technicienne vient avec un bras de robot que l’on programme.', theme: 'Robotique', approvals: [] }, [second, third], 32, ['14:00', '16:00'])
  await offer(usinage, { kind: 'WORKSHOP', title: 'Régler une machine, à la date qui vous va', summary: 'Par groupes de six, avec un régleur.', theme: 'Usinage', datesOnRequest: true, maxPerYear: 3 })
  await offer(forges, { kind: 'TALK_IN_CLASS', title: 'Le métier de forgeron raconté', summary: 'Un ancien de la forge vient en classe.', theme: 'Forge', datesOnRequest: true })

  const schools: string[] = []
  for (const [index, [name, town, kind, priorityEducation, rural]] of places.entries()) {
    const digits = `059991${index + 1}`
    const [postcode, latitude, longitude] = towns[town]
    const { id } = await db().school.create({ data: { uai: digits + uaiLetter(digits), name, town, postcode, latitude, longitude, kind, department: postcode.slice(0, 2), academie: 'Lille', priorityEducation, rural, invented: true }, select: { id: true } })
    schools.push(id)
  }
  let form = 0
  const ask = async (school: number, given: Partial<RequestInput>, [from, until]: [string, string] = [first, addDays(third, 3)]) => {
    const viewer: Viewer = { ...system, system: false, roles: ['SCHOOL'], schoolIds: [schools[school] ?? ''] }
    const made = await makeRequest(viewer, RequestInput.parse({ programmeId, kind: 'COMPANY_VISIT', level: 'TROISIEME', pupils: 24, adults: 2, windows: [{ from, until }], formKey: `sample-matching-${(form += 1)}`, ...given }))
    if (!made.ok) throw new Error(made.reason)
  }
  await ask(0, { className: '3e 1', theme: 'Énergie', maxKm: 40 })
  await ask(0, { className: '3e 2', theme: 'Énergie', maxKm: 40 })
  await ask(1, { className: '4e A', level: 'QUATRIEME', pupils: 22, theme: 'Énergie' })
  await ask(2, { className: '3e B', pupils: 26, theme: 'Usinage', maxKm: 60 })
  await ask(3, { kind: 'WORKSHOP', className: '2de MEI', level: 'SECONDE_PRO', pupils: 15, theme: 'Usinage' })
  await ask(3, { kind: 'TALK_IN_CLASS', className: '2de TNE', level: 'SECONDE_PRO', pupils: 24, theme: 'Robotique' })
  await ask(4, { kind: 'TALK_IN_CLASS', className: '5e C', level: 'CINQUIEME', pupils: 25, theme: 'Robots' })
  await ask(4, { className: '3e A', pupils: 23, theme: 'Agroalimentaire', maxKm: 30 })
  await ask(5, { kind: 'TALK_IN_CLASS', className: '4e D', level: 'QUATRIEME', pupils: 27, theme: 'Métiers de la forge' })
  await ask(5, { kind: 'WORKSHOP', className: '3e F', pupils: 20, theme: 'Usinage', stepFree: 1 })

  const staff: Viewer = { ...system, system: false, userId: staffId, roles: ['STAFF'] }
  const computed = async (given: Partial<MatchingInput>) => {
    const started = await startMatching(staff, programmeId, MatchingInput.parse({ ...defaultWeights, seconds: 5, ...given }))
    if (!started.ok) throw new Error(started.reason)
    await started.done
    return db().matchProposal.findUniqueOrThrow({ where: { id: started.id } })
  }
  // A first try that looks at nearness alone; a talk in class is taken over, and a company is asked.
  const { id, result } = await computed({ near: 100, theme: 0, school: 0, company: 0 })
  const { reasons, slots } = result as unknown as MatchResult
  const placed = reasons.flatMap((reason) => (reason.kind === 'placed' && slots[reason.slot]?.title.match(/robot|Régler/) ? [{ asked: reason.asked, kind: slots[reason.slot]?.kind }] : []))
  const taken = ['session', 'invitation'].flatMap((kind) => placed.find((one) => one.kind === kind)?.asked ?? [])
  if (taken.length > 0) await acceptMatching(staff, programmeId, { proposition: id, demandes: taken })
  await computed({})
}
