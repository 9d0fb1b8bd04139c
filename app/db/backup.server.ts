import pg from 'pg'
import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { FORMAT, VERSION, type Counts, type Header, type Row } from './backup-format.server'
import { refused, type Refused } from './outcome'

const ROWS_AT_ONCE = 500

/** How values are written and read: the same whatever the server's and the account's own settings are. */
export const SETTINGS = `
  SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL bytea_output = 'hex';
  SET LOCAL extra_float_digits = 1; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL lock_timeout = 0`

/**
 * Writes the whole house into one file, as it was at one moment, while people work: every table of the schema public and
 * its sequences. Jobs (schema pgboss) stay out: each start makes them anew. The file is its owner's alone (0600) and
 * takes its name when it is whole. Reads whatever schema the database has, so that one may be made before an upgrade.
 * Refuses a name that is taken, and a database that holds no house.
 */
export async function writeBackup(url: string, path: string): Promise<{ ok: true; counts: Counts; bytes: number } | Refused<'exists' | 'noHouse'>> {
  if (existsSync(path)) return refused('exists')
  const client = new pg.Client({ connectionString: url, application_name: 'pavillon backup' })
  await client.connect()
  const half = `${path}.part`
  try {
    await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${SETTINGS}`)
    const tables = await tablesOf(client)
    if (!tables.some(({ name }) => name === '_prisma_migrations')) return refused('noHouse')
    // A migration waits until we are done: what was just read of the tables stays true.
    await client.query(`LOCK TABLE ${tables.map(({ name }) => pg.escapeIdentifier(name)).join(', ')} IN ACCESS SHARE MODE`)
    await rm(half, { force: true })
    const counts: Counts = {}
    await pipeline(Readable.from(linesOf(client, tables, counts)), createGzip(), createWriteStream(half, { mode: 0o600, flags: 'wx', flush: true }))
    await client.query('COMMIT')
    await rename(half, path)
    return { ok: true, counts, bytes: (await stat(path)).size }
  } catch (error) {
    await rm(half, { force: true })
    throw error
  } finally {
    await client.end()
  }
}

type Table = { name: string; columns: string[]; heavy: boolean }

/** Tables of the schema public with the columns that are written; what is computed from others is not. */
async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    SELECT t.relname AS name, json_agg(a.attname ORDER BY a.attnum) AS columns, bool_or(a.atttypid = 'bytea'::regtype) AS heavy
    FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    WHERE t.relnamespace = 'public'::regnamespace AND t.relkind = 'r'
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = t.oid AND d.deptype = 'e')
    GROUP BY t.relname ORDER BY t.relname`)
  return rows
}

async function* linesOf(client: pg.Client, tables: Table[], counts: Counts): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const line = (value: unknown) => {
    const text = `${JSON.stringify(value)}\n`
    hash.update(text)
    return text
  }
  yield line(await headerOf(client))
  for (const { name, columns, heavy } of tables) {
    yield line({ table: name, columns })
    counts[name] = 0
    for await (const rows of rowsOf(client, name, columns, heavy ? 1 : ROWS_AT_ONCE)) {
      counts[name] += rows.length
      yield rows.map(line).join('')
    }
  }
  yield line({ sequences: await sequencesOf(client) })
  yield `${JSON.stringify({ end: true, counts, sha256: hash.digest('hex') })}\n`
}

async function headerOf(client: pg.Client): Promise<Header> {
  const { rows: migrations } = await client.query<{ name: string; checksum: string }>(
    'SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name',
  )
  const { rows } = await client.query<{ postgres: string }>(`SELECT current_setting('server_version') AS postgres`)
  return { format: FORMAT, version: VERSION, madeAt: new Date().toISOString(), postgres: rows[0]?.postgres ?? '', migrations }
}

/** Rows through a cursor, with each value as PostgreSQL writes it. Files go one by one: each may be large. */
async function* rowsOf(client: pg.Client, table: string, columns: string[], atOnce: number): AsyncGenerator<Row[]> {
  const asWritten = { getTypeParser: () => (value: string) => value }
  await client.query(`DECLARE backup NO SCROLL CURSOR FOR SELECT ${columns.map((column) => pg.escapeIdentifier(column)).join(', ')} FROM ONLY public.${pg.escapeIdentifier(table)}`)
  for (;;) {
    const { rows } = await client.query<Row>({ text: `FETCH ${atOnce} FROM backup`, rowMode: 'array', types: asWritten as unknown as pg.CustomTypesConfig })
    if (rows.length === 0) break
    yield rows
  }
  await client.query('CLOSE backup')
}

// Read after the rows: they stand outside of the snapshot and only grow, so none is behind a row.
async function sequencesOf(client: pg.Client): Promise<{ name: string; last: string; called: boolean }[]> {
  const { rows: names } = await client.query<{ name: string }>(`SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' ORDER BY relname`)
  const sequences = []
  for (const { name } of names) {
    const { rows } = await client.query<{ last: string; called: boolean }>(`SELECT last_value::text AS last, is_called AS called FROM public.${pg.escapeIdentifier(name)}`)
    sequences.push({ name, last: rows[0]?.last ?? '1', called: rows[0]?.called ?? false })
  }
  return sequences
}
