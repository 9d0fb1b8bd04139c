import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { config } from '~/config.server'
import { PrismaClient, type Prisma } from './generated/client'

/** What a domain function takes: inside a transaction. */
export type Tx = Prisma.TransactionClient

type Connections = { pool: pg.Pool; prisma: PrismaClient }

// Kept on globalThis: development reloads modules, and the process must keep one pool.
const holder = globalThis as typeof globalThis & { pavillonDb?: Connections }

function connections(): Connections {
  if (holder.pavillonDb) return holder.pavillonDb
  const { databaseUrl, pool: max } = config()
  if (!databaseUrl) throw new Error('No database: DATABASE_URL is not set and the embedded one was not started')
  const pool = new pg.Pool({ connectionString: databaseUrl, max, application_name: 'pavillon', keepAlive: true })
  // An idle connection that the server closes must not end the process; the next query opens another.
  pool.on('error', () => undefined)
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { disposeExternalPool: false }),
    // 1,500 people at once wait in Node, not on the row (the default of 2 s fails most of them).
    transactionOptions: { maxWait: 60_000, timeout: 60_000 },
  })
  return (holder.pavillonDb = { pool, prisma })
}

/** The Prisma client of this process. */
export function db(): PrismaClient {
  return connections().prisma
}

/** The pool beneath it, for statements that Prisma has no words for (COPY, LISTEN, cursors). */
export function pool(): pg.Pool {
  return connections().pool
}

/** Runs `work` in one transaction; what it throws rolls everything back. */
export function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return db().$transaction(work)
}

/** Closes every connection; the next use opens new ones. */
export async function disconnect(): Promise<void> {
  const open = holder.pavillonDb
  if (!open) return
  holder.pavillonDb = undefined
  await open.prisma.$disconnect()
  await open.pool.end()
}
