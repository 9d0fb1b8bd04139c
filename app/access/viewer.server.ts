import { redirect } from '@remix-run/node'
import type { Prisma } from '~/db/generated/client'
import { db } from '~/db/client.server'
import { config } from '~/config.server'
import { signedInSession } from './auth.server'
import { may, type Ability, type RoleName } from './policy-table'
import { currentRequest } from './request.server'
import { notFound } from './responses.server'
import { delegationHolds, type SessionRow } from './session-reading.server'

/** Whoever asks: every query and command takes one first and scopes by it. */
export type Viewer = {
  userId: string | null
  name: string
  email: string
  roles: RoleName[]
  /** Organisations for which this person acts. */
  schoolIds: string[]
  /** Those of them that nobody has checked yet: only what this person did there themselves is shown to them. */
  claimedSchoolIds: string[]
  companyIds: string[]
  partnerIds: string[]
  academies: string[]
  /** True for jobs and the command line. */
  system: boolean
  /** What still stands between a signed-in person and their roles. */
  secondFactor: 'given' | 'asked' | 'toSetUp'
}

export const nobody: Viewer = {
  userId: null, name: '', email: '', roles: [], schoolIds: [], claimedSchoolIds: [], companyIds: [], partnerIds: [], academies: [],
  system: false, secondFactor: 'given',
}

/** The house itself: jobs, imports on the command line, the sample house. */
export const system: Viewer = { ...nobody, name: 'Pavillon', system: true, roles: ['STAFF'] }

const contactFields = {
  role: true, schoolId: true, companyId: true, partnerId: true, academie: true, verifiedAt: true,
} satisfies Prisma.ContactSelect

/** Who sends this request; read once a request. */
export function viewerOf(request: Request): Promise<Viewer> {
  const current = currentRequest()
  if (!current) return readViewer(request.headers)
  return (current.viewer ??= readViewer(request.headers))
}

async function readViewer(headers: Headers): Promise<Viewer> {
  const session = await signedInSession(headers)
  if (!session) return nobody
  return viewerFrom(session)
}

/** A person as their own secret address speaks for them, without a session; undefined when there is no such account. */
export async function viewerOfUser(userId: string): Promise<Viewer | undefined> {
  const user = await db().user.findUnique({ where: { id: userId }, select: { id: true, name: true, email: true, erasedAt: true } })
  if (!user || user.erasedAt) return undefined
  const found = await db().contact.findMany({ where: { userId, endedAt: null }, select: contactFields, orderBy: { createdAt: 'asc' } })
  const contacts = found.map(({ verifiedAt, ...contact }) => ({ ...contact, claimed: !verifiedAt }))
  const delegated = await db().$queryRawUnsafe<{ academie: string }[]>(`SELECT d.academie FROM "Delegation" d WHERE d."toId" = $1 AND ${delegationHolds('d')}`, userId)
  contacts.push(...delegated.map(({ academie }) => ({ role: 'RECTORATE' as const, schoolId: null, companyId: null, partnerId: null, academie, claimed: false })))
  return { ...viewerFrom({ userId, name: user.name, email: user.email, twoFactorEnabled: true, secondFactorAt: new Date(), contacts }), secondFactor: 'given' }
}

type SignedIn = Omit<SessionRow, 'expiresAt'>

function viewerFrom(session: SignedIn): Viewer {
  const { contacts } = session
  const of = <T>(pick: (contact: (typeof contacts)[number]) => T | null) =>
    [...new Set(contacts.map(pick).filter((value) => value !== null))]
  const roles = of((contact) => contact.role)
  return {
    userId: session.userId,
    name: session.name,
    email: session.email,
    roles,
    schoolIds: of((contact) => contact.schoolId),
    claimedSchoolIds: of((contact) => (contact.claimed ? contact.schoolId : null)),
    companyIds: of((contact) => contact.companyId),
    partnerIds: of((contact) => contact.partnerId),
    academies: of((contact) => contact.academie),
    system: false,
    secondFactor: secondFactorOf(session, roles),
  }
}

function secondFactorOf(session: SignedIn, roles: RoleName[]): Viewer['secondFactor'] {
  if (session.twoFactorEnabled) return session.secondFactorAt ? 'given' : 'asked'
  const needed = roles.includes('STAFF') && config().staffSecondFactor === 'required'
  return needed ? 'toSetUp' : 'given'
}

// Setting it up is done on one's account; giving it is not: else who holds the mailbox alone could change the account.
const beforeSecondFactor: Record<'asked' | 'toSetUp', readonly Ability[]> = {
  asked: ['session.signIn', 'session.signOut', 'house.preferences'],
  toSetUp: ['session.signIn', 'session.signOut', 'house.preferences', 'account.own'],
}

/**
 * The viewer, if the policy table lets them.
 * Throws a redirect to the sign-in page for somebody who is not signed in, and a 404 for somebody who may not.
 */
export async function requireViewer(request: Request, ability: Ability): Promise<Viewer> {
  const viewer = await viewerOf(request)
  const signedIn = viewer.userId !== null
  if (signedIn && viewer.secondFactor !== 'given' && !may(ability, { signedIn: false, roles: [] })) {
    if (!beforeSecondFactor[viewer.secondFactor].includes(ability)) {
      throw redirect(viewer.secondFactor === 'asked' ? signInAddress(request, '/connexion/code') : '/compte')
    }
  }
  if (may(ability, { signedIn, roles: viewer.roles })) return viewer
  if (!signedIn) throw redirect(signInAddress(request))
  throw notFound()
}

function signInAddress(request: Request, page = '/connexion'): string {
  const { pathname, search } = new URL(request.url)
  const back = request.method === 'GET' ? pathname.replace(/\.data$/, '') + search : '/'
  return `${page}?vers=${encodeURIComponent(back)}`
}

/**
 * Which rows of schools a person may see: all of a school to which they belong; of one that they only claim, their own,
 * by the column that names whose a row is. Wrapped in `AND`, so that it may stand beside another `OR`.
 */
export function ofOwnSchools<Owner extends string>(viewer: Viewer, owner: Owner) {
  const { schoolIds, claimedSchoolIds: claimed, userId } = viewer
  const checked = schoolIds.filter((id) => !claimed.includes(id))
  const own = { schoolId: { in: claimed }, [owner]: userId } as { schoolId: { in: string[] } } & Record<Owner, string>
  return { AND: [{ OR: userId && claimed.length > 0 ? [{ schoolId: { in: checked } }, own] : [{ schoolId: { in: checked } }] }] }
}
