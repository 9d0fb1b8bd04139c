import pg from 'pg'
import { chmod, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from './cluster-lock.server'
import { destroyCluster, openCluster, type Cluster } from './embedded.server'
import { generateClient } from './generate'
import { migrate } from './migrations.server'

const TEMPLATE = 'pavillon_template'
const PREFIX = 'pavillon-test-'
// Any fixed number: who makes the template, or copies it, waits for who does.
const TEMPLATE_LOCK = 7_281_847

/**
 * The place of a test run's PostgreSQL: a temporary folder, which `close` removes with the server in it. The server
 * starts with the first database that is asked for, so tests that need none wait for none. What runs that were killed
 * left behind goes first.
 */
export async function testPlace(): Promise<{ place: string; close(): Promise<void> }> {
  generateClient()
  await sweep()
  const place = await mkdtemp(join(tmpdir(), PREFIX))
  await chmod(place, 0o711)
  await writeFile(join(place, 'owner'), `${process.pid} ${hostname()}`)
  return { place, close: () => destroyCluster(place) }
}

/** A PostgreSQL for tests that are not Vitest's: started, with its template migrated. Gone when closed. */
export async function startTestCluster() {
  const { place, close } = await testPlace()
  try {
    await withAdmin(place, () => Promise.resolve())
  } catch (error) {
    await close()
    throw error
  }
  return { place, createDatabase: (name: string) => createDatabaseFromTemplate(place, name), close }
}

/** A migrated, empty database of one's own, copied from the template in a moment; gives its address. */
export function createDatabaseFromTemplate(place: string, name: string): Promise<string> {
  return withAdmin(place, async (admin, url) => {
    // One copy at a time: PostgreSQL refuses to copy what another is copying.
    await admin.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK])
    await admin.query(`CREATE DATABASE ${admin.escapeIdentifier(name)} TEMPLATE ${TEMPLATE}`)
    return url(name)
  })
}

/** Takes a database away, whoever is still connected to it. */
export function dropDatabase(place: string, name: string): Promise<void> {
  return withAdmin(place, async (admin) => {
    await admin.query(`DROP DATABASE IF EXISTS ${admin.escapeIdentifier(name)} WITH (FORCE)`)
  })
}

async function withAdmin<T>(place: string, work: (admin: pg.Client, url: (database: string) => string) => Promise<T>): Promise<T> {
  const cluster = await joined(place)
  const admin = new pg.Client({ connectionString: cluster.adminUrl })
  admin.on('error', () => undefined)
  await admin.connect()
  try {
    await makeTemplate(admin, cluster.url(TEMPLATE))
    return await work(admin, cluster.url)
  } finally {
    await admin.end()
  }
}

const clusters = new Map<string, Promise<Cluster>>()

function joined(place: string): Promise<Cluster> {
  const cluster = clusters.get(place) ?? openCluster({ place, ephemeral: true })
  clusters.set(place, cluster)
  return cluster
}

async function makeTemplate(admin: pg.Client, url: string): Promise<void> {
  // The mark of a finished template; one that is half made takes connections and is made anew.
  const isMade = async () => (await admin.query('SELECT FROM pg_database WHERE datname = $1 AND NOT datallowconn', [TEMPLATE])).rowCount
  if (await isMade()) return
  await admin.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK])
  try {
    if (await isMade()) return
    await admin.query(`DROP DATABASE IF EXISTS ${TEMPLATE} WITH (FORCE)`)
    await admin.query(`CREATE DATABASE ${TEMPLATE}`)
    await migrate(url)
    await admin.query(`ALTER DATABASE ${TEMPLATE} ALLOW_CONNECTIONS false`)
  } finally {
    await admin.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK])
  }
}

/** Removes the clusters of runs on this machine whose process is gone. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue
    const place = join(tmpdir(), name)
    const [pid, host] = (await readFile(join(place, 'owner'), 'utf8').catch(() => '')).split(' ')
    if (!Number(pid) || host !== hostname() || isAlive(Number(pid))) continue
    // It may be another account's, or another run may be sweeping it.
    await destroyCluster(place).catch(() => undefined)
  }
}
