import { randomBytes, randomUUID } from 'node:crypto'
import { db, type Tx } from '~/db/client.server'
import { hashToken } from './hashed-tokens.server'
import { addressOf } from './origin.server'

/** How long a link holds that somebody asked for. */
export const LINK_MINUTES = 30

// Under these better-auth's magic link plugin looks for the token of a mail.
const identifierOf = (token: string) => `magic-link:${hashToken(token)}`
const valueOf = (email: string) => JSON.stringify({ type: 'magic-link', email })

/** Makes a token that signs this address in, once, until then; in the transaction that tells of it. */
export async function newLink(tx: Tx, email: string, until: Date): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await tx.authVerification.create({ data: { id: randomUUID(), identifier: identifierOf(token), value: valueOf(email), expiresAt: until }, select: { id: true } })
  return token
}

/** Takes back every link of this address that was not used. */
export async function takeBackLinks(tx: Tx, email: string): Promise<void> {
  await tx.authVerification.deleteMany({ where: { identifier: { startsWith: 'magic-link:' }, value: valueOf(email) } })
}

/** Whether this token would still sign somebody in; it is not used up by asking. */
export async function linkHolds(token: string): Promise<boolean> {
  return (await db().authVerification.count({ where: { identifier: identifierOf(token), expiresAt: { gt: new Date() } } })) > 0
}

/** The address that a sign-in mail opens: a page with one button, because mail scanners follow links. */
export function signInAddress(token: string, back: string): string {
  const address = addressOf('/connexion/lien')
  address.searchParams.set('jeton', token)
  if (back) address.searchParams.set('vers', back)
  return address.href
}
