import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { config } from '~/config.server'
import { pool } from '~/db/client.server'
import { hashToken } from './hashed-tokens.server'

/** How often, within how many seconds. */
const rules = {
  linkByAddress: { points: 20, duration: 3600 },
  linkByMail: { points: 5, duration: 3600 },
  passwordByAddress: { points: 30, duration: 900 },
  passwordByMail: { points: 8, duration: 900 },
  code: { points: 6, duration: 900 },
  keyByAddress: { points: 600, duration: 600 },
  signUpByAddress: { points: 20, duration: 3600 },
  signUpByMail: { points: 6, duration: 3600 },
  // Each form is good once.
  formStamp: { points: 1, duration: 3600 },
} as const

type Rule = keyof typeof rules
// Each writes through the connections that it was made with.
const limiters = new WeakMap<object, Map<Rule, RateLimiterPostgres>>()

function limiter(rule: Rule): RateLimiterPostgres {
  const connections = pool()
  const made = limiters.get(connections) ?? new Map<Rule, RateLimiterPostgres>()
  limiters.set(connections, made)
  let found = made.get(rule)
  if (!found) {
    found = new RateLimiterPostgres({ storeClient: connections, storeType: 'pool', tableName: 'RateLimit', tableCreated: true, clearExpiredByTimeout: false, keyPrefix: rule, ...rules[rule] })
    made.set(rule, found)
  }
  return found
}

/**
 * Counts one try against a limit that all processes share. Gives the seconds to wait when there were too many.
 * Only a hash of the key is kept: it is somebody's address.
 */
export async function limited(rule: Rule, key: string): Promise<number | undefined> {
  if (!config().rateLimits) return undefined
  try {
    await limiter(rule).consume(hashToken(`${config().secret} ${key}`))
    return undefined
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
    throw refusal
  }
}

/** Takes back one counted try that turned out right: a whole staff room may sit behind one address. */
export async function forgiven(rule: Rule, key: string): Promise<void> {
  if (config().rateLimits) await limiter(rule).reward(hashToken(`${config().secret} ${key}`))
}
