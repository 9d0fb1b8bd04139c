import { renderSVG } from 'uqr'
import { db, transaction } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { audit } from './audit.server'
import { auth, signedInSession } from './auth.server'
import { hashToken } from './hashed-tokens.server'
import { forgiven, limited } from './limits.server'
import { cookiesOf, giveCode, newSessionToken, type SignedIn, type TooMany } from './sign-in.server'
import type { Viewer } from './viewer.server'

/** What a person's own page shows of their account. */
export async function accountOf(viewer: Viewer) {
  const user = await db().user.findUniqueOrThrow({
    where: { id: viewer.userId ?? '' },
    select: { twoFactorEnabled: true, accounts: { where: { providerId: 'credential', password: { not: null } }, select: { id: true } } },
  })
  return { password: user.accounts.length > 0, secondFactor: user.twoFactorEnabled, needed: viewer.secondFactor === 'toSetUp' }
}

const note = (viewer: Viewer, action: `account.${string}`) =>
  transaction((tx) => audit(tx, viewer, action, { type: 'User', id: viewer.userId ?? '' }))

/** Counts a try at one's password, and takes it back when it was right. */
async function withPassword<Done>(viewer: Viewer, attempt: () => Promise<Done | null>): Promise<Done | TooMany | Refused<'wrongPassword'>> {
  const wait = await limited('passwordByMail', viewer.email)
  if (wait) return refused('tooMany', { minutes: Math.ceil(wait / 60) })
  const done = await attempt().catch(() => null)
  if (done === null) return refused('wrongPassword')
  await forgiven('passwordByMail', viewer.email)
  return done
}

/** Gives an account without a password its first one. */
export async function setFirstPassword(viewer: Viewer, request: Request, newPassword: string): Promise<{ ok: true } | Refused<'wrongPassword'>> {
  const done = await auth().api.setPassword({ body: { newPassword }, headers: request.headers }).catch(() => null)
  if (!done?.status) return refused('wrongPassword')
  await note(viewer, 'account.passwordSet')
  return { ok: true }
}

/** Changes the password; every other browser is signed out. */
export async function changePassword(viewer: Viewer, request: Request, currentPassword: string, newPassword: string): Promise<SignedIn | TooMany | Refused<'wrongPassword'>> {
  const before = await signedInSession(request.headers)
  return withPassword(viewer, async () => {
    const answer = await auth().api.changePassword({ body: { currentPassword, newPassword, revokeOtherSessions: true }, headers: request.headers, asResponse: true })
    const token = answer.ok ? newSessionToken(answer) : undefined
    if (!token) return null
    // The session is a new one; the code was given in this browser.
    await db().authSession.updateMany({ where: { token: hashToken(token) }, data: { secondFactorAt: before?.secondFactorAt ?? null } })
    await note(viewer, 'account.passwordChanged')
    return { ok: true as const, headers: cookiesOf(answer) }
  })
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
  if (done.ok) await note(viewer, 'account.secondFactorOn')
  return done
}

/** Turns the second factor off: needs both the password and a code. */
export async function endSecondFactor(viewer: Viewer, request: Request, password: string, code: string): Promise<SignedIn | TooMany | Refused<'wrongPassword' | 'wrongCode'>> {
  const given = await giveCode(request, code)
  if (!given.ok) return given
  return withPassword(viewer, async () => {
    const answer = await auth().api.disableTwoFactor({ body: { password }, headers: request.headers, asResponse: true })
    if (!answer.ok) return null
    await note(viewer, 'account.secondFactorOff')
    return { ok: true as const, headers: cookiesOf(answer) }
  })
}
