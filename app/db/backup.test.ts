import pg from 'pg'
import { createHash, randomBytes } from 'node:crypto'
import { copyFile, cp, mkdir, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { bookClass } from '~/signups/commands.server'
import { furnishSampleHouse } from '../../prisma/seed'
import { aSession, aTeacher, aUser } from './builders.server'
import { writeBackup } from './backup.server'
import { readBackup } from './backup-format.server'
import { config } from '~/config.server'
import { db } from './client.server'
import { openCluster } from './embedded.server'
import { isMigrated, migrate, MIGRATIONS, readMigrations } from './migrations.server'
import { restoreBackup } from './restore.server'
import { openEngine } from './schema-engine.server'
import { dropDatabase } from './testing-cluster.server'
import { useTestDatabase } from './testing.server'

useTestDatabase()

const place = inject('testPlace')
const cluster = await openCluster({ place, ephemeral: true })
const folder = await mkdtemp(join(tmpdir(), 'pavillon-backup-'))
const whole = join(folder, 'house.backup')
const databases: string[] = []

/** An empty database, without a schema; `plain` gives it to an account without any right beyond it, as on a managed server. */
async function anEmptyDatabase({ plain = false } = {}): Promise<string> {
  const name = `restore_${randomBytes(5).toString('hex')}`
  const owner = plain && `plain_${name}`
  databases.push(name)
  const admin = new pg.Client({ connectionString: cluster.adminUrl })
  await admin.connect()
  if (owner) await admin.query(`CREATE ROLE ${owner} LOGIN PASSWORD 'plain' NOSUPERUSER`)
  await admin.query(`CREATE DATABASE ${name} ${owner ? `OWNER ${owner}` : ''}`)
  await admin.end()
  return owner ? cluster.url(name).replace(/\/\/[^@]+@/, `//${owner}:plain@`) : cluster.url(name)
}

async function ask(url: string, text: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** What a backup holds, but for the moment at which it was made. */
async function contentOf(path: string) {
  const tables: Record<string, string[]> = {}
  let table = ''
  let sequences: unknown
  for await (const part of readBackup(path)) {
    if ('table' in part) tables[(table = part.table)] = [part.columns.join()]
    else if ('row' in part) tables[table]?.push(JSON.stringify(part.row))
    else if ('sequences' in part) sequences = part.sequences
  }
  return { sequences, tables: Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.sort()])) }
}

const NAME = 'Zoé « l’Étoile » 🧑‍🏭 "x", \\N {NULL}\n\r\n\ttab\u2028 fin; DROP TABLE'
const bytes = randomBytes(70_000)
const LATER = '29990101000000_everything'
// What no table of ours holds today.
const everything = `
  CREATE TYPE "Colour" AS ENUM ('dark red', 'blue');
  CREATE TABLE "Everything" (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, above bigint REFERENCES "Everything", fine timestamptz, amount numeric(30,10), big bigint, ratio float8,
    words text[], data jsonb, raw bytea, span interval, days daterange, colour "Colour", colours "Colour"[], twice bigint GENERATED ALWAYS AS (big - 1) STORED, fixed char(3), flag boolean
  );`
const values = `
  INSERT INTO "Everything" (above, fine, amount, big, ratio, words, data, raw, span, days, colour, colours, fixed, flag) VALUES
    (2, '2026-03-29 01:59:59.999999+01', 12345678901234567890.0123456789, 9223372036854775807, 0.1::float8 + 0.2, ARRAY['a,b', NULL, '', 'NULL', '"{}\\'], '{"é": [1.10, null, "\\n"]}', '\\x00ff0a', '1 mon 2 days 03:04:05.000006', '[2026-01-01,2026-02-01)', 'blue', ARRAY['dark red', 'blue']::"Colour"[], 'a', true),
    (NULL, NULL, 'NaN', NULL, 'Infinity', '{}', 'null', '', NULL, NULL, NULL, NULL, NULL, NULL), (1, 'infinity', -0.0000000001, -1, '-0', NULL, NULL, NULL, '-1 day', 'empty', NULL, '{}', '', false)`
let later: string
let address: string

beforeAll(async () => {
  address = config().databaseUrl ?? ''
  later = join(folder, 'migrations')
  await cp(MIGRATIONS, later, { recursive: true })
  await mkdir(join(later, LATER))
  await writeFile(join(later, LATER, 'migration.sql'), everything)
  await furnishSampleHouse()
  await aUser({ name: NAME })
  await db().storedFile.create({ data: { name: 'plan.pdf', type: 'application/pdf', size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), bytes } })
  expect(await writeBackup(address, whole)).toMatchObject({ ok: true })
}, 120_000)
afterAll(async () => {
  for (const name of databases) await dropDatabase(place, name)
  await rm(folder, { recursive: true })
})

test('a furnished house comes back row by row, for an account that is nobody on the server', async () => {
  const url = await anEmptyDatabase({ plain: true })
  expect(await restoreBackup(url, whole)).toMatchObject({ ok: true, migrated: [] })
  const again = join(folder, 'again.backup')
  await writeBackup(url, again)
  const [before, after] = [await contentOf(whole), await contentOf(again)]
  expect(before.tables['User']?.some((row) => row.includes('🧑‍🏭'))).toBe(true)
  expect(Object.values(before.tables).flat().length).toBeGreaterThan(2_000)
  expect(after).toEqual(before)
  const [file] = await ask(url, `SELECT bytes FROM "StoredFile" WHERE name = 'plan.pdf' AND size = 70000`)
  expect(Buffer.compare(file.bytes, bytes)).toBe(0)
})

test('a restored database is as its migrations make it: guards, triggers, foreign keys, history, numbers', async () => {
  const url = await anEmptyDatabase()
  await restoreBackup(url, whole)
  const shape = `
    SELECT conrelid::regclass::text AS "of", conname AS name, pg_get_constraintdef(oid) AS is FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT tgrelid::regclass::text, tgname, tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT tablename::text, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1, 2, 3`
  expect(await ask(url, shape)).toEqual(await ask(address, shape))
  const pool = new pg.Pool({ connectionString: url })
  // What is on its way out when its database is dropped.
  pool.on('error', () => undefined)
  expect(await isMigrated(pool)).toBe(true)
  await pool.end()
  const engine = await openEngine(url)
  expect(await engine.history(await readMigrations())).toMatchObject({ editedMigrationNames: [], failedMigrationNames: [], history: null })
  await engine.close()
  await ask(url, `INSERT INTO "AuditEntry" ("actorRole", action, "subjectType", "subjectId") VALUES ('SYSTEM', 'test.done', 'Test', '1')`)
  await expect(ask(url, 'DELETE FROM "AuditEntry"')).rejects.toThrow('never changed')
})

test('a backup of before an upgrade is restored and brought up to date; one of after it is refused', async () => {
  const url = await anEmptyDatabase()
  expect(await restoreBackup(url, whole, { migrations: later })).toMatchObject({ ok: true, migrated: [LATER] })
  expect(await migrate(url, later)).toEqual({ applied: [] })
  await ask(url, values)
  const upgraded = join(folder, 'upgraded.backup')
  await writeBackup(url, upgraded)
  const other = await anEmptyDatabase()
  expect(await restoreBackup(other, upgraded)).toEqual({ ok: false, reason: 'newer' })
  expect(await ask(other, `SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace`)).toEqual([])
})

test('every type keeps every value: microseconds, large numbers, arrays, bytes, ranges, rows that name each other', async () => {
  const [one, two] = [await anEmptyDatabase(), await anEmptyDatabase()]
  await migrate(one, later)
  await ask(one, values)
  const file = join(folder, 'types.backup')
  await writeBackup(one, file)
  expect(await restoreBackup(two, file, { migrations: later })).toMatchObject({ ok: true, counts: { Everything: 3 } })
  const all = 'SELECT e::text FROM "Everything" e ORDER BY id'
  expect(await ask(two, all)).toEqual(await ask(one, all))
  expect(await ask(two, `INSERT INTO "Everything" (big) VALUES (3) RETURNING id, twice`)).toEqual([{ id: '4', twice: '2' }])
  await expect(ask(two, 'UPDATE "Everything" SET above = 99')).rejects.toThrow('foreign key')
})

describe('what is refused leaves everything as it was', () => {
  let url: string
  beforeAll(async () => {
    url = await anEmptyDatabase()
    await restoreBackup(url, whole)
    await ask(url, `UPDATE "User" SET name = 'Still here'`)
  }, 60_000)
  const untouched = async () => expect(await ask(url, `SELECT DISTINCT name FROM "User"`)).toEqual([{ name: 'Still here' }])

  test('a house that holds data, unless it is to be replaced', async () => {
    expect(await restoreBackup(url, whole)).toMatchObject({ ok: false, reason: 'notEmpty' })
    await untouched()
  })

  test('a house that is open', async () => {
    const open = new pg.Client({ connectionString: url, application_name: 'pavillon' })
    await open.connect()
    expect(await restoreBackup(url, whole, { replace: true })).toEqual({ ok: false, reason: 'houseOpen' })
    await open.end()
    await untouched()
  })

  test.each([['before its last line', 0.6, 'cut'], ['within its last bytes', 0.9999, 'cut'], ['to nothing', 0, 'notABackup']] as const)('a file cut %s', async (_, share, reason) => {
    const cut = join(folder, `cut-${share}.backup`)
    await copyFile(whole, cut)
    await truncate(cut, Math.floor((await stat(whole)).size * share))
    expect(await restoreBackup(url, cut, { replace: true })).toEqual({ ok: false, reason })
    await untouched()
  })

  test('a file whose text was changed, or that lost a row and was packed anew', async () => {
    const text = gunzipSync(await readFile(whole)).toString()
    const lines = text.split('\n')
    const changed: Record<string, [string, string]> = {
      changed: [text.replace('plan.pdf', 'plan.pdx'), 'damaged'],
      lost: [lines.filter((line) => !line.includes('plan.pdf')).join('\n'), 'damaged'],
      withoutEnd: [`${lines.slice(0, -2).join('\n')}\n`, 'cut'],
      none: ['{"hello":"world"}\n', 'notABackup'],
    }
    for (const [name, [content, reason]] of Object.entries(changed)) {
      await writeFile(join(folder, name), gzipSync(content))
      expect(await restoreBackup(url, join(folder, name), { replace: true }), name).toEqual({ ok: false, reason })
    }
    await untouched()
  })

  test('rows that break a rule of the database, found at the very end', async () => {
    const lines = gunzipSync(await readFile(whole)).toString().trimEnd().split('\n').slice(0, -1)
    const at = lines.findIndex((line) => line.startsWith('{"table":"Session"'))
    const row = JSON.parse(lines[at + 1] ?? '') as string[]
    const columns = (JSON.parse(lines[at] ?? '') as { columns: string[] }).columns
    row[columns.indexOf('activityId')] = '00000000-0000-7000-8000-000000000000'
    lines[at + 1] = JSON.stringify(row)
    const counts: Record<string, number> = {}
    let table = ''
    for (const line of lines.slice(1)) {
      if (line.startsWith('[')) counts[table] = (counts[table] ?? 0) + 1
      else if (line.startsWith('{"table"')) counts[(table = (JSON.parse(line) as { table: string }).table)] = 0
    }
    const text = `${lines.join('\n')}\n`
    await writeFile(join(folder, 'orphan'), gzipSync(`${text}${JSON.stringify({ end: true, counts, sha256: createHash('sha256').update(text).digest('hex') })}\n`))
    await expect(restoreBackup(url, join(folder, 'orphan'), { replace: true })).rejects.toThrow('Session_activityId_fkey')
    await untouched()
  })

  test('a database of another program', async () => {
    const other = await anEmptyDatabase()
    await ask(other, 'CREATE TABLE wordpress (n int)')
    expect(await restoreBackup(other, whole, { replace: true })).toEqual({ ok: false, reason: 'foreign' })
    expect(await writeBackup(other, join(folder, 'other.backup'))).toEqual({ ok: false, reason: 'noHouse' })
    expect(await ask(other, 'SELECT count(*)::int AS n FROM wordpress')).toEqual([{ n: 0 }])
  })

  test('with --replace the backup takes its place, jobs of before are gone', async () => {
    await ask(url, 'CREATE SCHEMA pgboss; CREATE TABLE pgboss.job (n int)')
    expect(await restoreBackup(url, whole, { replace: true })).toMatchObject({ ok: true })
    expect(await ask(url, `SELECT count(*)::int AS n FROM "User" WHERE name = 'Still here'`)).toEqual([{ n: 0 }])
    expect(await ask(url, `SELECT to_regclass('pgboss.job') AS jobs`)).toEqual([{ jobs: null }])
  })
})

test('a file is its owner’s alone and never written over', async () => {
  expect((await stat(whole)).mode & 0o777).toBe(0o600)
  expect(await writeBackup(address, whole)).toEqual({ ok: false, reason: 'exists' })
})

test('a backup made while classes are booked holds one moment: no approval, line or letter without its booking', async () => {
  const { id: sessionId } = await aSession({ seats: 10_000, activity: { approvals: ['CHAMBER'] } })
  const teacher = await aTeacher()
  let booked = 0
  let stop = false
  const book = async () => {
    while (!stop) {
      await bookClass(teacher, { sessionId, level: 'TROISIEME', pupils: 1, adults: 0, stepFree: 0, formKey: randomBytes(12).toString('hex') } as Parameters<typeof bookClass>[1])
      booked += 1
    }
  }
  const busy = [book(), book()]
  const file = join(folder, 'busy.backup')
  await expect.poll(() => booked).toBeGreaterThan(20)
  const before = booked
  const made = await writeBackup(address, file)
  const after = booked
  stop = true
  await Promise.all(busy)
  expect(made.ok && after > before).toBe(true)
  const url = await anEmptyDatabase()
  expect(await restoreBackup(url, file)).toMatchObject({ ok: true })
  const [sums] = await ask(url, `
    SELECT (SELECT count(*) FROM "SignUp" WHERE "sessionId" = '${sessionId}')::int AS bookings, (SELECT count(*) FROM "Approval" a JOIN "SignUp" s ON s.id = a."signUpId" WHERE s."sessionId" = '${sessionId}')::int AS approvals,
      (SELECT count(*) FROM "AuditEntry" WHERE action = 'signup.created' AND changes->>'sessionId' = '${sessionId}')::int AS lines`)
  expect(sums.bookings).toBeGreaterThanOrEqual(before)
  expect([sums.approvals, sums.lines]).toEqual([sums.bookings, sums.bookings])
})
