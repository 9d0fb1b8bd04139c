/**
 * The sample house: the real directory, and examples that say that they are examples. Whoever offers, applies or books
 * in an example is invented, with valid numbers, so that no real school or company seems to have done what it did not.
 */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { invite, type Invitation } from '~/access/roles.server'
import { samplePassword } from '~/access/sign-in.server'
import { system, type Viewer } from '~/access/viewer.server'
import { createActivity, addSessions, publishActivity } from '~/activities/commands.server'
import { daysOff } from '~/activities/queries.server'
import { seriesDays } from '~/activities/rules'
import { ActivityInput } from '~/activities/schema'
import { db, pool } from '~/db/client.server'
import { projectRoot } from '~/db/root.server'
import { applyImport, beginImport, readImport } from '~/directory/imports.server'
import { uaiLetter } from '~/directory/identity'
import { saveWording } from '~/messages/wording-commands.server'
import { recordLabelAnswer, submitForLabel } from '~/label/commands.server'
import { loadShippedHolidays } from '~/programmes/holidays.server'
import { createProgramme, publishProgramme, setProgrammeStatus } from '~/programmes/commands.server'
import { bookClass } from '~/signups/commands.server'
import { addDays, fromDateOnly, todayIn } from '~/ui/time'
import { inventedSiret, towns, type Town } from './invented'
import { furnishPapers } from './seed-papers'
import { furnishClasses } from './seed-classes'
import { furnishProposals } from './seed-proposals'
import { furnishMatching } from './seed-matching'
import { furnishDecisions } from './seed-decisions'
import { furnishRequests } from './seed-requests'
import { furnishShow } from './seed-show'
import { furnishVisits } from './seed-visits'

const LOCK_KEY = 7_281_900

/** Furnishes an empty house, once, and gives the sign-ins as lines to be printed; undefined when it is furnished. */
export async function furnishSampleHouse(): Promise<string | undefined> {
  const client = await pool().connect()
  try {
    // Two processes that start together furnish once.
    await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY])
    if ((await db().programme.count()) > 0 || (await db().user.count()) > 0) return undefined
    await loadShippedHolidays()
    await loadDirectory()
    const signIns = await furnish(todayIn())
    return ['  Sign-ins of the sample house (made now, shown once; kept nowhere in plain):', '', ...signIns].join('\n')
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK_KEY])
    client.release()
  }
}

/** Every real school and company that the project ships. */
async function loadDirectory(): Promise<void> {
  const folder = join(projectRoot, 'prisma/data')
  const files = (await readdir(folder)).sort()
  const schools = files.filter((name) => /^(annuaire|colleges_lille_59|lycees_lille)/.test(name))
  const companies = files.filter((name) => /^(etablissements|entreprises)/.test(name))
  for (const [kind, names] of [['SCHOOLS', schools], ['COMPANIES', companies]] as const) {
    for (const name of names) {
      const id = await beginImport(system, kind, name, 0)
      const read = await readImport(id, join(folder, name))
      if (!read.ok) throw new Error(`${name}: ${read.reason}`)
      // A shipped file may name schools that are closed by now, without a town: those lines are left out.
      await pool().query(`DELETE FROM "ImportRow" WHERE "importId" = $1 AND action = 'BAD'`, [id])
      await db().import.update({ where: { id }, data: { bad: 0 } })
      const applied = await applyImport(system, id)
      if (!applied.ok) throw new Error(`${name}: ${applied.reason}`)
    }
  }
}

async function inventedOrganisations() {
  const firms: [string, Town, string][] = [
    ['Ateliers Sambre Usinage (exemple)', 'Maubeuge', '25.62B'], ['Forges du Hainaut (exemple)', 'Valenciennes', '25.50A'], ['Robotique des Flandres (exemple)', 'Dunkerque', '28.99B'],
    ['Ferroviaire Scarpe (exemple)', 'Douai', '30.20Z'], ['Tôlerie de l’Artois (exemple)', 'Arras', '25.61Z'],
  ]
  const companies = []
  for (const [index, [name, town, nafCode]] of firms.entries()) {
    const siret = inventedSiret(index + 1)
    const [postcode, latitude, longitude] = towns[town]
    companies.push(await db().company.create({ data: { name, siret, siren: siret.slice(0, 9), town, postcode, latitude, longitude, department: postcode.slice(0, 2), nafCode, nafNomenclature: 'NAF_REV2', invented: true } }))
  }
  const places: [string, Town, 'COLLEGE' | 'LYCEE_GENERAL' | 'LYCEE_VOCATIONAL', boolean][] = [
    ['Collège des Tilleuls (exemple)', 'Maubeuge', 'COLLEGE', true], ['Lycée de l’Escaut (exemple)', 'Valenciennes', 'LYCEE_GENERAL', false],
    ['Lycée professionnel des Dunes (exemple)', 'Dunkerque', 'LYCEE_VOCATIONAL', true], ['Collège du Beffroi (exemple)', 'Arras', 'COLLEGE', false],
  ]
  const schools = []
  for (const [index, [name, town, kind, rep]] of places.entries()) {
    const digits = `059990${index + 1}`
    const [postcode, latitude, longitude] = towns[town]
    schools.push(await db().school.create({ data: { uai: digits + uaiLetter(digits), name, town, postcode, latitude, longitude, kind, department: postcode.slice(0, 2), academie: 'Lille', priorityEducation: rep ? 'REP' : 'NONE', invented: true } }))
  }
  const partner = await db().partner.create({ data: { name: 'Région fictive (exemple)', invented: true } })
  return { companies, schools, partner }
}

async function signIn(label: string, invitation: Invitation): Promise<{ line: string; userId: string }> {
  const { userId } = await invite(system, { ...invitation, invented: true })
  const password = await samplePassword(userId)
  return { line: `    ${label.padEnd(26)} ${invitation.email.padEnd(28)} ${password}`, userId }
}

function teacher(userId: string, schoolId: string, email: string): Viewer {
  return { ...system, system: false, userId, schoolIds: [schoolId], roles: ['SCHOOL'], email, name: 'Exemple' }
}

async function furnish(today: string): Promise<string[]> {
  const { companies, schools, partner } = await inventedOrganisations()
  const [usinage, forges, robotique, ferroviaire, tolerie] = companies
  const [tilleuls, escaut, dunes, beffroi] = schools
  if (!usinage || !forges || !robotique || !ferroviaire || !tolerie || !tilleuls || !escaut || !dunes || !beffroi) throw new Error('The sample house lacks an organisation')
  const staff = await signIn('Équipe (CCI)', { email: 'equipe@pavillon.example', name: 'Camille Exemple', role: 'STAFF' })
  const school = await signIn('Établissement scolaire', { email: 'ecole@pavillon.example', name: 'Dominique Exemple', role: 'SCHOOL', schoolId: tilleuls.id })
  const company = await signIn('Entreprise', { email: 'entreprise@pavillon.example', name: 'Sacha Exemple', role: 'COMPANY', companyId: usinage.id })
  const rectorate = await signIn('Rectorat', { email: 'rectorat@pavillon.example', name: 'Claude Exemple', role: 'RECTORATE', academie: 'Lille' })
  const funder = await signIn('Partenaire', { email: 'partenaire@pavillon.example', name: 'Alix Exemple', role: 'PARTNER', partnerId: partner.id })

  // A letter in words of its own, so that the list of templates shows what that looks like.
  await saveWording(system, 'feedback.school', 'fr', 0, {
    subject: 'Votre visite : {{titre}}', text: 'Merci d’être venus le {{jour}} pour « {{titre}} ».\n\nQu’en ont dit vos élèves ? Quatre questions, une minute, sans compte.', button: 'Donner mon avis',
  })

  const example = { example: true }
  const monday = (days: number) => {
    const day = addDays(today, days)
    return addDays(day, (8 - ((fromDateOnly(day).getUTCDay() + 6) % 7 + 1)) % 7)
  }
  const off = await daysOff('B', today, addDays(today, 365))
  const before = { ...(await daysOff('B', addDays(today, -70), today)), today: addDays(today, -70) }
  const isSchoolDay = (day: string) => seriesDays({ from: day, until: day, weekdays: [1, 2, 3, 4, 5] }, off).days.length === 1
  // The first whole week of school that leaves three weeks to sign up: nothing is proposed in the holidays.
  const week = Array.from({ length: 20 }, (_, n) => monday(21 + 7 * n)).find((day) => isSchoolDay(day) && isSchoolDay(addDays(day, 4))) ?? monday(21)
  const year = Number(week.slice(0, 4))
  const show = await createProgramme(system, { kind: 'SHOW', title: `Salon Mécanique & Énergie ${Number(monday(120).slice(0, 4))}`, summary: 'Un pavillon collectif pour les ateliers de la région : ferroviaire, automobile, agroalimentaire, énergie.', theme: 'Fabriquer ici', startsOn: addDays(monday(120), 1), endsOn: addDays(monday(120), 3), place: 'Parc des expositions', town: 'Douai' }, example)
  const industryWeek = await createProgramme(system, { kind: 'INDUSTRY_WEEK', title: `Semaine de l’industrie ${year}`, summary: 'Une semaine pour entrer dans les ateliers, rencontrer celles et ceux qui y travaillent et découvrir leurs métiers.', theme: 'Des métiers en mouvement', startsOn: week, endsOn: addDays(week, 6), labelFrom: addDays(week, -7), labelUntil: addDays(week, 13), labelDeadline: addDays(week, -10) }, example)
  const schoolYear = Number(today.slice(5, 7)) >= 7 ? Number(today.slice(0, 4)) : Number(today.slice(0, 4)) - 1
  const outreach = await createProgramme(system, { kind: 'OUTREACH', title: `Découverte des métiers ${schoolYear}-${schoolYear + 1}`, summary: 'Toute l’année, des classes visitent des entreprises, avec l’accord du rectorat.', startsOn: `${schoolYear}-09-01`, endsOn: `${schoolYear + 1}-07-03` }, example)
  for (const { id } of [show, industryWeek, outreach]) {
    await publishProgramme(system, id, true)
    await db().programmePartner.create({ data: { programmeId: id, partnerId: partner.id, shareBp: 4000 } })
  }
  await setProgrammeStatus(system, industryWeek.id, { status: 'CONFIRMED' })

  type Offer = { programme: string; host: (typeof companies)[number]; days: number[]; time: [string, string]; seats: number } & Omit<Partial<ActivityInput>, 'host'> & Pick<ActivityInput, 'kind' | 'title'>
  const make = async ({ programme, host, days, time: [startTime, endTime], seats, ...rest }: Offer) => {
    const town = host.town ?? 'Lille'
    const input = ActivityInput.parse({
      placeName: host.name, town, postcode: host.postcode ?? undefined, latitude: host.latitude ?? undefined, longitude: host.longitude ?? undefined,
      address: '1 rue des Ateliers', contactName: 'Accueil des visites', contactMail: 'visites@pavillon.example', ...rest,
    })
    const { id } = await createActivity(system, programme, input, { hostId: host.id, coHostIds: [] })
    const open = days.map((offset) => addDays(week, offset)).map((day) => Array.from({ length: 100 }, (_, n) => addDays(day, n)).find(isSchoolDay) ?? day)
    const { ids } = await addSessions(system, id, open, { startTime, endTime, seats, note: 'Rendez-vous à l’accueil, dix minutes avant.' }).then((made) => (made.ok ? made : { ids: [] }))
    await publishActivity(system, id)
    return { id, sessions: ids }
  }
  const classes = { openTo: ['CLASS' as const], approvals: ['CHAMBER' as const, 'RECTORATE' as const], audiences: ['COLLEGIENS' as const, 'LYCEENS' as const] }
  const visit = await make({ ...classes, programme: industryWeek.id, host: usinage, days: [0, 1, 3], time: ['09:30', '11:30'], seats: 60, kind: 'COMPANY_VISIT', title: 'Du bloc d’acier à la pièce : visite d’un atelier d’usinage', summary: 'Suivez une pièce de train, du plan à la mesure au micron, avec celles et ceux qui la fabriquent.', description: 'Deux heures au cœur d’un atelier de trente personnes. La visite se fait en petits groupes, par îlot de production, et finit par un échange sur les formations.', programmeOfVisit: 'Le bureau d’études et la maquette numérique\nLes centres d’usinage à cinq axes\nLe contrôle : chacun mesure une pièce\nQuestions aux apprentis', levels: ['QUATRIEME', 'TROISIEME', 'PREPA_METIERS', 'SECONDE_GT', 'SECONDE_PRO'], minParty: 8, maxParty: 35, pupilsPerAdult: 12, minAge: 12, gear: ['GOGGLES', 'SHOES'], safetyNotes: 'Lunettes et surchaussures sont prêtées. Cheveux attachés.', stepFree: true, theme: 'Usinage' })
  await make({ ...classes, programme: industryWeek.id, host: forges, days: [1, 2], time: ['14:00', '16:00'], seats: 40, kind: 'COMPANY_VISIT', title: 'Le feu et le marteau : une forge aujourd’hui', summary: 'Ce qu’une presse de 2 000 tonnes fait à un lingot, et pourquoi on en a encore besoin.', levels: ['TROISIEME', 'SECONDE_PRO', 'CAP', 'BTS'], minParty: 10, maxParty: 30, pupilsPerAdult: 10, minAge: 14, gear: ['HELMET', 'SHOES', 'EAR_PROTECTION'], theme: 'Forge' })
  await make({ programme: industryWeek.id, host: robotique, days: [4], time: ['10:00', '17:00'], seats: 300, kind: 'OPEN_DAY', title: 'Portes ouvertes : les robots sortent de leur cage', summary: 'Une journée pour toute la famille, avec des robots que l’on peut programmer.', openTo: ['PERSON', 'CLASS'], approvals: [], audiences: ['GRAND_PUBLIC', 'PARENTS', 'DEMANDEURS_EMPLOI', 'LYCEENS'], levels: ['SECONDE_GT', 'SECONDE_PRO', 'PREMIERE_STI2D'], stepFree: true, hearing: true, theme: 'Robotique' })
  await make({ programme: industryWeek.id, host: ferroviaire, days: [2], time: ['18:00', '19:30'], seats: 120, kind: 'CONFERENCE', title: 'Table ronde : conduire, entretenir, construire le train', summary: 'Quatre femmes et hommes du rail racontent leur chemin.', openTo: ['PERSON'], approvals: [], audiences: ['GRAND_PUBLIC', 'ETUDIANTS', 'DEMANDEURS_EMPLOI'], attendance: 'MIXED', onlineLink: 'https://visio.example/table-ronde', stepFree: true, theme: 'Ferroviaire' })
  await make({ ...classes, programme: outreach.id, host: tolerie, days: [15, 22, 29, 43], time: ['09:00', '11:00'], seats: 32, kind: 'COMPANY_VISIT', title: 'Plier, souder, peindre : une tôlerie en Artois', summary: 'Une classe suit une armoire électrique de la tôle nue à la peinture.', levels: ['CINQUIEME', 'QUATRIEME', 'TROISIEME', 'SEGPA'], minParty: 8, maxParty: 32, pupilsPerAdult: 15, stepFree: false, conventionNeeded: false, theme: 'Tôlerie' })
  const full = await make({ ...classes, programme: outreach.id, host: ferroviaire, days: [17, 24, 45], time: ['13:30', '16:00'], seats: 50, kind: 'WORKSHOP', title: 'Atelier : monter un bogie en une après-midi', summary: 'Par équipes de six, du plan au serrage contrôlé.', levels: ['TROISIEME', 'SECONDE_PRO', 'PREMIERE_PRO', 'PREMIERE_STI2D'], minParty: 6, maxParty: 40, pupilsPerAdult: 12, stepFree: true, gear: ['SHOES'], theme: 'Ferroviaire' })
  await make({ programme: show.id, host: forges, days: [93, 94], time: ['10:00', '12:00'], seats: 45, kind: 'SHOW_VISIT', title: 'Le salon avec un guide : parcours pour les classes', summary: 'Dix stands en deux heures, choisis pour parler à des lycéens.', placeName: 'Parc des expositions', town: 'Douai', openTo: ['CLASS'], approvals: ['RECTORATE'], audiences: ['LYCEENS', 'APPRENTIS'], levels: ['SECONDE_PRO', 'PREMIERE_PRO', 'TERMINALE_PRO', 'APPRENTI_CFA', 'BTS'], minParty: 8, maxParty: 45, pupilsPerAdult: 15, stepFree: true })

  // Where the label stands: one bears it, one was refused, one waits for its answer, one is ready.
  const ofWeek = await db().activity.findMany({ where: { programmeId: industryWeek.id }, orderBy: { createdAt: 'asc' }, select: { id: true } })
  const [bears, awaited, , refusedOne] = ofWeek
  await submitForLabel(system, industryWeek.id, [bears, awaited, refusedOne].flatMap((one) => (one ? [one.id] : [])))
  if (bears) await recordLabelAnswer(system, industryWeek.id, bears.id, { answer: 'LABELLED', number: `SI-${year}-0412` })
  if (refusedOne) await recordLabelAnswer(system, industryWeek.id, refusedOne.id, { answer: 'REFUSED', reason: 'Préciser ce que le public verra d’un métier industriel.' })

  let form = 0
  const book = async (viewer: Viewer, sessionId: string | undefined, level: 'TROISIEME' | 'SECONDE_PRO' | 'QUATRIEME' | 'SECONDE_GT', className: string, pupils: number, adults: number) => {
    if (!sessionId) return
    const schoolId = viewer.schoolIds[0]
    await bookClass(viewer, { sessionId, schoolId, level, className, pupils, adults, stepFree: 0, stepFreeAcknowledged: false, formKey: `sample-house-${(form += 1)}` })
  }
  const other = async (index: number, schoolId: string) => {
    const email = `classe${index}@pavillon.example`
    const { userId } = await invite(system, { email, name: 'Exemple', role: 'SCHOOL', schoolId, invented: true })
    return teacher(userId, schoolId, email)
  }
  const ours = teacher(school.userId, tilleuls.id, 'ecole@pavillon.example')
  const theirs = [await other(1, escaut.id), await other(2, dunes.id), await other(3, beffroi.id)] as const
  await book(ours, visit.sessions[0], 'TROISIEME', '3e B', 24, 2)
  await book(theirs[0], visit.sessions[0], 'SECONDE_GT', '2de 4', 28, 3)
  await book(theirs[2], visit.sessions[1], 'QUATRIEME', '4e C', 22, 2)
  await book(theirs[1], full.sessions[0], 'SECONDE_PRO', '2de MSPC', 24, 2)
  await book(theirs[2], full.sessions[0], 'TROISIEME', '3e A', 20, 2)
  await book(ours, full.sessions[0], 'TROISIEME', '3e D', 26, 3)
  await furnishClasses({ host: { companyId: usinage.id, userId: company.userId }, ours, theirs: theirs[2], sessionId: visit.sessions[2], theirSessionId: visit.sessions[1], from: week, isSchoolDay })
  const lastSchoolDay = Array.from({ length: 60 }, (_, n) => addDays(today, -2 - n)).find((day) => seriesDays({ from: day, until: day, weekdays: [1, 2, 3, 4, 5] }, before).days.length === 1) ?? addDays(today, -7)
  await furnishVisits({ programmeId: outreach.id, host: usinage, ours, theirs: theirs[1], today, lastSchoolDay })
  await furnishRequests({
    programmeId: outreach.id, schools: [ours, ...theirs], today, isSchoolDay,
    answering: [{ company: usinage, userId: company.userId }, { company: forges, userId: null }, { company: tolerie, userId: null }],
  })
  await furnishPapers({ programmeId: outreach.id, host: usinage, ours, theirs: theirs[0], today, isSchoolDay })
  await furnishProposals({ programmeId: outreach.id, ours: usinage, userId: company.userId, other: forges, today, isSchoolDay })
  await furnishMatching({ programmeId: outreach.id, staffId: staff.userId, hosts: { usinage, forges, robotique }, today, isSchoolDay })
  const pastSchoolDays = Array.from({ length: 68 }, (_, n) => addDays(today, -2 - n)).filter((day) => seriesDays({ from: day, until: day, weekdays: [1, 2, 3, 4, 5] }, before).days.length === 1)
  await furnishDecisions({ outreachId: outreach.id, industryWeek: { id: industryWeek.id, firstDay: week }, host: robotique, staffUserId: staff.userId, rectorateUserId: rectorate.userId, standIn: 'classe1@pavillon.example', today, isSchoolDay, pastSchoolDays })
  await furnishShow(show.id, companies, today)
  return [staff, school, company, rectorate, funder].map(({ line }) => line)
}
