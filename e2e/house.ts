import { execFile, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startTestCluster } from '../app/db/testing-cluster.server'
import { projectRoot } from '../app/db/root.server'

/** Opens a whole house for the journeys: a database of its own, the sample data, the built pages. */
export default async function openHouse() {
  const build = await buildOnce()
  const cluster = await startTestCluster()
  const database = await cluster.createDatabase('journeys')
  const first = await openServer(database, build, 'partenaire@pavillon.example')
  const second = await openServer(database, build, 'http://')
  const signIns = [...first.printed.matchAll(/(\w+)@pavillon\.example\s+(\S+)/g)].map(([, who, password]) => [who, password])
  if (signIns.length < 5) throw new Error(`The house printed no sign-ins:\n${first.printed}`)
  process.env.HOUSE_URL = first.url
  process.env.SECOND_HOUSE_URL = second.url
  process.env.HOUSE_DATABASE = database
  process.env.HOUSE_SIGN_INS = JSON.stringify(Object.fromEntries(signIns))
  return async () => {
    await Promise.all([first.close(), second.close()])
    await cluster.close()
  }
}

/** Builds if need be, before anything opens: both servers serve this one build, whoever saves a file meanwhile. */
async function buildOnce(): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', join(projectRoot, 'app/entry.cli.ts'), 'build'], { cwd: projectRoot })
  return stdout.trim().split('\n').at(-1) ?? ''
}

/** One process of the house, open once it has printed `sign`. */
async function openServer(database: string, build: string, sign: string) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const house = spawn(process.execPath, ['--import', 'tsx', join(projectRoot, 'app/entry.start.ts')], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: database, BUILD_DIR: build, SAMPLE_HOUSE: 'yes', PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'silent', RATE_LIMITS: 'no', STAFF_SECOND_FACTOR: 'optional', SECRET: 'a secret for journeys only, forty characters', SMTP_URL: '' },
  })
  const printed = await untilOpen(house, sign)
  const close = async () => {
    const ended = new Promise((resolve) => house.once('exit', resolve))
    house.kill('SIGTERM')
    await ended
  }
  return { url, printed, close }
}

function untilOpen(house: ReturnType<typeof spawn>, sign: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    house.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      if (printed.includes(sign)) resolve(printed)
    })
    house.once('exit', (code) => reject(new Error(`The house ended with ${code}:\n${printed}`)))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(address && typeof address === 'object' ? address.port : 0))
    })
  })
}
