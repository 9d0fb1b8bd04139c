import pg from 'pg'
import { mkdtemp, rm } from 'node:fs/promises'
import { chmod } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCluster } from './embedded.server'
import { generateClient } from './generate'
import { migrate } from './migrations.server'

const TEMPLATE = 'pavillon_template'

export type TestCluster = { adminUrl: string; close(): Promise<void> }

/** A PostgreSQL in a temporary folder with a migrated template; gone when closed. */
export async function openTestCluster(): Promise<TestCluster> {
  generateClient()
  const place = await mkdtemp(join(tmpdir(), 'pavillon-test-'))
  await chmod(place, 0o755)
  const cluster = await openCluster({ place, ephemeral: true })
  const adminUrl = cluster.url('postgres')
  await asAdmin(adminUrl, `CREATE DATABASE ${TEMPLATE}`)
  await migrate(cluster.url(TEMPLATE))
  return {
    adminUrl,
    async close() {
      await asAdmin(adminUrl, 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname IS NOT NULL')
      await cluster.leave()
      await rm(place, { recursive: true, force: true })
    },
  }
}

/** A database of one's own, made from the template; gives its address. */
export async function createTestDatabase(adminUrl: string, name: string): Promise<string> {
  await asAdmin(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`)
  return adminUrl.replace(/\/postgres$/, `/${name}`)
}

export async function dropTestDatabase(adminUrl: string, name: string): Promise<void> {
  await asAdmin(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
}

async function asAdmin(adminUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  client.on('error', () => undefined)
  await client.connect()
  try {
    // Two files may copy the template at the same instant; PostgreSQL lets one at a time.
    if (sql.includes('TEMPLATE')) await client.query('SELECT pg_advisory_lock(1)')
    await client.query(sql)
  } finally {
    await client.end()
  }
}
