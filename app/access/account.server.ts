import { randomUUID } from 'node:crypto'
import { renderSVG } from 'uqr'
import { db, transaction, type Tx } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { audit } from './audit.server'
import { auth } from './auth.server'
import { hashToken } from './hashed-tokens.server'
import { forgiven, limited } from './limits.server'
import { notFound } from './responses.server'
import { securityNotice, type SecurityChange } from './security-letter.server'
import { cookiesOf, giveCode, type SignedIn, type TooMany } from './sign-in.server'
import type { Viewer } from './viewer.server'

/** For how long who came by a mailed link may choose a new password without the old one. */
const FRESH_MINUTES = 10

/** What a person's own page shows of their account. `freshUntil`: till when the old password is not asked for. */
export async function accountOf(viewer: Viewer, request: Request) {
  const user = await db().user.findUniqueOrThrow({
    where: { id: viewer.userId ?? '' },
    select: { twoFactorEnabled: true, accounts: { where: { providerId: 'credential', password: { not: null } }, select: { id: true } } },
  })
  return { password: user.accounts.length > 0, secondFactor: user.twoFactorEnabled, needed: viewer.secondFactor === 'toSetUp', freshUntil: await freshUntil(request) }
}

async function ownSession(request: Request) {
  const found = await auth().api.getSession({ headers: request.headers })
  if (!found) throw notFound()
  return db().authSession.findUniqueOrThrow({ where: { token: hashToken(found.session.token) }, select: { id: true, linkAt: true } })
}

async function freshUntil(request: Request): Promise<Date | null> {
  const { linkAt } = await ownSession(request)
  const until = linkAt && new Date(linkAt.getTime() + FRESH_MINUTES * 60_000)
  return until && until > new Date() ? until : null
}

/** Writes down that the account changed, and tells its owner: who did not do it learns of it. */
async function noteAndTell(tx: Tx, viewer: Viewer, change: SecurityChange): Promise<void> {
  await audit(tx, viewer, `account.${change}`, { type: 'User', id: viewer.userId ?? '' })
  await securityNotice(tx, viewer.userId ?? '', change)
}

/** Counts a try at one's password, and takes it back when it was right. */
async function withPassword<Done>(viewer: Viewer, attempt: () => Promise<Done | null>): Promise<Done | TooMany | Refused<'wrongPassword'>> {
  const wait = await limited('passwordByMail', viewer.email)
  if (wait) return refused('tooMany', { minutes: Math.ceil(wait / 60) })
  const done = await attempt().catch(() => null)
  if (done === null) return refused('wrongPassword')
  await forgiven('passwordByMail', viewer.email)
  return done
}

const ofPassword = (viewer: Viewer) => ({ userId: viewer.userId ?? '', providerId: 'credential' })

/** Keeps a new password, signs the other browsers out, and tells of it, all or nothing. */
async function keepPassword(viewer: Viewer, request: Request, newPassword: string, change: 'passwordSet' | 'passwordChanged'): Promise<{ ok: true }> {
  const { password: passwords } = await auth().$context
  const password = await passwords.hash(newPassword)
  const session = await ownSession(request)
  const { userId } = ofPassword(viewer)
  return transaction(async (tx) => {
    // One change of an account at a time: two would else make two passwords.
    await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${userId} FOR UPDATE`
    const { count } = await tx.authAccount.updateMany({ where: ofPassword(viewer), data: { password } })
    if (count === 0) await tx.authAccount.create({ data: { id: randomUUID(), ...ofPassword(viewer), accountId: userId, password }, select: { id: true } })
    await tx.authSession.deleteMany({ where: { userId, id: { not: session.id } } })
    await tx.authSession.updateMany({ where: { id: session.id }, data: { linkAt: null } })
    await noteAndTell(tx, viewer, change)
    return { ok: true }
  })
}

/**
 * Gives an account its first password; or another one without the old, to who has just come by a link of their mailbox
 * (and gave their second factor, where there is one): so a forgotten password is replaced.
 */
export async function setPassword(viewer: Viewer, request: Request, newPassword: string): Promise<{ ok: true } | Refused<'linkTooOld'>> {
  const there = await db().authAccount.count({ where: { ...ofPassword(viewer), password: { not: null } } })
  if (there > 0 && !(await freshUntil(request))) return refused('linkTooOld')
  return keepPassword(viewer, request, newPassword, there > 0 ? 'passwordChanged' : 'passwordSet')
}

/** Changes the password; every other browser is signed out. */
export async function changePassword(viewer: Viewer, request: Request, currentPassword: string, newPassword: string): Promise<{ ok: true } | TooMany | Refused<'wrongPassword'>> {
  const { password: passwords } = await auth().$context
  const right = await withPassword(viewer, async () => {
    const account = await db().authAccount.findFirst({ where: ofPassword(viewer), select: { password: true } })
    return account?.password && (await passwords.verify({ hash: account.password, password: currentPassword })) ? ({ ok: true } as const) : null
  })
  return right.ok ? keepPassword(viewer, request, newPassword, 'passwordChanged') : right
}

/**
 * Begins to set up the second factor: a drawing for the code app, the same as a key to type, and codes for the day when
 * the phone is lost.
 */
export async function beginSecondFactor(viewer: Viewer, request: Request, password: string): Promise<{ ok: true; drawing: string; key: string; backupCodes: string[] } | TooMany | Refused<'wrongPassword'>> {
  return withPassword(viewer, async () => {
    const begun = await auth().api.enableTwoFactor({ body: { password }, headers: request.headers })
    if (!('totpURI' in begun)) return null
    const key = new URL(begun.totpURI).searchParams.get('secret') ?? ''
    return { ok: true as const, drawing: renderSVG(begun.totpURI, { border: 2 }), key, backupCodes: begun.backupCodes }
  })
}

/** Ends the setting up with a code of the app. */
export async function confirmSecondFactor(viewer: Viewer, request: Request, code: string) {
  const done = await giveCode(request, code)
  if (done.ok) await transaction((tx) => noteAndTell(tx, viewer, 'secondFactorOn'))
  return done
}

/** Turns the second factor off: needs both the password and a code. */
export async function endSecondFactor(viewer: Viewer, request: Request, password: string, code: string): Promise<SignedIn | TooMany | Refused<'wrongPassword' | 'wrongCode'>> {
  const given = await giveCode(request, code)
  if (!given.ok) return given
  return withPassword(viewer, async () => {
    const answer = await auth().api.disableTwoFactor({ body: { password }, headers: request.headers, asResponse: true })
    if (!answer.ok) return null
    await transaction((tx) => noteAndTell(tx, viewer, 'secondFactorOff'))
    return { ok: true as const, headers: cookiesOf(answer) }
  })
}
