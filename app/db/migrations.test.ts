import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, afterEach, beforeEach, expect, inject, test, vi } from 'vitest'
import { openCluster } from './embedded.server'
import { isMigrated, migrate, readMigrations } from './migrations.server'
import { openEngine } from './schema-engine.server'
import { createDatabaseFromTemplate, dropDatabase } from './testing-cluster.server'

const place = inject('testPlace')
const cluster = await openCluster({ place, ephemeral: true })
let count = 0
let name: string
let database: pg.Pool
let url: string

beforeEach(async () => {
  name = `migrations_${process.pid}_${(count += 1)}`
  url = cluster.url(name)
  const admin = new pg.Client({ connectionString: cluster.adminUrl })
  await admin.connect()
  await admin.query(`CREATE DATABASE ${name}`)
  await admin.end()
  database = new pg.Pool({ connectionString: url })
  // A pool that is closed may still have a connection on its way out when its database is dropped.
  database.on('error', () => undefined)
})
afterEach(async () => {
  await database.end()
  await dropDatabase(place, name)
})

let folder: string | undefined
afterAll(() => folder && rm(folder, { recursive: true }))

/** A folder with one migration in it. */
async function aMigration(script: string): Promise<string> {
  folder ??= await mkdtemp(join(tmpdir(), 'pavillon-migrations-'))
  await mkdir(join(folder, '20260101000000_first'), { recursive: true })
  await writeFile(join(folder, '20260101000000_first/migration.sql'), script)
  return folder
}

test('two processes that start at once migrate once', async () => {
  const source = new URL('./migrations.server.ts', import.meta.url).href
  const script = `
    const { migrate } = await import(${JSON.stringify(source)})
    console.log((await migrate(${JSON.stringify(url)})).applied.length)`
  const another = () => promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script])
  const applied = (await Promise.all([another(), another()])).map(({ stdout }) => Number(stdout))
  const all = (await readMigrations()).length
  expect(applied.sort()).toEqual([0, all])
  const { rows } = await database.query('SELECT migration_name FROM _prisma_migrations')
  expect(rows).toHaveLength(all)
})

test('Prisma’s own engine reads the history and misses nothing', async () => {
  await migrate(url)
  const engine = await openEngine(url)
  try {
    expect(await engine.history(await readMigrations())).toEqual({
      editedMigrationNames: [], failedMigrationNames: [], hasMigrationsTable: true, history: null,
    })
  } finally {
    await engine.close()
  }
})

test('the migrations make what the schema files say', async () => {
  await migrate(url)
  const engine = await openEngine(url)
  try {
    expect(await engine.difference()).not.toMatch(/^\s*(ALTER|CREATE|DROP)/m)
  } finally {
    await engine.close()
  }
})

test('a database that is up to date never loads the engine', async () => {
  await migrate(url)
  vi.doMock('./schema-engine.server', () => {
    throw new Error('the engine was loaded')
  })
  try {
    expect(await migrate(url)).toEqual({ applied: [] })
    expect(await isMigrated(database)).toBe(true)
    await database.query('UPDATE _prisma_migrations SET finished_at = NULL')
    await expect(migrate(url)).rejects.toThrow()
  } finally {
    vi.doUnmock('./schema-engine.server')
  }
})

test('a script that fails leaves nothing behind, says where, and runs once it is mended', async () => {
  await expect(migrate(url, await aMigration('CREATE TABLE kept (n int);\nSELECT missing FROM kept;'))).rejects.toThrow(
    'The migration 20260101000000_first failed and was rolled back, line 2: column "missing" does not exist',
  )
  expect((await database.query(`SELECT to_regclass('kept') AS kept`)).rows).toEqual([{ kept: null }])
  expect(await migrate(url, await aMigration('CREATE TABLE kept (n int);'))).toEqual({ applied: ['20260101000000_first'] })
  await expect(migrate(url, await aMigration('CREATE TABLE other (n int);'))).rejects.toThrow('was changed after')
})

test('a database from the template has it all', async () => {
  const copy = `${name}_copy`
  const pool = new pg.Pool({ connectionString: await createDatabaseFromTemplate(place, copy) })
  pool.on('error', () => undefined)
  expect(await isMigrated(pool)).toBe(true)
  await pool.end()
  await dropDatabase(place, copy)
})
