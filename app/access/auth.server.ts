import { betterAuth, type BetterAuthOptions } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { magicLink, twoFactor } from 'better-auth/plugins'
import { config } from '~/config.server'
import { db } from '~/db/client.server'
import { withHashedSessions } from './hashed-tokens.server'
import { currentRequest } from './request.server'
import { sessionOf, type SessionRow } from './session-reading.server'
import { sendSignInLink } from './sign-in-letter.server'
import { LINK_MINUTES } from './sign-in-links.server'

// Seconds.
const LASTS = 30 * 24 * 60 * 60
const RENEWED_AFTER = 24 * 60 * 60

function make() {
  const { secret, publicUrl, host, port, houseName } = config()
  if (!secret) throw new Error('SECRET is not set')
  const baseURL = publicUrl ?? `http://${host}:${port}`
  const adapter = prismaAdapter(db(), { provider: 'postgresql' })
  return betterAuth({
    appName: `Pavillon · ${houseName}`,
    baseURL,
    secret,
    database: (options: BetterAuthOptions) => withHashedSessions(adapter(options)),
    telemetry: { enabled: false },
    // The house limits tries itself, in the database, for all processes (limits.server).
    rateLimit: { enabled: false },
    user: { modelName: 'user', additionalFields: { erasedAt: { type: 'date', required: false, input: false } } },
    session: {
      modelName: 'authSession',
      expiresIn: LASTS,
      updateAge: RENEWED_AFTER,
      additionalFields: { secondFactorAt: { type: 'date', required: false, input: false } },
    },
    account: { modelName: 'authAccount' },
    verification: { modelName: 'authVerification' },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 200 },
    advanced: {
      cookiePrefix: 'pavillon',
      useSecureCookies: baseURL.startsWith('https://'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      // The address of the caller is not kept with the session.
      ipAddress: { disableIpTracking: true },
    },
    logger: { disabled: true },
    plugins: [
      magicLink({
        expiresIn: LINK_MINUTES * 60,
        storeToken: 'hashed',
        sendMagicLink: async ({ email, token, metadata }) => sendSignInLink({ email, token, back: String(metadata?.back ?? '') }),
      }),
      twoFactor({ issuer: `Pavillon ${houseName}`, twoFactorTable: 'twoFactor' }),
    ],
  })
}

const holder = globalThis as typeof globalThis & { pavillonAuth?: { of: ReturnType<typeof db>; auth: ReturnType<typeof make> } }

/** better-auth as this house uses it; called from our own pages only, its own addresses are not served. */
export function auth() {
  const of = db()
  // Made for one connection: after that was closed, it is made anew.
  if (holder.pavillonAuth?.of !== of) holder.pavillonAuth = { of, auth: make() }
  return holder.pavillonAuth.auth
}

/** Once a day better-auth prolongs a session that is used: its cookie must reach the browser, and its owner was here. */
async function renew(headers: Headers, userId: string): Promise<void> {
  const answer = await auth().api.getSession({ headers, returnHeaders: true })
  const cookies = answer.headers.getSetCookie().filter((cookie) => cookie.includes('session_token='))
  if (cookies.length === 0) return
  const current = currentRequest()
  if (current) current.renewed = cookies
  await db().user.updateMany({ where: { id: userId }, data: { lastSeenAt: new Date() } })
}

/** The signed-in person of these headers, or null; somebody who was erased is nobody. */
export async function signedInSession(headers: Headers): Promise<SessionRow | null> {
  const session = await sessionOf(headers)
  if (session && session.expiresAt.getTime() <= Date.now() + (LASTS - RENEWED_AFTER) * 1_000) await renew(headers, session.userId)
  return session
}
