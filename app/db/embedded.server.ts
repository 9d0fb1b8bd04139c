import pg from 'pg'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { giveTo, postgresBinaries, run, type Binaries } from './postgres-binaries.server'
import { projectRoot } from './root.server'

/** A running PostgreSQL of our own. It belongs to no process: it outlives `kill -9`, and the last one out stops it. */
export type Cluster = {
  url(database: string): string
  /** Stops the server if nobody else is connected. */
  leave(): Promise<void>
  where: { data: string; binaries: string }
}

type Options = {
  /** Where data and programs live; by default `.data` in the project, or `/var/lib/pavillon` for root. */
  place?: string
  /** For tests: nothing is made to survive a power cut. */
  ephemeral?: boolean
}

const SUPERUSER = 'pavillon'
const LOCK_STALE_MS = 60_000
const START_TRIES = 5

/** Where this project's own database lives. */
export async function clusterPlace(): Promise<string> {
  if (process.getuid?.() !== 0) return join(projectRoot, '.data')
  const name = createHash('sha256').update(await realpath(projectRoot)).digest('hex').slice(0, 12)
  return join('/var/lib/pavillon', name)
}

/** Starts the embedded PostgreSQL, or joins the one that runs already. Any number of processes may call at once. */
export async function openCluster(options: Options = {}): Promise<Cluster> {
  const place = options.place ?? (await clusterPlace())
  await mkdir(place, { recursive: true, mode: process.getuid?.() === 0 ? 0o755 : 0o700 })
  const binaries = await postgresBinaries(process.getuid?.() === 0 && !options.place ? '/var/lib/pavillon' : place)
  const data = join(place, 'postgres')
  const port = await locked(place, async () => {
    const password = await initialised(binaries, place, data, options.ephemeral ?? false)
    return (await runningPort(data, password)) ?? (await start(binaries, data, password, options.ephemeral ?? false))
  })
  const password = await readFile(join(place, 'password'), 'utf8')
  const url = (database: string) => `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`
  return {
    url,
    leave: () => locked(place, () => leave(binaries, data, url('postgres'))),
    where: { data, binaries: binaries.folder },
  }
}

async function initialised(binaries: Binaries, place: string, data: string, ephemeral: boolean): Promise<string> {
  const secret = join(place, 'password')
  if (existsSync(join(data, 'PG_VERSION')) && existsSync(secret)) return readFile(secret, 'utf8')
  // A folder that an interrupted start left half made has no PG_VERSION worth keeping.
  if (!existsSync(join(data, 'PG_VERSION'))) await rm(data, { recursive: true, force: true })
  const password = randomBytes(24).toString('base64url')
  await mkdir(data, { mode: 0o700 })
  await giveTo(data, binaries.as)
  const passwordFile = join(place, 'password.new')
  await writeFile(passwordFile, password, { mode: 0o600 })
  await giveTo(passwordFile, binaries.as)
  const made = await run(binaries, 'initdb', [
    `--pgdata=${data}`, `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8',
    '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', ...(ephemeral ? ['--no-sync'] : []),
  ])
  await rm(passwordFile)
  if (made.code !== 0) throw new Error(`initdb failed in ${data}:\n${made.output.trim().slice(-2000)}`)
  await writeFile(secret, password, { mode: 0o600 })
  return password
}

/** The port on which the cluster of this folder answers to our password, if it runs. */
async function runningPort(data: string, password: string): Promise<number | undefined> {
  const pidFile = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')
  const port = Number(pidFile.split('\n')[3])
  if (!port) return undefined
  return (await answers(port, password)) ? port : undefined
}

async function answers(port: number, password: string): Promise<boolean> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: SUPERUSER, password, database: 'postgres', connectionTimeoutMillis: 5000 })
  // A server that goes away while we ask is simply one that does not answer.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function start(binaries: Binaries, data: string, password: string, ephemeral: boolean): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    const port = await freePort()
    const settings = {
      port, listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: 120, shared_buffers: '128MB',
      timezone: 'UTC', log_timezone: 'UTC', jit: 'off',
      ...(ephemeral && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }),
    }
    const flags = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`).join(' ')
    const log = join(data, 'server.log')
    const started = await run(binaries, 'pg_ctl', ['start', '-w', '-t', '60', `--pgdata=${data}`, `--log=${log}`, '-o', flags])
    if (started.code === 0 && (await answers(port, password))) return port
    if (tries === START_TRIES) throw new Error(`PostgreSQL did not start; its log is ${log}`)
  }
}

async function leave(binaries: Binaries, data: string, url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ others: number }>(
      `SELECT count(*)::int AS others FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    )
    if (rows[0]?.others !== 0) return
  } catch {
    return
  } finally {
    await client.end().catch(() => undefined)
  }
  await run(binaries, 'pg_ctl', ['stop', '-m', 'fast', '-w', '-t', '60', `--pgdata=${data}`])
}

/** One process at a time makes, starts or stops the cluster. A lock whose holder died is taken over. */
async function locked<T>(place: string, work: () => Promise<T>): Promise<T> {
  const lock = join(place, 'cluster.lock')
  for (;;) {
    try {
      const file = await open(lock, 'wx', 0o600)
      await file.writeFile(String(process.pid))
      await file.close()
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if (await isStale(lock)) await rm(lock, { force: true })
      else await sleep(50)
    }
  }
  try {
    return await work()
  } finally {
    await rm(lock, { force: true })
  }
}

async function isStale(lock: string): Promise<boolean> {
  const [text, info] = await Promise.all([readFile(lock, 'utf8').catch(() => ''), stat(lock).catch(() => undefined)])
  if (!info) return false
  const pid = Number(text)
  if (!pid) return Date.now() - info.mtimeMs > LOCK_STALE_MS
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
