import { mkdir, open, readFile, rm, rmdir, stat, utimes } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const HEARTBEAT_MS = 2_000
// A holder whose heart has not beaten for so long is dead, even where its number now belongs to another process.
const SILENT_MS = 20_000

/** One process at a time makes, starts or stops the cluster of a folder. The lock of a holder that died is taken over. */
export async function locked<T>(place: string, work: () => Promise<T>): Promise<T> {
  const lock = join(place, 'cluster.lock')
  while (!(await taken(lock))) {
    if (await isStale(lock)) await removeStale(lock)
    else await sleep(50)
  }
  const heart = setInterval(() => void utimes(lock, new Date(), new Date()).catch(() => undefined), HEARTBEAT_MS)
  try {
    return await work()
  } finally {
    clearInterval(heart)
    await rm(lock, { force: true })
  }
}

async function taken(lock: string): Promise<boolean> {
  try {
    const file = await open(lock, 'wx', 0o600)
    await file.writeFile(`${process.pid} ${hostname()}`)
    await file.close()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function isStale(lock: string): Promise<boolean> {
  const [text, info] = await Promise.all([readFile(lock, 'utf8').catch(() => ''), stat(lock).catch(() => undefined)])
  if (!info) return false
  if (Date.now() - info.mtimeMs > SILENT_MS) return true
  const [pid, host] = text.split(' ')
  return Number(pid) > 0 && host === hostname() && !isAlive(Number(pid))
}

/** Looks again where only one can look: another may have replaced the stale lock by its own meanwhile. */
async function removeStale(lock: string): Promise<void> {
  const turn = `${lock}.stale`
  try {
    await mkdir(turn)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const info = await stat(turn).catch(() => undefined)
    if (info && Date.now() - info.mtimeMs > SILENT_MS) await rmdir(turn).catch(() => undefined)
    await sleep(50)
    return
  }
  try {
    if (await isStale(lock)) await rm(lock, { force: true })
  } finally {
    await rmdir(turn).catch(() => undefined)
  }
}

/** Whether a process of this number runs on this machine, ours or not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
