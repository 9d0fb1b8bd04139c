import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { signInAddress } from './access/sign-in-links.server'
import { abilityOf, sharedRouteIds } from './access/guard.server'
import { policyTable } from './access/policy-table'
import { createStaff } from './access/sign-in.server'
import { system } from './access/viewer.server'
import { ConfigError } from './config.server'
import { writeBackup } from './db/backup.server'
import type { Counts } from './db/backup-format.server'
import { db, disconnect } from './db/client.server'
import { migrate } from './db/migrations.server'
import { restoreBackup } from './db/restore.server'
import { projectRoot } from './db/root.server'
import { applyImport, beginImport, cancelImport, readImport } from './directory/imports.server'
import { buildIfNeeded, loadBuild } from './entry.build.server'
import { openDatabase } from './entry.house.server'
import { config, configure } from './config.server'

const say = (line = '') => process.stdout.write(`${line}\n`)

/** Runs one of the commands and gives its exit code. */
export async function runCommand(command: string, args: string[]): Promise<number> {
  try {
    switch (command) {
      case 'build':
        say(await buildIfNeeded())
        return 0
      case 'test':
        return await runTests()
      case 'policy':
        return await printPolicy(args.includes('--json'))
      case 'admin':
        return await inHouse(() => admin(args))
      case 'import':
        return await inHouse(() => importFile(args))
      // Neither migrates first: a backup is made before an upgrade too, and a restore makes the schema itself.
      case 'backup':
        return await inDatabase(() => backup(args))
      case 'restore':
        return await inDatabase(() => restore(args))
      default:
        say('npm run build | test | admin -- create EMAIL | import -- schools FILE | import -- companies FILE | backup -- FILE | restore -- FILE | policy -- --json')
        return 2
    }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`${error.message}\n`)
    return 1
  }
}

function inHouse(work: () => Promise<number>): Promise<number> {
  return inDatabase(async () => {
    await migrate(config().databaseUrl ?? '')
    return work()
  })
}

async function inDatabase(work: () => Promise<number>): Promise<number> {
  configure({ logLevel: 'silent' })
  const cluster = await openDatabase()
  try {
    return await work()
  } finally {
    await disconnect()
    await cluster?.leave()
  }
}

async function admin([verb, email]: string[]): Promise<number> {
  if (verb !== 'create' || !email || !/^\S+@\S+\.\S+$/.test(email)) {
    say('npm run admin -- create EMAIL')
    return 2
  }
  const { token } = await createStaff(email)
  say(`${email} may sign in as staff. Open this address once, within 30 minutes, then choose a password under «Mon compte»:`)
  say(signInAddress(token, '/compte'))
  return 0
}

async function importFile([what, file]: string[]): Promise<number> {
  const kind = what === 'schools' ? 'SCHOOLS' : what === 'companies' ? 'COMPANIES' : undefined
  if (!kind || !file || !existsSync(file)) {
    say(file && !existsSync(file) ? `There is no file ${file}` : 'npm run import -- schools FILE | companies FILE')
    return 2
  }
  const { size } = await stat(file)
  const id = await beginImport(system, kind, file, size)
  const onInterrupt = () => void cancelImport(id)
  process.once('SIGINT', onInterrupt)
  const progress = setInterval(() => void tellProgress(id, size), 500)
  const read = await readImport(id, file).finally(() => clearInterval(progress))
  process.off('SIGINT', onInterrupt)
  if (!read.ok) {
    say({ missingColumn: `The file has no column ${read.details?.column}`, unreadable: `The file cannot be read: ${read.details?.why}`, cancelled: 'Cancelled; nothing changed' }[read.reason])
    return 1
  }
  const preview = await db().import.findUniqueOrThrow({ where: { id } })
  say(`${preview.rows} rows: ${preview.added} to add, ${preview.changed} to change, ${preview.same} as they are, ${preview.bad} bad`)
  if (preview.bad > 0) {
    const bad = await db().importRow.findMany({ where: { importId: id, action: 'BAD' }, orderBy: { line: 'asc' }, take: 100 })
    for (const { line, errors } of bad) say(`  line ${line}: ${Object.entries(errors as object).map(([field, reason]) => `${field} ${String(reason)}`).join(', ')}`)
    say('Nothing was imported. Correct these lines and run the command again.')
    return 1
  }
  const applied = await applyImport(system, id)
  say(applied.ok ? `Imported ${applied.applied} rows.` : `Nothing was imported: ${applied.reason}`)
  return applied.ok ? 0 : 1
}

async function tellProgress(id: string, size: number): Promise<void> {
  const { readBytes, rows } = await db().import.findUniqueOrThrow({ where: { id }, select: { readBytes: true, rows: true } })
  say(`  ${Math.round((Number(readBytes) / Math.max(1, size)) * 100)} %, ${rows} rows`)
}

const megabytes = (bytes: number) => `${(bytes / 1_048_576).toFixed(1)} MB`

function sayCounts(counts: Counts): void {
  for (const [table, rows] of Object.entries(counts)) if (rows > 0) say(`  ${table.padEnd(28)} ${String(rows).padStart(9)}`)
}

const inAll = (counts: Counts) => `${Object.values(counts).reduce((sum, rows) => sum + rows, 0)} rows of ${Object.keys(counts).length} tables`

const NO_BACKUP = { exists: 'There is a file of that name already; choose another.', noHouse: 'This database holds no house.' }

async function backup([file]: string[]): Promise<number> {
  if (!file) {
    say('npm run backup -- FILE')
    return 2
  }
  const begun = performance.now()
  const made = await writeBackup(config().databaseUrl ?? '', resolve(file))
  if (!made.ok) {
    say(NO_BACKUP[made.reason])
    return 1
  }
  sayCounts(made.counts)
  say(`${inAll(made.counts)}, ${megabytes(made.bytes)} in ${((performance.now() - begun) / 1000).toFixed(1)} s: ${resolve(file)}`)
  say('It holds personal data. Keep SECRET with it, in another place: second factors are sealed with it (docs/backup.md).')
  return 0
}

const NOT_RESTORED = {
  notABackup: 'This file is no backup of Pavillon.',
  laterFormat: 'This backup was made by a newer Pavillon. Install that one, then restore.',
  newer: 'This backup holds migrations that this Pavillon does not have. Install the version that made it, or a newer one.',
  cut: 'This file ends before its end: it was cut. Take another copy.',
  damaged: 'This file is not as it was written. Take another copy.',
  foreign: 'This database holds tables of another program. Give the house one of its own.',
  houseOpen: 'A house uses this database. Stop it first, every process of it.',
  notEmpty: 'This database holds data. Restore into an empty one, or say --replace to give up all that it holds.',
}

async function restore(args: string[]): Promise<number> {
  const [file] = args.filter((arg) => !arg.startsWith('--'))
  if (!file || !existsSync(file)) {
    say(file ? `There is no file ${file}` : 'npm run restore -- FILE [--replace]')
    return 2
  }
  const begun = performance.now()
  const restored = await restoreBackup(config().databaseUrl ?? '', file, { replace: args.includes('--replace') })
  if (!restored.ok) {
    say(`${NOT_RESTORED[restored.reason]} Nothing was changed.`)
    return 1
  }
  sayCounts(restored.counts)
  say(`${inAll(restored.counts)}, as they were at ${restored.madeAt}, in ${((performance.now() - begun) / 1000).toFixed(1)} s.`)
  if (restored.migrated.length > 0) say(`Brought up to date by ${restored.migrated.length} migrations.`)
  say('Start the house with the SECRET that it had. Who asked since to be erased must be erased again (docs/backup.md).')
  return 0
}

/** Every route with the line of the policy table that it needs. */
async function printPolicy(json: boolean): Promise<number> {
  const build = await loadBuild(await buildIfNeeded())
  const shared = sharedRouteIds(build)
  const routes = Object.values(build.routes).map(({ id, module }) => {
    const ability = abilityOf(module)
    return { route: id, ability: ability ?? null, who: ability ? policyTable[ability] : 'nobody', reads: Boolean(module.loader), writes: Boolean(module.action), shared: shared.has(id) }
  })
  if (json) say(JSON.stringify(routes, null, 2))
  else for (const { route, ability, who } of routes) say(`${route.padEnd(60)} ${String(ability).padEnd(26)} ${Array.isArray(who) ? who.join(', ') : who}`)
  return routes.every(({ ability }) => ability) ? 0 : 1
}

type Step = { name: string; args: string[] }

/** Types, lint, unit and database tests, the build, the browser: what must hold before anything lands. */
async function runTests(): Promise<number> {
  const bin = (name: string) => join(projectRoot, 'node_modules', name)
  const command = (name: string) => ['--import', 'tsx', join(projectRoot, 'app/entry.cli.ts'), name]
  // Those of a stage need one core each and nothing of each other.
  const stages: Step[][] = [
    [
      { name: 'types', args: [bin('typescript/bin/tsc'), '--noEmit'] },
      { name: 'lint', args: [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'] },
      { name: 'build', args: command('build') },
    ],
    [{ name: 'unit and database', args: [bin('vitest/vitest.mjs'), 'run'] }],
    [{ name: 'policy', args: command('policy') }],
    [{ name: 'browser', args: [bin('@playwright/test/cli.js'), 'test', '-c', 'e2e/playwright.config.ts'] }],
  ]
  for (const stage of stages) {
    const codes = await Promise.all(stage.map((step) => runStep(step, stage.length > 1)))
    const failed = codes.find((code) => code !== 0)
    if (failed !== undefined) return failed
  }
  return 0
}

/** Runs a step and says how it went. Of several at once each prints when it ends, so that their words do not mix. */
function runStep({ name, args }: Step, among: boolean): Promise<number> {
  const begun = Date.now()
  if (!among) say(`\n── ${name} ──`)
  const child = spawn(process.execPath, args, { cwd: projectRoot, stdio: ['ignore', among ? 'pipe' : 'inherit', among ? 'pipe' : 'inherit'] })
  const said: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece: Buffer) => said.push(piece))
  return new Promise((resolve) => child.on('close', (status) => {
    if (among) say(`\n── ${name} ──\n${Buffer.concat(said).toString('utf8').trimEnd()}`)
    say(status === 0 ? `── ${name}: passed in ${Math.round((Date.now() - begun) / 1000)} s` : `\n${name} failed`)
    resolve(status ?? 1)
  }))
}
