/**
 * Builders for tests: each makes one honest row with defaults that make sense, and gives it back whole.
 * Say only what the test is about: `await aSession({ seats: 30 })`.
 */
import { randomUUID } from 'node:crypto'
import type { Viewer } from '~/access/viewer.server'
import { publicHolidays } from '~/activities/queries.server'
import { weekdayOf } from '~/activities/rules'
import { addDays, todayIn } from '~/ui/time'
import { db } from './client.server'
import type { Prisma } from './generated/client'
import type { Activity, Application, Company, Hall, Partner, Programme, School, Session, Stand } from './generated/client'

const DAY = 86_400_000
const UAI_LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ'

let count = 0
const next = () => (count += 1)

/** A UAI with its key letter. */
export function aUai(number = 5_900_000 + next()): string {
  return `${String(number).padStart(7, '0')}${UAI_LETTERS[number % 23]}`
}

/** A SIREN that holds Luhn's sum. */
export function aSiren(number = 10_000_000 + next()): string {
  const digits = String(number).padStart(8, '0')
  const sum = [...digits].reduce((total, digit, index) => total + luhn(Number(digit), index % 2 === 1), 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

const luhn = (digit: number, doubled: boolean) => (doubled ? digit * 2 - (digit > 4 ? 9 : 0) : digit)

export function aSchool(given: Partial<Prisma.SchoolUncheckedCreateInput> = {}): Promise<School> {
  const uai = given.uai ?? aUai()
  return db().school.create({
    data: {
      uai, name: `Collège ${uai}`, kind: 'COLLEGE', town: 'Lille', postcode: '59000', department: '59',
      academie: 'Lille', mail: `ce.${uai.toLowerCase()}@ac-lille.fr`, ...given,
    },
  })
}

export function aCompany(given: Partial<Prisma.CompanyUncheckedCreateInput> = {}): Promise<Company> {
  const siren = given.siren ?? aSiren()
  return db().company.create({ data: { siren, name: `Usinage ${siren}`, town: 'Maubeuge', ...given } })
}

export function aPartner(given: Partial<Prisma.PartnerUncheckedCreateInput> = {}): Promise<Partner> {
  return db().partner.create({ data: { name: `Partenaire ${next()}`, ...given } })
}

/** A published school year of outreach that takes sign-ups. */
export function aProgramme(given: Partial<Prisma.ProgrammeUncheckedCreateInput> = {}): Promise<Programme> {
  return db().programme.create({
    data: {
      kind: 'OUTREACH', slug: `programme-${randomUUID()}`, title: 'Année scolaire', status: 'CONFIRMED',
      startsOn: new Date(Date.now() - 60 * DAY), endsOn: new Date(Date.now() + 200 * DAY),
      publishedAt: new Date(Date.now() - 30 * DAY), ...given,
    },
  })
}

/** A published company visit for classes of 4e and 3e, which needs nobody's approval. */
export async function anActivity(given: Partial<Prisma.ActivityUncheckedCreateInput> = {}): Promise<Activity> {
  const programmeId = given.programmeId ?? (await aProgramme()).id
  return db().activity.create({
    data: {
      kind: 'COMPANY_VISIT', slug: `visite-${randomUUID()}`, title: 'Visite d’un atelier d’usinage',
      placeName: 'Atelier', address: '1 rue du Port', postcode: '59600', town: 'Maubeuge',
      audiences: ['COLLEGIENS'], levels: ['QUATRIEME', 'TROISIEME'], openTo: ['CLASS'], stepFree: true,
      moderation: 'PUBLISHED', publishedAt: new Date(Date.now() - 20 * DAY), ...given, programmeId,
    },
  })
}

/** A weekday that is no public holiday, so many days from now or soon after, as 'YYYY-MM-DD'. */
export function aWorkingDay(days: number): string {
  const today = todayIn()
  const off = publicHolidays(Number(today.slice(0, 4)), Number(today.slice(0, 4)) + 1)
  const found = Array.from({ length: 10 }, (_, n) => addDays(today, days + n)).find((day) => !off.has(day) && weekdayOf(day) <= 5)
  return found ?? addDays(today, days)
}

/** A session two hours long, some three weeks from now. */
export async function aSession(
  given: Partial<Prisma.SessionUncheckedCreateInput> & { activity?: Partial<Prisma.ActivityUncheckedCreateInput> } = {},
): Promise<Session> {
  const { activity, ...own } = given
  const activityId = own.activityId ?? (await anActivity(activity)).id
  const startsAt = new Date(Math.ceil(Date.now() / DAY) * DAY + 21 * DAY + 8.5 * 3_600_000)
  return db().session.create({
    data: { startsAt, endsAt: new Date(startsAt.getTime() + 2 * 3_600_000), seats: 30, ...own, activityId },
  })
}

export async function aUser(given: { name?: string; email?: string; locale?: string } = {}) {
  const id = randomUUID()
  return db().user.create({ data: { id, name: 'Camille Durand', email: `${id}@exemple.test`, ...given } })
}

/** A published show three months ahead, of three days, whose call for applications is open; its id is the programme's. */
export async function aShow(given: Partial<Prisma.ProgrammeUncheckedCreateInput> & { show?: Partial<Prisma.ShowUncheckedCreateWithoutProgrammeInput> } = {}): Promise<Programme> {
  const { show, ...own } = given
  const day = (days: number) => new Date(Math.floor(Date.now() / DAY) * DAY + days * DAY)
  return db().programme.create({
    data: {
      kind: 'SHOW', slug: `salon-${randomUUID()}`, title: 'Salon des ateliers', status: 'CONFIRMED', startsOn: day(90), endsOn: day(92), publishedAt: day(-30), place: 'Parc des expositions', town: 'Douai', ...own,
      show: { create: { applicationsOpen: day(-20), applicationsClose: day(20), ...show } },
    },
  })
}

/** A hall of 60 by 40 metres. */
export async function aHall(given: Partial<Prisma.HallUncheckedCreateInput> = {}): Promise<Hall> {
  const showId = given.showId ?? (await aShow()).id
  return db().hall.create({ data: { name: `Hall ${next()}`, width: 60, height: 40, ...given, showId } })
}

/** An equipped stand of 9 m²; its place on the plan is one that no other stand of these builders has. */
export async function aStand(given: Partial<Prisma.StandUncheckedCreateInput> = {}): Promise<Stand> {
  const hallId = given.hallId ?? (await aHall()).id
  const n = next()
  return db().stand.create({ data: { number: `S${n}`, x: 3 * (n % 20), y: 3 * (Math.floor(n / 20) % 13), width: 3, height: 3, ...given, hallId } })
}

/** A submitted application for 9 m², equipped. */
export async function anApplication(given: Partial<Prisma.ApplicationUncheckedCreateInput> = {}): Promise<Application> {
  const showId = given.showId ?? (await aShow()).id
  const companyId = given.companyId ?? (await aCompany()).id
  return db().application.create({
    data: { state: 'SUBMITTED', submittedAt: new Date(), wishes: [{ area: 9, equipped: true, openSides: 1, near: [], away: [] }], ...given, showId, companyId },
  })
}

type Person = { name?: string; email?: string }

/** Somebody of the chamber, as commands take them. */
export async function aStaffViewer(given: Person = {}): Promise<Viewer> {
  const user = await aUser(given)
  await db().contact.create({ data: { role: 'STAFF', userId: user.id, name: user.name, verifiedAt: new Date() } })
  return viewer(user, { roles: ['STAFF'] })
}

/** Somebody of a school (a new one unless said), checked to belong to it. */
export async function aTeacher(given: Person & { school?: { id: string } } = {}): Promise<Viewer> {
  const { school, ...person } = given
  const schoolId = school?.id ?? (await aSchool()).id
  const user = await aUser(person)
  await db().contact.create({ data: { role: 'SCHOOL', userId: user.id, name: user.name, schoolId, verifiedAt: new Date() } })
  return viewer(user, { roles: ['SCHOOL'], schoolIds: [schoolId] })
}

export async function anInspector(given: Person & { academie?: string } = {}): Promise<Viewer> {
  const { academie = 'Lille', ...person } = given
  const user = await aUser(person)
  await db().contact.create({ data: { role: 'RECTORATE', userId: user.id, name: user.name, academie, verifiedAt: new Date() } })
  return viewer(user, { roles: ['RECTORATE'], academies: [academie] })
}

export async function aCompanyViewer(given: Person & { company?: { id: string } } = {}): Promise<Viewer> {
  const { company, ...person } = given
  const companyId = company?.id ?? (await aCompany()).id
  const user = await aUser(person)
  await db().contact.create({ data: { role: 'COMPANY', userId: user.id, name: user.name, companyId, verifiedAt: new Date() } })
  return viewer(user, { roles: ['COMPANY'], companyIds: [companyId] })
}

export async function aPartnerViewer(given: Person & { partner?: { id: string } } = {}): Promise<Viewer> {
  const { partner, ...person } = given
  const partnerId = partner?.id ?? (await aPartner()).id
  const user = await aUser(person)
  await db().contact.create({ data: { role: 'PARTNER', userId: user.id, name: user.name, partnerId, verifiedAt: new Date() } })
  return viewer(user, { roles: ['PARTNER'], partnerIds: [partnerId] })
}

function viewer(user: { id: string; name: string; email: string }, given: Partial<Viewer>): Viewer {
  return {
    userId: user.id, name: user.name, email: user.email, roles: [], schoolIds: [], claimedSchoolIds: [], companyIds: [], partnerIds: [],
    academies: [], system: false, secondFactor: 'given', ...given,
  }
}
