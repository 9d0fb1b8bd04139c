import { randomBytes } from 'node:crypto'
import type { QueryResult } from 'pg'
import { pool, type Tx } from './client.server'

/** SQL within one transaction, whoever opened it: Prisma, or a bare connection where every round trip counts. */
export type Statements = <Row>(text: string, values?: readonly unknown[]) => Promise<Row[]>

/** The statements of a transaction that Prisma opened. */
export function within(tx: Tx): Statements {
  return <Row>(text: string, values: readonly unknown[] = []) => tx.$queryRawUnsafe<Row[]>(text, ...values)
}

/** Statements each on its own, on whichever connection is free. */
export const onPool: Statements = async <Row>(text: string, values: readonly unknown[] = []) => (await pool().query(text, values as unknown[])).rows as Row[]

/**
 * One transaction on a bare connection, for what takes a lock that many wait for and must give it back soon.
 * `opening` (statements without parameters) goes out together with BEGIN; each of them sees what was committed
 * before it began, so that a count after a lock is a count under that lock. `work` takes the rows of each.
 */
export async function bareTransaction<T>(opening: string, work: (run: Statements, opened: unknown[][]) => Promise<T>): Promise<T> {
  const client = await pool().connect()
  let broken: Error | undefined
  const run: Statements = async <Row>(text: string, values: readonly unknown[] = []) =>
    (await client.query(text, values as unknown[])).rows as Row[]
  try {
    // Several statements in one text give several results, which pg's types do not know.
    const [, ...opened] = (await client.query(`BEGIN; ${opening}`)) as unknown as QueryResult<never>[]
    const result = await work(run, opened.map(({ rows }) => rows))
    await client.query('COMMIT')
    return result
  } catch (error) {
    // A connection that cannot roll back is not given to the next.
    await client.query('ROLLBACK').catch((lost: Error) => (broken = lost))
    throw error
  } finally {
    client.release(broken)
  }
}

/** A UUID of version 7 (RFC 9562): the kind that Prisma gives, for rows that are written in SQL. */
export function newId(now = Date.now()): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
