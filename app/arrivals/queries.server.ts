import { ofOwnSchools, type Viewer } from '~/access/viewer.server'
import { db } from '~/db/client.server'
import type { Prisma } from '~/db/generated/client'
import { phoneWords } from '~/directory/identity'
import { arrivalCode } from '~/signups/arrival-code.server'
import { addDays, HOUSE_ZONE, instantOf, todayIn } from '~/ui/time'
import { hostMaySee, isExpected } from './rules'

/** Sessions whose door the viewer keeps: all for staff, those of their own activities for a company. */
export function receivedBy(viewer: Viewer): Prisma.SessionWhereInput {
  if (viewer.roles.includes('STAFF')) return {}
  const companyId = { in: viewer.companyIds }
  return { activity: { moderation: 'PUBLISHED', OR: [{ hostId: companyId }, { coHosts: { some: { companyId } } }] } }
}

const seated = { in: ['PENDING', 'CONFIRMED', 'ATTENDED', 'NO_SHOW'] } as const satisfies Prisma.SignUpWhereInput['status']

/** The sessions of a day ('YYYY-MM-DD') whose doors the viewer keeps, with whom they expect and whom they have seen. */
export async function daySessions(viewer: Viewer, day: string, scope: 'staff' | 'host') {
  const [from, until] = [instantOf(day, '00:00', HOUSE_ZONE), instantOf(addDays(day, 1), '00:00', HOUSE_ZONE)]
  const as = scope === 'staff' ? viewer : { ...viewer, roles: viewer.roles.filter((role) => role !== 'STAFF') }
  const sessions = await db().session.findMany({
    where: { startsAt: { lt: until }, endsAt: { gt: from }, AND: [receivedBy(as), { activity: { moderation: { in: ['PUBLISHED', 'CANCELLED'] } } }] },
    select: {
      id: true, startsAt: true, endsAt: true, status: true,
      activity: { select: { title: true, placeName: true, town: true, host: { select: { name: true } }, programme: { select: { zone: true } } } },
      signUps: { where: { status: seated }, select: { kind: true, status: true, pupils: true, adults: true, pupilsPresent: true, adultsPresent: true } },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  })
  return sessions.map(({ signUps, ...session }) => {
    const expected = signUps.filter(isExpected)
    const sum = (of: (one: (typeof expected)[number]) => number) => expected.reduce((total, one) => total + of(one), 0)
    return {
      ...session, groups: expected.length, expected: sum(({ pupils, adults }) => pupils + adults),
      present: sum(({ pupilsPresent, adultsPresent }) => (pupilsPresent ?? 0) + (adultsPresent ?? 0)),
      closed: expected.some(({ status }) => status === 'ATTENDED' || status === 'NO_SHOW'),
    }
  })
}

export type DeskGroup = Awaited<ReturnType<typeof doorOf>> extends infer Door ? (Door extends { groups: (infer Group)[] } ? Group : never) : never

/**
 * All that the page at the door needs, so that it works without a network: groups with counts, needs, whom to call, and
 * the short code of each. Null where the viewer keeps no door; a host sees it around the day alone.
 */
export async function doorOf(viewer: Viewer, sessionId: string, now = new Date()) {
  const session = await db().session.findFirst({
    where: { id: sessionId, ...receivedBy(viewer) },
    select: {
      id: true, startsAt: true, endsAt: true, status: true, seats: true, note: true,
      activity: { select: { title: true, slug: true, kind: true, placeName: true, address: true, postcode: true, town: true, programme: { select: { title: true, zone: true } } } },
      signUps: {
        where: { status: seated },
        select: {
          id: true, kind: true, status: true, className: true, level: true, pupils: true, adults: true, stepFree: true, needs: true, contactName: true, contactPhone: true,
          pupilsPresent: true, adultsPresent: true, arrivedAt: true, school: { select: { name: true, town: true } },
        },
      },
    },
  })
  if (!session || (!viewer.roles.includes('STAFF') && !hostMaySee(session, now))) return null
  const { signUps, ...own } = session
  const groups = signUps.filter(isExpected).map(({ contactPhone, ...signUp }) => ({
    ...signUp, phone: contactPhone, phoneWords: contactPhone && phoneWords(contactPhone), code: arrivalCode(signUp.id),
  }))
  const nameOf = ({ school, contactName }: (typeof groups)[number]) => school?.name ?? contactName ?? ''
  groups.sort((one, other) => (one.kind === other.kind ? collator.compare(nameOf(one), nameOf(other)) : one.kind === 'CLASS' ? -1 : 1))
  return { session: own, groups, undecided: signUps.length - groups.length }
}

const collator = new Intl.Collator('fr')

/** The page to which a scanned code leads: the group at its door for whoever keeps it, the class for its own school, else none. */
export async function whereCodeLeads(viewer: Viewer, signUpId: string): Promise<string | null> {
  const atDoor = await db().signUp.findFirst({ where: { id: signUpId, session: receivedBy(viewer) }, select: { sessionId: true } })
  if (atDoor) return `/jour/${atDoor.sessionId}?vu=${signUpId}#groupe-${signUpId}`
  const own = await db().signUp.findFirst({ where: { id: signUpId, kind: 'CLASS', ...ofOwnSchools(viewer, 'userId') }, select: { id: true } })
  return own && `/ecole/classes/${own.id}`
}

/** The day that an address asks for (`?jour=2026-11-24`), today where it asks for none. */
export function dayAsked(request: Request): { day: string; today: string } {
  const today = todayIn(HOUSE_ZONE)
  const asked = new URL(request.url).searchParams.get('jour') ?? ''
  return { today, day: /^\d{4}-\d{2}-\d{2}$/.test(asked) && !Number.isNaN(Date.parse(asked)) ? asked : today }
}
