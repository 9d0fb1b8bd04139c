import pino, { type Logger } from 'pino'
import { config } from './config.server'

const holder = globalThis as typeof globalThis & { pavillonLog?: Logger }

/** The log: JSON lines on standard output, without personal data. */
export function log(): Logger {
  return (holder.pavillonLog ??= pino({
    level: config().logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level) => ({ level }) },
  }))
}

/**
 * What may be logged of an error: its kind, code and place. Messages of the database quote values, and values are
 * people's: only our own messages are kept.
 */
export function errorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const quotesValues = error.name.startsWith('Prisma') || error.name === 'DatabaseError' || error.name === 'error' || code !== undefined
  const stack = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 12).map((line) => line.trim())
  return { error: error.name, code, ...(quotesValues ? {} : { message: error.message }), stack }
}
