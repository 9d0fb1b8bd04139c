import pg from 'pg'
import { spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { destroyCluster, makePlace, openCluster } from './embedded.server'

let place: string

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'pavillon-embedded-'))
  await chmod(place, 0o711)
})
afterEach(() => destroyCluster(place))

/** Another process that opens the cluster, says its address, and stays until it is killed. */
async function aProcess() {
  const source = new URL('./embedded.server.ts', import.meta.url).href
  const script = `
    const { openCluster } = await import(${JSON.stringify(source)})
    const cluster = await openCluster({ place: ${JSON.stringify(place)}, ephemeral: true })
    console.log(cluster.url())
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [url] = await once(child.stdout, 'data')
  return {
    url: String(url).trim(),
    async kill() {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

/** The only value of the first row of the answer, if there is one. */
async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql)
    return Object.values(rows[0] ?? {})[0]
  } finally {
    await client.end()
  }
}

const isUp = () => existsSync(join(place, 'postgres/postmaster.pid'))

test('a newcomer gets a database that knows French letters, keeps UTC and listens to this machine only', async () => {
  // As a house leaves it that had a database elsewhere, and kept its secret here.
  await rm(place, { recursive: true })
  await makePlace(place, { what: 'secret', instead: 'SECRET' })
  const cluster = await openCluster({ place, ephemeral: true })
  expect(await ask(cluster.url(), `SELECT lower('ÉTÉ À BÉTHUNE')`)).toBe('été à béthune')
  expect(await ask(cluster.url(), 'SHOW timezone')).toBe('UTC')
  expect(await ask(cluster.url(), 'SHOW listen_addresses')).toBe('127.0.0.1')
  expect(await ask(cluster.url(), 'SHOW unix_socket_directories')).toBe('')
  expect(statSync(join(place, 'postgres')).mode & 0o777).toBe(0o700)
  expect(statSync(join(place, 'password')).mode & 0o777).toBe(0o600)
  await expect(ask(cluster.url().replace(/:[^:@]+@/, ':guessed@'), 'SELECT 1')).rejects.toThrow('password')
})

test('the database outlives a web process that is killed, and the next start finds it', async () => {
  const first = await aProcess()
  await ask(first.url, 'CREATE TABLE kept AS SELECT 1 AS kept')
  await first.kill()
  expect(isUp()).toBe(true)
  const next = await openCluster({ place, ephemeral: true })
  expect(next.url()).toBe(first.url)
  expect(await ask(next.url(), 'SELECT kept FROM kept')).toBe(1)
})

test('two processes that start at the same instant share one database', async () => {
  const [one, other] = await Promise.all([aProcess(), aProcess()])
  expect(other.url).toBe(one.url)
  await Promise.all([one.kill(), other.kill()])
})

test('the last one out stops the server, and nobody else does', async () => {
  const server = await openCluster({ place, ephemeral: true })
  const importer = await openCluster({ place, ephemeral: true })
  await importer.leave()
  expect(isUp()).toBe(true)
  expect(await ask(server.url(), 'SELECT 1')).toBe(1)
  await server.leave()
  expect(isUp()).toBe(false)
})

test('one who has joined and not yet asked anything keeps the server up', async () => {
  const server = await openCluster({ place, ephemeral: true })
  const joined = await aProcess()
  await server.leave()
  expect(await ask(joined.url, 'SELECT 1')).toBe(1)
  await joined.kill()
})

test('a killed server comes back with what was saved', async () => {
  const before = await openCluster({ place })
  await ask(before.url(), 'CREATE TABLE saved AS SELECT 31 AS pupils')
  const [pid] = (await readFile(join(place, 'postgres/postmaster.pid'), 'utf8')).split('\n')
  process.kill(Number(pid), 'SIGKILL')
  const after = await openCluster({ place })
  expect(await ask(after.url(), 'SELECT pupils FROM saved')).toBe(31)
  await after.leave()
})

test('after a restart of the machine another program may have the number of the old server', async () => {
  const before = await openCluster({ place, ephemeral: true })
  await before.leave()
  await writeFile(join(place, 'postgres/postmaster.pid'), `${process.pid}\n${join(place, 'postgres')}\n0\n1\n\n127.0.0.1\n`)
  const after = await openCluster({ place, ephemeral: true })
  expect(await ask(after.url(), 'SELECT 1')).toBe(1)
})

test('a lock that a dead process left, and a first start that was cut off, do not stand in the way', async () => {
  const gone = spawn(process.execPath, ['-e', ''])
  await once(gone, 'exit')
  await writeFile(join(place, 'cluster.lock'), `${gone.pid} ${hostname()}`)
  await writeFile(join(place, 'password'), 'of a cluster that was never finished')
  await writeFile(join(place, 'postgres.new'), 'half a cluster')
  const cluster = await openCluster({ place, ephemeral: true })
  expect(await ask(cluster.url(), 'SELECT 1')).toBe(1)
})

test('data of another major version are left alone, and the message says what to do', async () => {
  const cluster = await openCluster({ place, ephemeral: true })
  await cluster.leave()
  await writeFile(join(place, 'postgres/PG_VERSION'), '16\n')
  await expect(openCluster({ place, ephemeral: true })).rejects.toThrow('made by PostgreSQL 16')
})
