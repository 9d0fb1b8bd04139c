import { randomBytes } from 'node:crypto'
import { db, transaction } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { auth, signedInSession } from './auth.server'
import { hashToken } from './hashed-tokens.server'
import { forgiven, limited } from './limits.server'
import { currentRequest } from './request.server'
import { invite } from './roles.server'
import { LINK_MINUTES, newLink } from './sign-in-links.server'
import { system } from './viewer.server'

export type SignedIn = { ok: true; headers: Headers }
export type TooMany = Refused<'tooMany'>

/** Where in this house to go after sign-in: never elsewhere, whatever a link says. */
export function safeBack(text: string | null | undefined): string {
  return text && /^\/(?![/\\])[^\s\\]*$/.test(text) ? text : ''
}

const minutesOf = (seconds: number) => ({ minutes: Math.ceil(seconds / 60) })

/** Writes a sign-in mail to the outbox; the answer is the same whether there is such an account or not. */
export async function requestLink(email: string, back: string): Promise<{ ok: true } | TooMany> {
  const wait = (await limited('linkByAddress', currentRequest()?.address ?? '')) ?? (await limited('linkByMail', email))
  if (wait) return refused('tooMany', minutesOf(wait))
  await auth().api.signInMagicLink({ body: { email, metadata: { back } }, headers: new Headers() })
  return { ok: true }
}

/** Uses the token of a mail, once. */
export async function signInByLink(token: string): Promise<SignedIn | Refused<'linkUsed'>> {
  const answer = await auth().api.magicLinkVerify({ query: { token }, headers: new Headers(), asResponse: true }).catch(() => null)
  const session = answer && newSessionToken(answer)
  if (!session) return refused('linkUsed')
  await noteArrival(session, { linkAt: new Date() })
  return signedIn(answer)
}

/** Signs in by password. `codeAsked`: the cookies given lead to the second factor. */
export async function signInByPassword(email: string, password: string): Promise<(SignedIn & { codeAsked: boolean }) | TooMany | Refused<'wrong'>> {
  const wait = (await limited('passwordByAddress', currentRequest()?.address ?? '')) ?? (await limited('passwordByMail', email))
  if (wait) return refused('tooMany', minutesOf(wait))
  const answer = await auth().api.signInEmail({ body: { email, password }, headers: new Headers(), asResponse: true }).catch(() => null)
  if (!answer?.ok) return refused('wrong')
  await Promise.all([forgiven('passwordByAddress', currentRequest()?.address ?? ''), forgiven('passwordByMail', email)])
  const body: unknown = await answer.clone().json()
  const codeAsked = typeof body === 'object' && body !== null && 'twoFactorRedirect' in body
  const session = newSessionToken(answer)
  if (session && !codeAsked) await noteArrival(session)
  return { ...signedIn(answer), codeAsked }
}

/**
 * Gives the second factor, after a password or after a link alike. Tries are counted by person; before there is a
 * session (after a password), by address, and better-auth counts them by account.
 */
export async function giveCode(request: Request, code: string): Promise<SignedIn | TooMany | Refused<'wrongCode'>> {
  const { headers } = request
  const key = (await signedInSession(headers))?.userId ?? currentRequest()?.address ?? ''
  const wait = await limited('code', key)
  if (wait) return refused('tooMany', minutesOf(wait))
  const clean = code.replace(/\s/g, '')
  const answer = /^\d{6}$/.test(clean)
    ? await auth().api.verifyTOTP({ body: { code: clean }, headers, asResponse: true }).catch(() => null)
    : await auth().api.verifyBackupCode({ body: { code: clean }, headers, asResponse: true }).catch(() => null)
  if (!answer?.ok) return refused('wrongCode')
  const token = newSessionToken(answer) ?? ((await answer.clone().json()) as { token?: string }).token
  if (!token) return refused('wrongCode')
  if (!(await noteArrival(token, { secondFactorAt: new Date() }))) return refused('wrongCode')
  await forgiven('code', key)
  return signedIn(answer)
}

/** The token of the session that an answer begins: where one is replaced, the body still names the old one. */
export function newSessionToken(answer: Response): string | undefined {
  const cookie = answer.headers.getSetCookie().find((text) => text.includes('session_token='))
  return cookie && /session_token=([^.;]+)\./.exec(decodeURIComponent(cookie))?.[1]
}

export async function signOut(request: Request): Promise<Headers> {
  const answer = await auth().api.signOut({ headers: request.headers, asResponse: true })
  return cookiesOf(answer)
}

/** Notes on the session how it was let in, and on the account that its owner was here. False when there is none. */
async function noteArrival(token: string, how: { linkAt?: Date; secondFactorAt?: Date } = {}): Promise<boolean> {
  return transaction(async (tx) => {
    const where = { token: hashToken(token) }
    const session = await tx.authSession.findUnique({ where, select: { userId: true } })
    if (!session) return false
    await tx.authSession.update({ where, data: how, select: { id: true } })
    await tx.user.update({ where: { id: session.userId }, data: { lastSeenAt: new Date() }, select: { id: true } })
    return true
  })
}

function signedIn(answer: Response): SignedIn {
  return { ok: true, headers: cookiesOf(answer) }
}

export function cookiesOf(answer: Response): Headers {
  const headers = new Headers()
  for (const cookie of answer.headers.getSetCookie()) headers.append('Set-Cookie', cookie)
  return headers
}

/** Gives an account of the sample house a random password, and tells it. */
export async function samplePassword(userId: string): Promise<string> {
  const password = randomBytes(9).toString('base64url')
  const { password: passwords, internalAdapter } = await auth().$context
  await internalAdapter.linkAccount({ userId, providerId: 'credential', accountId: userId, password: await passwords.hash(password) })
  // A first link to an address nobody proved yet takes back the passwords given before: this one is the house's own.
  await db().user.update({ where: { id: userId }, data: { emailVerified: true } })
  return password
}

/** Makes the first staff account of a house, and a sign-in token for it that holds half an hour. */
export async function createStaff(email: string): Promise<{ token: string }> {
  const address = email.trim().toLowerCase()
  await invite(system, { email: address, name: address.split('@')[0] ?? address, role: 'STAFF' })
  const token = await transaction((tx) => newLink(tx, address, new Date(Date.now() + LINK_MINUTES * 60_000)))
  return { token }
}
