import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import { join } from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import { houseState } from './access/house-state.server'
import { config, ConfigError, configure, readConfig } from './config.server'
import { disconnect } from './db/client.server'
import { clusterPlace, makePlace, NoPlace, openCluster, type Cluster } from './db/embedded.server'
import { migrate } from './db/migrations.server'
import { projectRoot } from './db/root.server'
import { assetFolders, buildIfNeeded, loadBuild } from './entry.build.server'
import { webApp } from './entry.http.server'
import { log } from './log.server'

const LONGEST_CLOSING = 20_000

/** Opens the house and serves until a signal comes. Ends the process with a clear sentence when it cannot. */
export async function startHouse({ development }: { development: boolean }): Promise<void> {
  const begun = performance.now()
  if (development) process.env.NODE_ENV = 'development'
  process.env.NODE_ENV ??= 'production'
  try {
    readConfig(process.env)
  } catch (error) {
    if (error instanceof ConfigError) return giveUp(error.message)
    throw error
  }
  const { host, port } = config()
  let open: (app: RequestListener) => void = () => undefined
  const opened = new Promise<RequestListener>((resolve) => (open = resolve))
  // Who comes while the house is being furnished waits at the door.
  const server = createServer((request, response) => void opened.then((app) => app(request, response)))
  try {
    // The port first: nothing is started or changed when another house is there already.
    await listen(server, host, port)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') return giveUp(`Port ${port} on ${host} is taken. Stop what runs there, or choose another: PORT=${port + 1} npm start`)
    if (code === 'EACCES') return giveUp(`Port ${port} is not allowed to this account. Choose one above 1023: PORT=3000 npm start`)
    throw error
  }
  const cluster = await openDatabase()
  const { applied } = await migrate(config().databaseUrl ?? '')
  if (applied.length) log().info({ applied: applied.length }, 'migrated')
  await (await import('./programmes/holidays.server')).loadShippedHolidays()
  const signIns = config().sampleHouse ? await (await import('../prisma/seed')).furnishSampleHouse() : undefined
  open(await application(development, server))
  const { houseTasks } = await import('./entry.tasks.server')
  const { invitationFor } = await import('./calendar/invitations.server')
  const stopJobs = await (await import('./messages/jobs.server')).startJobs(houseTasks, invitationFor)
  closeOnSignal(server, async () => {
    await stopJobs()
    await disconnect()
    await cluster?.leave()
  })
  const address = config().publicUrl ?? `http://${host === '0.0.0.0' ? 'localhost' : host}:${port}`
  log().info({ ms: Math.round(performance.now() - begun), port }, 'open')
  process.stdout.write(`\n  Pavillon · ${config().houseName}\n  ${address}\n${signIns ? `\n${signIns}\n` : ''}\n`)
}

function giveUp(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

/** Sets the database's address and the secret: the embedded one and one of its own where none are given. */
export async function openDatabase(): Promise<Cluster | undefined> {
  const place = config().dataDir ?? (await clusterPlace())
  const orGiveUp = (error: unknown) => (error instanceof NoPlace ? giveUp(error.message) : Promise.reject(error))
  // The cluster makes its place itself; without it the place holds the secret alone.
  if (config().databaseUrl && !config().secret) await makePlace(place, { what: 'secret', instead: 'SECRET' }).catch(orGiveUp)
  const cluster = config().databaseUrl ? undefined : await openCluster({ place: config().dataDir }).catch(orGiveUp)
  // What was read before keeps what it derived from there being no address: the sample house is of the embedded one.
  configure({ databaseUrl: config().databaseUrl ?? cluster?.url('pavillon'), secret: config().secret ?? (await ownSecret(place)) })
  if (cluster) log().info({ data: cluster.where.data }, 'embedded database')
  return cluster
}

async function ownSecret(place: string): Promise<string> {
  const file = join(place, 'secret')
  await writeFile(file, randomBytes(36).toString('base64url'), { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  return readFile(file, 'utf8')
}

async function application(development: boolean, server: Server) {
  if (development) {
    const { createServer: createVite } = await import('vite')
    const vite = await createVite({ root: projectRoot, server: { middlewareMode: { server }, hmr: { server } }, appType: 'custom' })
    return webApp({ before: vite.middlewares, loadBuild: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild> })
  }
  const folder = await buildIfNeeded()
  const build = await loadBuild(folder)
  return webApp({ assets: await assetFolders(folder), loadBuild: () => Promise.resolve(build) })
}

function closeOnSignal(server: Server, tidy: () => Promise<void>): void {
  const close = async () => {
    if (houseState().closing) return
    houseState().closing = true
    log().info('closing')
    setTimeout(() => process.exit(1), LONGEST_CLOSING).unref()
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeIdleConnections()
    // A kept-alive connection goes as soon as what is under way on it is answered.
    const sweep = setInterval(() => server.closeIdleConnections(), 200)
    await closed
    clearInterval(sweep)
    await tidy()
    process.exit(0)
  }
  process.on('SIGTERM', () => void close())
  process.on('SIGINT', () => void close())
}
