import pg from 'pg'
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from './root.server'
import type { Migration } from './schema-engine.server'

/** Where the house’s migrations lie. */
export const MIGRATIONS = join(projectRoot, 'prisma/migrations')
/** Who changes the schema holds it: pg_advisory_lock(key). Any fixed number, the same in all processes. */
export const LOCK_KEY = 7_281_846

/** A migration with the SHA-256 under which the database remembers it. */
export type Written = Migration & { checksum: string }

/**
 * Brings a database to the newest schema, and gives the names of what was applied. Processes that start together wait
 * for the first; a database that is up to date costs one query. `prisma migrate status` and `deploy` read the result.
 * @throws when a migration fails; PostgreSQL rolls its script back, so that it runs again once it is mended
 */
export async function migrate(url: string, folder = MIGRATIONS): Promise<{ applied: string[] }> {
  const migrations = await readMigrations(folder)
  const client = new pg.Client({ connectionString: url, application_name: 'pavillon migrations' })
  await client.connect()
  try {
    if ((await missing(client, migrations)).length === 0) return { applied: [] }
    await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY])
    const wanted = await missing(client, migrations)
    if (wanted.length === 0) return { applied: [] }
    await forgetFailed(client)
    // An up-to-date database never loads the engine.
    const { openEngine } = await import('./schema-engine.server')
    const engine = await openEngine(url)
    try {
      await engine.apply(migrations)
    } catch (error) {
      throw new Error(await whatFailed(client, wanted, error), { cause: error })
    } finally {
      await engine.close()
    }
    return { applied: wanted.map(({ name }) => name) }
  } finally {
    await client.end()
  }
}

/** Whether a database has every migration: for `/readyz`. */
export async function isMigrated(query: pg.Pool): Promise<boolean> {
  return (await missing(query, await readMigrations())).length === 0
}

/** The migrations of a folder, in the order in which they apply. */
export async function readMigrations(folder = MIGRATIONS): Promise<Written[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name).sort()
  return Promise.all(
    names.map(async (name) => {
      const script = await readFile(join(folder, name, 'migration.sql'), 'utf8')
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') }
    }),
  )
}

async function missing(client: Pick<pg.Client, 'query'>, migrations: Written[]): Promise<Written[]> {
  const { rows: tables } = await client.query<{ there: boolean }>(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`)
  if (!tables[0]?.there) return migrations
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  )
  const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]))
  for (const { name, checksum } of migrations) {
    if (applied.has(name) && applied.get(name) !== checksum) {
      throw new Error(`The migration ${name} was changed after it had been applied`)
    }
  }
  return migrations.filter(({ name }) => !applied.has(name))
}

/** Names the script that failed, what PostgreSQL said and the line that it pointed at. */
async function whatFailed(client: pg.Client, wanted: Written[], error: unknown): Promise<string> {
  const [failed] = await missing(client, wanted)
  const said = error instanceof Error ? error.message : String(error)
  const position = error instanceof pg.DatabaseError ? Number(error.position) : NaN
  const line = position ? `, line ${failed?.script.slice(0, position).split('\n').length}` : ''
  return `The migration ${failed?.name} failed and was rolled back${line}: ${said}`
}

/** A script that failed was rolled back whole; its record must not keep the mended one from running. */
async function forgetFailed(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`)
  if (!rows[0]?.there) return
  await client.query('UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL')
}
