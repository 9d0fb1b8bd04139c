/**
 * `npm run migration -- NAME` writes prisma/migrations/<time>_<name>/migration.sql: what leads from the migrations
 * that are there to what the schema files say, found on a PostgreSQL of its own. Read and edit it before it is
 * committed: checks, partial indexes, exclusions and triggers are written by hand and never touched here, but an
 * index of another kind that the schema files do not declare would be dropped, and a column renamed is one dropped
 * and one added.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openCluster } from './embedded.server'
import { migrate, MIGRATIONS } from './migrations.server'
import { openEngine } from './schema-engine.server'
import { testPlace } from './testing-cluster.server'

async function newMigration(title: string): Promise<string | undefined> {
  const { place, close } = await testPlace()
  try {
    const cluster = await openCluster({ place, ephemeral: true })
    await migrate(cluster.url())
    const engine = await openEngine(cluster.url())
    const script = await engine.difference().finally(() => engine.close())
    if (!/^\s*[^-\s]/m.test(script)) return undefined
    const folder = join(MIGRATIONS, `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${title}`)
    await mkdir(folder)
    await writeFile(join(folder, 'migration.sql'), script)
    return join(folder, 'migration.sql')
  } finally {
    await close()
  }
}

const title = process.argv.slice(2).join('_').toLowerCase().replace(/[^a-z0-9]+/g, '_')
if (!/[a-z]/.test(title)) {
  console.error('Say what changes: npm run migration -- add_badges')
  process.exit(1)
}
const written = await newMigration(title)
console.log(written ?? 'The migrations already make what the schema files say.')
