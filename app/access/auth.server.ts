import { betterAuth, type BetterAuthOptions } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { magicLink, twoFactor } from 'better-auth/plugins'
import { config } from '~/config.server'
import { db } from '~/db/client.server'
import { withHashedSessions } from './hashed-tokens.server'
import { currentRequest } from './request.server'
import { sendSignInLink } from './sign-in-letter.server'
import { LINK_MINUTES } from './sign-in-links.server'

const DAY = 24 * 60 * 60

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
      expiresIn: 30 * DAY,
      updateAge: DAY,
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

const holder = globalThis as typeof globalThis & { pavillonAuth?: ReturnType<typeof make> }

/** better-auth as this house uses it; called from our own pages only, its own addresses are not served. */
export function auth() {
  return (holder.pavillonAuth ??= make())
}

/** Once a day better-auth prolongs a session that is used: its cookie must reach the browser, and its owner was here. */
async function noteRenewal(userId: string, headers: Headers): Promise<void> {
  const cookies = headers.getSetCookie().filter((cookie) => cookie.includes('session_token='))
  if (cookies.length === 0) return
  const current = currentRequest()
  if (current) current.renewed = cookies
  await db().user.updateMany({ where: { id: userId }, data: { lastSeenAt: new Date() } })
}

/** The signed-in person of these headers, or null; somebody who was erased is nobody. */
export async function signedInSession(headers: Headers) {
  if (!headers.get('cookie')?.includes('pavillon.session_token')) return null
  const answer = await auth().api.getSession({ headers, returnHeaders: true })
  const found = answer.response
  if (!found) return null
  const { user, session } = found
  if (user.erasedAt) return null
  await noteRenewal(user.id, answer.headers)
  return {
    userId: user.id,
    name: user.name,
    email: user.email,
    twoFactorEnabled: user.twoFactorEnabled ?? false,
    secondFactorAt: session.secondFactorAt ?? null,
  }
}
