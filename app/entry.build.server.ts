import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { config, ConfigError } from './config.server'
import { projectRoot } from './db/root.server'

const BUILDS = join(projectRoot, 'build')
const KEPT = 6
const HALF_MADE_MS = 3_600_000

/**
 * Gives the folder of a build of just these sources, made unless it is there. Each build has a folder of its own, named by
 * its sources, so that a new one takes nothing from under a process that serves another.
 */
export async function buildIfNeeded(): Promise<string> {
  const { buildDir } = config()
  if (buildDir) {
    const given = resolve(projectRoot, buildDir)
    if (!existsSync(join(given, 'server/index.js'))) throw new ConfigError([`BUILD_DIR: there is no build in ${given}`])
    return given
  }
  const sources = await sourceHash()
  const folder = join(BUILDS, sources)
  if (existsSync(folder)) {
    // The last used are the last to be swept.
    await utimes(folder, new Date(), new Date())
    return folder
  }
  process.stdout.write('Building the pages (about half a minute, the first time only)…\n')
  const half = `${folder}.${randomBytes(3).toString('hex')}.part`
  await mkdir(BUILDS, { recursive: true })
  await runBuild(half)
  // Somebody saved meanwhile: this is a build of neither, so it gets no name by which another would take it.
  const made = (await sourceHash()) === sources ? folder : half.replace(/part$/, 'once')
  await rename(half, made).catch(async (error: NodeJS.ErrnoException) => {
    // Another process finished the same one first.
    if (!existsSync(made)) throw error
    await rm(half, { recursive: true })
  })
  await sweep(made)
  return made
}

/** The built pages of a folder as Remix's server reads them. */
export async function loadBuild(folder: string): Promise<ServerBuild> {
  return (await import(pathToFileURL(join(folder, 'server/index.js')).href)) as ServerBuild
}

/**
 * Where the files for browsers lie, of this build and of those before it that are kept: a page that was opened before a
 * restart, or that another process made, still finds what it names (the names hold a hash of the content).
 */
export async function assetFolders(folder: string): Promise<string[]> {
  const others = (await builds()).map(({ path }) => path).filter((path) => path !== folder)
  return [folder, ...others].map((path) => join(path, 'client'))
}

async function runBuild(folder: string): Promise<void> {
  const code = await new Promise<number>((resolve, reject) => {
    const child = spawn(process.execPath, [join(projectRoot, 'node_modules/@remix-run/dev/dist/cli.js'), 'vite:build', '--logLevel', 'warn'], {
      cwd: projectRoot, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, NODE_ENV: 'production', BUILD_DIR: folder },
    })
    child.on('error', reject)
    child.on('close', (status) => resolve(status ?? 1))
  })
  if (code === 0) return
  await rm(folder, { recursive: true, force: true })
  throw new Error('The build failed')
}

/** Finished builds, the last used first. */
async function builds(): Promise<{ path: string; at: number }[]> {
  const names = (await readdir(BUILDS).catch(() => [])).filter((name) => /^[\da-f]{16}(\.[\da-f]{6}\.once)?$/.test(name))
  const found = await Promise.all(names.map(async (name) => ({ path: join(BUILDS, name), at: (await stat(join(BUILDS, name)).catch(() => undefined))?.mtimeMs ?? 0 })))
  return found.sort((one, other) => other.at - one.at)
}

/** Removes all builds but the last used, and what builds that were stopped left behind. */
async function sweep(own: string): Promise<void> {
  const old = (await builds()).slice(KEPT).map(({ path }) => path).filter((path) => path !== own)
  for (const name of await readdir(BUILDS)) {
    if (!name.endsWith('.part')) continue
    const { mtimeMs } = (await stat(join(BUILDS, name)).catch(() => undefined)) ?? { mtimeMs: Date.now() }
    if (Date.now() - mtimeMs > HALF_MADE_MS) old.push(join(BUILDS, name))
  }
  for (const path of old) await rm(path, { recursive: true, force: true })
}

async function sourceHash(): Promise<string> {
  const hash = createHash('sha256')
  for (const name of ['package-lock.json', 'vite.config.ts', 'remix.config.js', 'tsconfig.json']) hash.update(await readFile(join(projectRoot, name)))
  for (const folder of ['app', 'prisma', 'public']) {
    const files = (await readdir(join(projectRoot, folder), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile() && !/\.test\.|\.csv$/.test(entry.name))
    for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort()) hash.update(path.slice(projectRoot.length)).update(await readFile(path))
  }
  return hash.digest('hex').slice(0, 16)
}
