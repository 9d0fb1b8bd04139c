import pg from 'pg'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive, locked } from './cluster-lock.server'
import { giveTo, postgresBinaries, run, type Account, type Binaries } from './postgres-binaries.server'
import { projectRoot } from './root.server'

/** A running PostgreSQL of our own. It belongs to no process: it outlives `kill -9`, and the last one out stops it. */
export type Cluster = {
  /** The address of one of its databases, by default the house's own. */
  url(database?: string): string
  adminUrl: string
  /** Says goodbye; stops the server if nobody else is connected. Close your own connections first. */
  leave(): Promise<void>
  where: { data: string; binaries: string }
}

type Options = {
  /** Where the data lies; by default `.data` in the project, or a folder under `/var/lib/pavillon` for root. */
  place?: string
  /** For tests: nothing is made to survive a power cut. */
  ephemeral?: boolean
}

const SUPERUSER = 'pavillon'
const DATABASE = 'pavillon'
const ROOT_PLACE = '/var/lib/pavillon'
const START_TRIES = 5
const START_MS = 60_000

const isRoot = () => process.getuid?.() === 0

/** Where this project's own database lives. */
export async function clusterPlace(): Promise<string> {
  if (!isRoot()) return join(projectRoot, '.data')
  return join(ROOT_PLACE, createHash('sha256').update(await realpath(projectRoot)).digest('hex').slice(0, 12))
}

/** The cluster cannot stand where it is to; the message says what to do. */
export class NoPlace extends Error {}

/**
 * Starts the embedded PostgreSQL, or joins the one that runs already. Any number of processes may call at once.
 * @throws when the folder cannot be written, its files are of another major version, or the server does not start
 */
export async function openCluster(options: Options = {}): Promise<Cluster> {
  const ephemeral = options.ephemeral ?? false
  const place = options.place ? resolve(options.place) : await clusterPlace()
  await makePlace(place)
  const binaries = await binariesFor(place)
  if (binaries.as) await mustReach(place, binaries.as)
  const data = join(place, 'postgres')
  const { port, password, presence } = await locked(place, async () => {
    const password = await initialised(binaries, place, ephemeral)
    const port = (await runningPort(data, password)) ?? (await start(binaries, data, ephemeral))
    // Held from here until we leave: so long as it stands, no other process that leaves stops the server.
    const presence = await connected(port, password)
    if (!presence) throw new Error(`PostgreSQL started and went away; its log is ${join(data, 'server.log')}`)
    await createDatabase(presence)
    letExit(presence)
    return { port, password, presence }
  })
  const url = (database = DATABASE) => `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`
  return {
    url,
    adminUrl: url('postgres'),
    leave: () => locked(place, () => leave(binaries, data, presence)),
    where: { data, binaries: binaries.folder },
  }
}

/** Stops the cluster of a folder whoever is connected, and removes the folder: for what is temporary. */
export async function destroyCluster(place: string): Promise<void> {
  const data = join(place, 'postgres')
  if (existsSync(join(data, 'postmaster.pid'))) {
    await run(await binariesFor(place), 'pg_ctl', ['stop', '-m', 'immediate', '-w', '-t', '30', `--pgdata=${data}`])
  }
  await rm(place, { recursive: true, force: true, maxRetries: 5 })
}

/** Root's programs lie in one place for all its clusters; a person's beside the package or in the folder. */
async function binariesFor(place: string): Promise<Binaries> {
  const binaries = await postgresBinaries(isRoot() ? ROOT_PLACE : place)
  // A cluster stays with the account that made it, also when a better one appears later.
  const owner = binaries.as && (await stat(join(place, 'postgres')).catch(() => undefined))
  return owner?.uid ? { ...binaries, as: { name: `account ${owner.uid}`, uid: owner.uid, gid: owner.gid } } : binaries
}

/**
 * Makes the folder of the data, which the account that runs PostgreSQL can pass through; what lies in it has rights of its own.
 * @throws NoPlace when it cannot be made: the sentence says for what it was wanted and what to set `instead`
 */
export async function makePlace(place: string, wanted = { what: 'database', instead: 'DATABASE_URL' }): Promise<void> {
  try {
    const made = await mkdir(place, { recursive: true })
    // Root's own place is put right also when something else made it.
    if (made || (isRoot() && dirname(place) === ROOT_PLACE)) await chmod(place, isRoot() ? 0o711 : 0o700)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new NoPlace(`The ${wanted.what} has no place: ${place} cannot be made (${code}). Set DATA_DIR to a folder that can, or ${wanted.instead}`)
  }
}

/** As root, another account runs PostgreSQL: it must be able to pass every folder above its own. */
async function mustReach(place: string, account: Account): Promise<void> {
  for (let folder = await realpath(place); ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder)
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) {
      throw new NoPlace(`PostgreSQL runs as ${account.name}, who may not enter ${folder}: leave DATA_DIR out, or choose an open folder`)
    }
    if (folder === dirname(folder)) return
  }
}

/** Makes the cluster unless it is there, and gives its password. */
async function initialised(binaries: Binaries, place: string, ephemeral: boolean): Promise<string> {
  const data = join(place, 'postgres')
  const secret = join(place, 'password')
  if (existsSync(data)) {
    const major = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim()
    if (major !== binaries.version.split('.')[0]) {
      throw new NoPlace(`${data} was made by PostgreSQL ${major} and this is ${binaries.version}: restore a backup into a new folder`)
    }
    return readFile(secret, 'utf8')
  }
  // Made aside and moved when whole: what an interrupted start left behind is not taken for a database.
  const half = `${data}.new`
  await rm(half, { recursive: true, force: true })
  const password = randomBytes(24).toString('base64url')
  await writeFile(secret, password, { mode: 0o600 })
  const passwordFile = join(place, 'password.new')
  await rm(passwordFile, { force: true })
  await writeFile(passwordFile, password, { mode: 0o600 })
  await mkdir(half, { mode: 0o700 })
  await giveTo(passwordFile, binaries.as)
  await giveTo(half, binaries.as)
  const made = await run(binaries, 'initdb', [
    `--pgdata=${half}`, `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8',
    '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', ...(ephemeral ? ['--no-sync'] : []),
  ])
  await rm(passwordFile)
  if (made.code !== 0) throw new Error(`initdb failed in ${half}:\n${made.output.trim().slice(-2000)}`)
  await rename(half, data)
  return password
}

/** The port on which the cluster of this folder answers to our password, if it runs. Waits while it comes up. */
async function runningPort(data: string, password: string): Promise<number | undefined> {
  for (const until = Date.now() + START_MS; Date.now() < until; await sleep(100)) {
    const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
    const [pid, port] = [Number(lines[0]), Number(lines[3])]
    if (!pid) return undefined
    const client = port ? await connected(port, password) : undefined
    if (client) {
      await client.end()
      return port
    }
    // PostgreSQL itself removes the file of a server that is gone.
    if (!isAlive(pid)) return undefined
    if (await isAnother(pid)) {
      await rm(join(data, 'postmaster.pid'), { force: true })
      return undefined
    }
  }
  return undefined
}

/**
 * Whether the number in `postmaster.pid` now belongs to some other program, as after a restart of a container, where
 * numbers begin anew: PostgreSQL would take any living process of its account for the server and refuse to start.
 */
async function isAnother(pid: number): Promise<boolean> {
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => undefined)
  return name !== undefined && name.trim() !== 'postgres'
}

async function connected(port: number, password: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({
    host: '127.0.0.1', port, user: SUPERUSER, password, database: 'postgres', ssl: false, keepAlive: true,
    connectionTimeoutMillis: 5000, application_name: 'pavillon presence',
  })
  // A server that goes away is simply one that does not answer; whoever needs it learns it from its own query.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch {
    await client.end().catch(() => undefined)
    return undefined
  }
}

/** Does not keep the process up. pg's types leave `unref` out. */
function letExit(client: pg.Client & { unref?(): void }): void {
  client.unref?.()
}

async function createDatabase(client: pg.Client): Promise<void> {
  const { rows } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE])
  if (rows.length === 0) await client.query(`CREATE DATABASE ${DATABASE}`)
}

async function start(binaries: Binaries, data: string, ephemeral: boolean): Promise<number> {
  const log = join(data, 'server.log')
  for (let tries = 1; ; tries += 1) {
    const port = await freePort()
    const settings = {
      port, listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: 120, shared_buffers: '128MB',
      timezone: 'UTC', log_timezone: 'UTC', jit: 'off',
      ...(ephemeral && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }),
    }
    // Unquoted: pg_ctl hands them to a shell, which on Windows knows no single quotes.
    const flags = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`).join(' ')
    const before = (await stat(log).catch(() => undefined))?.size ?? 0
    const started = await run(binaries, 'pg_ctl', ['start', '-w', '-t', String(START_MS / 1000), `--pgdata=${data}`, `--log=${log}`, '-o', flags])
    if (started.code === 0) return port
    const said = (await readFile(log).catch(() => Buffer.alloc(0))).subarray(before).toString('utf8').trim()
    // Someone took the port between our look and the server's start.
    const isTaken = said.includes('could not bind')
    if (!isTaken || tries === START_TRIES) throw new Error(`PostgreSQL did not start; its log is ${log}:\n${said.slice(-2000)}`)
  }
}

async function leave(binaries: Binaries, data: string, presence: pg.Client): Promise<void> {
  const others = await otherClients(presence).catch(() => undefined)
  await presence.end().catch(() => undefined)
  if (others !== 0) return
  await run(binaries, 'pg_ctl', ['stop', '-m', 'fast', '-w', '-t', '60', `--pgdata=${data}`])
}

/** How many others are connected. Looks for a moment: the server learns late of a connection that was just closed. */
async function otherClients(client: pg.Client): Promise<number> {
  for (let looks = 1; ; looks += 1) {
    const { rows } = await client.query<{ others: number }>(
      `SELECT count(*)::int AS others FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    )
    const others = rows[0]?.others ?? 0
    if (others === 0 || looks === 10) return others
    await sleep(50)
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
