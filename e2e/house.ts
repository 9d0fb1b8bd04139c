import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { startTestCluster } from '../app/db/testing-cluster.server'
import { projectRoot } from '../app/db/root.server'

/** Opens a whole house for the journeys: a database of its own, the sample data, the built pages. */
export default async function openHouse() {
  const cluster = await startTestCluster()
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const house = spawn(process.execPath, ['--import', 'tsx', join(projectRoot, 'app/entry.start.ts')], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: await cluster.createDatabase('journeys'), SAMPLE_HOUSE: 'yes', PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'silent', RATE_LIMITS: 'no', STAFF_SECOND_FACTOR: 'optional', SECRET: 'a secret for journeys only, forty characters', SMTP_URL: '' },
  })
  const printed = await untilOpen(house)
  const signIns = [...printed.matchAll(/(\w+)@pavillon\.example\s+(\S+)/g)].map(([, who, password]) => [who, password])
  if (signIns.length < 5) throw new Error(`The house printed no sign-ins:\n${printed}`)
  process.env.HOUSE_URL = url
  process.env.HOUSE_SIGN_INS = JSON.stringify(Object.fromEntries(signIns))
  return async () => {
    const ended = new Promise((resolve) => house.once('exit', resolve))
    house.kill('SIGTERM')
    await ended
    await cluster.close()
  }
}

function untilOpen(house: ReturnType<typeof spawn>): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    house.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      if (printed.includes('partenaire@pavillon.example')) resolve(printed)
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
