import pg from 'pg'
import { randomUUID } from 'node:crypto'
import { SETTINGS } from './backup.server'
import { BadBackup, readBackup, type BadFile, type Counts, type Header, type Row } from './backup-format.server'
import { LOCK_KEY, MIGRATIONS, readMigrations, type Written } from './migrations.server'
import { refused, type Refused } from './outcome'

const ROWS_AT_ONCE = 500
const BYTES_AT_ONCE = 1_000_000

// What a house has before anybody has worked in it.
const BEFORE_WORK = ['_prisma_migrations', 'ContentChange', 'DeadlineTemplate', 'ErasureRun', 'RateLimit']

type No = BadFile | 'newer' | 'foreign' | 'houseOpen' | 'notEmpty'
type Restored = { ok: true; counts: Counts; madeAt: string; migrated: string[] }

/**
 * Puts a backup into a database: the schema as it was at the backup, its rows and sequences, then the migrations that
 * came since; all in one transaction, so that whatever fails leaves what was there. Needs no superuser: foreign keys are
 * taken off and put on again, which checks every row. With `replace` what the house holds goes.
 * Refuses a file that is cut or changed, one from a newer Pavillon, a database that is another program's, that a house
 * uses just now, or that holds data.
 */
export async function restoreBackup(url: string, path: string, { replace = false, migrations = MIGRATIONS } = {}): Promise<Restored | Refused<No>> {
  const known = await readMigrations(migrations)
  let header: Header | undefined
  try {
    // Read to the end first: nobody waits behind our locks for a file that is no good.
    for await (const part of readBackup(path)) if ('header' in part) header = part.header
  } catch (error) {
    if (error instanceof BadBackup) return refused(error.reason)
    throw error
  }
  if (!header) return refused('notABackup')
  const level = levelOf(header, known)
  if (!level) return refused('newer')

  const client = new pg.Client({ connectionString: url, application_name: 'pavillon restore' })
  await client.connect()
  try {
    await client.query(`BEGIN; ${SETTINGS}; SELECT pg_advisory_xact_lock(${LOCK_KEY})`)
    const refusal = await whyNot(client, replace)
    const restored = refusal ?? { ok: true as const, ...(await rebuild(client, path, level, known)), madeAt: header.madeAt }
    await client.query(restored.ok ? 'COMMIT' : 'ROLLBACK')
    if (restored.ok) await client.query('ANALYZE')
    return restored
  } finally {
    // Closing rolls back what was not committed.
    await client.end()
  }
}

/** The backup's migrations with their scripts, or undefined when this program does not have them all as they were. */
function levelOf({ migrations }: Header, known: Written[]): Written[] | undefined {
  const level = migrations.map(({ name, checksum }) => known.find((own) => own.name === name && own.checksum === checksum))
  return level.every((found) => found !== undefined) ? level : undefined
}

async function whyNot(client: pg.Client, replace: boolean): Promise<Refused<No> | undefined> {
  const { rows: tables } = await client.query<{ name: string }>(`SELECT relname AS name FROM pg_class t WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND ${OWN('pg_class', 't')} ORDER BY 1`)
  if (tables.length > 0 && !tables.some(({ name }) => name === '_prisma_migrations')) return refused('foreign')
  const { rows: open } = await client.query(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name IN ('pavillon', 'pavillon jobs')`)
  if (open.length > 0) return refused('houseOpen')
  if (replace) return undefined
  for (const { name } of tables.filter(({ name }) => !BEFORE_WORK.includes(name))) {
    const { rowCount } = await client.query(`SELECT FROM public.${pg.escapeIdentifier(name)} LIMIT 1`)
    if (rowCount) return refused('notEmpty', { table: name })
  }
  return undefined
}

async function rebuild(client: pg.Client, path: string, level: Written[], known: Written[]): Promise<{ counts: Counts; migrated: string[] }> {
  await clear(client)
  await client.query(HISTORY)
  for (const { script } of level) await client.query(script)
  const foreignKeys = await bareTables(client)
  const counts = await load(client, path)
  for (const { table, name, definition } of foreignKeys) await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${pg.escapeIdentifier(name)} ${definition}`)
  for (const table of await ownTables(client)) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`)
  const since = known.filter((migration) => !level.includes(migration))
  for (const { name, script, checksum } of since) {
    await client.query(script)
    await client.query('INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, clock_timestamp(), 1)', [randomUUID(), checksum, name])
  }
  return { counts, migrated: since.map(({ name }) => name) }
}

// As Prisma's engine makes it.
const HISTORY = `
  CREATE TABLE _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL,
    logs TEXT, rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`

/** What belongs to no extension: those stay, they may be the administrator's. */
const OWN = (catalogue: string, alias: string) => `NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${catalogue}'::regclass AND d.objid = ${alias}.oid AND d.deptype = 'e')`

/** Takes away what the schema public holds of ours, and the jobs, which each start makes anew. */
async function clear(client: pg.Client): Promise<void> {
  const of = async (text: string) => (await client.query<{ name: string }>(text)).rows.map(({ name }) => name)
  const drop = async (what: string, names: string[]) => names.length > 0 && client.query(`DROP ${what} ${names.join(', ')} CASCADE`)
  await client.query('DROP SCHEMA IF EXISTS pgboss CASCADE')
  await drop('TABLE', await ownTables(client))
  await drop('FUNCTION', await of(`SELECT p.oid::regprocedure::text AS name FROM pg_proc p WHERE pronamespace = 'public'::regnamespace AND prokind = 'f' AND ${OWN('pg_proc', 'p')}`))
  await drop('TYPE', await of(`SELECT t.oid::regtype::text AS name FROM pg_type t WHERE typnamespace = 'public'::regnamespace AND typtype = 'e' AND ${OWN('pg_type', 't')}`))
}

async function ownTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`SELECT t.oid::regclass::text AS name FROM pg_class t WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND ${OWN('pg_class', 't')} ORDER BY 1`)
  return rows.map(({ name }) => name)
}

type ForeignKey = { table: string; name: string; definition: string }

/** Empties what the migrations filled, stills our triggers, takes foreign keys off and gives them. */
async function bareTables(client: pg.Client): Promise<ForeignKey[]> {
  const tables = await ownTables(client)
  for (const table of tables) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
  await client.query(`TRUNCATE ${tables.join(', ')}`)
  const { rows } = await client.query<ForeignKey>(`SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`)
  for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${pg.escapeIdentifier(name)}`)
  return rows
}

async function load(client: pg.Client, path: string): Promise<Counts> {
  let insert: ((rows: Row[]) => Promise<unknown>) | undefined
  let rows: Row[] = []
  let bytes = 0
  let counts: Counts = {}
  const flush = async () => {
    if (rows.length > 0) await insert?.(rows)
    rows = []
    bytes = 0
  }
  for await (const part of readBackup(path)) {
    if ('row' in part) {
      rows.push(part.row)
      bytes += part.bytes
      if (rows.length === ROWS_AT_ONCE || bytes > BYTES_AT_ONCE) await flush()
      continue
    }
    await flush()
    if ('table' in part) insert = await inserter(client, part.table, part.columns)
    else if ('sequences' in part) {
      for (const { name, last, called } of part.sequences) await client.query('SELECT setval($1::regclass, $2, $3)', [`public.${pg.escapeIdentifier(name)}`, last, called])
    } else if ('counts' in part) counts = part.counts
  }
  return counts
}

/** What writes rows into a table: each value is read by the type of its column. */
async function inserter(client: pg.Client, table: string, columns: string[]) {
  const { rows } = await client.query<{ name: string; type: string }>(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
    [`public.${pg.escapeIdentifier(table)}`],
  )
  const types = new Map(rows.map(({ name, type }) => [name, type]))
  const text = `
    INSERT INTO public.${pg.escapeIdentifier(table)} (${columns.map((column) => pg.escapeIdentifier(column)).join(', ')}) OVERRIDING SYSTEM VALUE
    SELECT ${columns.map((column, index) => `c${index}::${types.get(column) ?? 'text'}`).join(', ')}
    FROM unnest(${columns.map((_, index) => `$${index + 1}::text[]`).join(', ')}) AS given(${columns.map((_, index) => `c${index}`).join(', ')})`
  return (rows: Row[]) => client.query(text, columns.map((_, index) => rows.map((row) => row[index])))
}
