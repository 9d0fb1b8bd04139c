import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from './root.server'

/** Makes the Prisma client unless it is there for just this schema. Needs no network. */
export function generateClient(): void {
  const prismaFolder = join(projectRoot, 'prisma')
  const schema = readdirSync(prismaFolder).filter((name) => name.endsWith('.prisma')).sort()
  const hash = createHash('sha256')
  for (const name of schema) hash.update(readFileSync(join(prismaFolder, name)))
  const wanted = hash.digest('hex')
  const mark = join(projectRoot, 'app/db/generated/schema.sha256')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return
  const made = spawnSync(
    process.execPath,
    [join(projectRoot, 'node_modules/prisma/build/index.js'), 'generate', '--config', 'prisma/prisma.config.ts'],
    {
      cwd: projectRoot,
      encoding: 'utf8',
      // The command looks for an engine that `generate` never runs, and would fetch it: any existing file contents it.
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' },
    },
  )
  if (made.status !== 0) throw new Error(`prisma generate failed:\n${made.stdout}${made.stderr}`)
  writeFileSync(mark, wanted)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) generateClient()
