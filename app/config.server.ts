import { z } from 'zod'

/** What the environment may say. Read once; a value that makes no sense refuses the start with its name. */
const Environment = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  PUBLIC_URL: z.url().optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres:// or postgresql://').optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(10),
  DATA_DIR: z.string().optional(),
  BUILD_DIR: z.string().optional(),
  SECRET: z.string().min(32, 'must have 32 characters or more').optional(),
  SMTP_URL: z.string().regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://').optional(),
  MAIL_FROM: z.string().default('Pavillon <ne-pas-repondre@localhost>'),
  MAIL_PER_SECOND: z.coerce.number().int().min(1).max(1000).default(10),
  SAMPLE_HOUSE: z.stringbool().optional(),
  STAFF_SECOND_FACTOR: z.enum(['required', 'optional']).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  HOUSE_NAME: z.string().min(1).default('Mécanov'),
  RATE_LIMITS: z.stringbool().default(true),
  PRIVATE_ADDRESSES: z.stringbool().default(false),
})

export type Config = ReturnType<typeof readConfig>

/**
 * Reads and checks a set of environment variables.
 * @throws {ConfigError} naming each variable that is wrong and why
 */
export function readConfig(env: NodeJS.ProcessEnv) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  }
  const { data } = parsed
  const own = data.DATABASE_URL !== undefined
  return {
    mode: data.NODE_ENV,
    host: data.HOST,
    port: data.PORT,
    publicUrl: data.PUBLIC_URL,
    trustProxy: data.TRUST_PROXY,
    databaseUrl: data.DATABASE_URL,
    pool: data.DATABASE_POOL,
    dataDir: data.DATA_DIR,
    /** A build made before; without it one of just these sources. */
    buildDir: data.BUILD_DIR,
    secret: data.SECRET,
    smtpUrl: data.SMTP_URL,
    mailFrom: data.MAIL_FROM,
    mailPerSecond: data.MAIL_PER_SECOND,
    /** Sample data and sign-ins: by default only in the embedded database. */
    sampleHouse: data.SAMPLE_HOUSE ?? !own,
    staffSecondFactor: data.STAFF_SECOND_FACTOR ?? (own ? ('required' as const) : ('optional' as const)),
    logLevel: data.LOG_LEVEL,
    houseName: data.HOUSE_NAME,
    rateLimits: data.RATE_LIMITS,
    /** Whether calendars and webhooks may be on this machine or its network. */
    privateAddresses: data.PRIVATE_ADDRESSES,
  }
}

export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(`Configuration refused:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
    this.name = 'ConfigError'
  }
}

// The start and the built pages are two copies of this module in one process: they share what is here.
const holder = globalThis as typeof globalThis & { pavillonConfig?: Config }

/** The configuration of this process, read at the first call. */
export function config(): Config {
  return (holder.pavillonConfig ??= readConfig(process.env))
}

/** Overrides parts of the configuration: for what only the start knows (the embedded database's address, the secret). */
export function configure(parts: Partial<Config>): Config {
  return (holder.pavillonConfig = { ...config(), ...parts })
}
