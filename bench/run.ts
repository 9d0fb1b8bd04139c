/** `npm run bench`: how fast, as ratios in one run; `npm run bench -- feeds lists` measures those parts alone. What was measured last stands in README.md beside this. */
import { spawn } from 'node:child_process'
import { writeFile, rm } from 'node:fs/promises'
import { Agent, request as send } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from 'vite'
import { configure } from '../app/config.server'
import { db, disconnect } from '../app/db/client.server'
import { projectRoot } from '../app/db/root.server'
import { startTestCluster } from '../app/db/testing-cluster.server'
import { uaiLetter } from '../app/directory/identity'

const say = (line: string) => process.stdout.write(`${line}\n`)
const children: ReturnType<typeof spawn>[] = []

function start(file: string, args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', join(projectRoot, file), ...args], { cwd: projectRoot, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_ENV: 'production', ...env } })
  children.push(child)
  return child
}

function printed(child: ReturnType<typeof spawn>, until?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (until && text.includes(until)) resolve(text)
    })
    child.on('close', (code) => (code === 0 || text ? resolve(text) : reject(new Error(`ended with ${code}`))))
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

const load = async (url: string, etag = ''): Promise<{ perSecond: number; failed: number }> => JSON.parse(await printed(start('bench/load.ts', [url, '16', '3', etag])))

async function pages(house: string): Promise<void> {
  for (const [name, path] of [['programme', '/programme'], ['activity with 2,000 sessions', '/actions/deux-mille']] as const) {
    const bytes = (await (await fetch(house + path, { headers: { 'Accept-Encoding': 'identity' } })).arrayBuffer()).byteLength
    const [barePort, rawPort] = [await freePort(), await freePort()]
    const bare = start('bench/bare.tsx', ['remix', String(barePort), String(bytes)])
    const raw = start('bench/bare.tsx', ['raw', String(rawPort), String(bytes)])
    await sleep(2_500)
    const bareBytes = (await (await fetch(`http://127.0.0.1:${barePort}/`)).arrayBuffer()).byteLength
    const ours = await load(house + path)
    const remix = await load(`http://127.0.0.1:${barePort}/`)
    const node = await load(`http://127.0.0.1:${rawPort}/`)
    bare.kill()
    raw.kill()
    await sleep(200)
    say(`${name}: ${bytes} bytes, ${ours.perSecond}/s (${ours.failed} failed); bare Remix ${bareBytes} bytes ${remix.perSecond}/s; raw node:http ${node.perSecond}/s; ratios ${(ours.perSecond / remix.perSecond).toFixed(1)} and ${(ours.perSecond / node.perSecond).toFixed(2)}`)
  }
}

async function anActivity(slug: string, sessions: number, seats: number): Promise<string> {
  const programme = await db().programme.findFirstOrThrow({ where: { kind: 'OUTREACH' } })
  const at = (n: number) => new Date(Date.now() + (n + 24) * 3_600_000)
  const activity = await db().activity.create({
    data: {
      programmeId: programme.id, slug, kind: 'COMPANY_VISIT', title: slug, moderation: 'PUBLISHED', publishedAt: new Date(), openTo: ['CLASS'], approvals: [], stepFree: true,
      sessions: { createMany: { data: Array.from({ length: sessions }, (_, n) => ({ startsAt: at(n), endsAt: at(n + 1), seats })) } },
    },
    include: { sessions: { take: 1 } },
  })
  return activity.sessions[0]?.id ?? ''
}

async function bookings(house: string, cookie: string, clients: number, total: number): Promise<void> {
  const slug = `chaud-${clients}`
  const sessionId = await anActivity(slug, 1, 100_000)
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  let next = 0
  let accepted = 0
  const refusals = new Map<number, number>()
  const book = (n: number) =>
    new Promise<void>((resolve) => {
      const body = new URLSearchParams({ sessionId, level: 'TROISIEME', pupils: '2', adults: '0', stepFree: '0', formKey: `${slug}-${n}-key` }).toString()
      const asked = send(`${house}/actions/${slug}/inscription?creneau=${sessionId}`, { method: 'POST', agent, headers: { Origin: house, Cookie: cookie, 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': Buffer.byteLength(body) } }, (answer) => {
        answer.resume()
        answer.on('end', () => {
          if (answer.statusCode === 302) accepted += 1
          else refusals.set(answer.statusCode ?? 0, (refusals.get(answer.statusCode ?? 0) ?? 0) + 1)
          resolve()
        })
      })
      asked.on('error', () => resolve())
      asked.end(body)
    })
  const begun = performance.now()
  await Promise.all(Array.from({ length: clients }, async () => {
    while (next < total) await book((next += 1))
  }))
  const seconds = (performance.now() - begun) / 1_000
  const kept = await db().signUp.count({ where: { sessionId } })
  agent.destroy()
  say(`bookings, ${clients} clients at once: ${Math.round(accepted / seconds)} accepted a second, ${total - accepted} of ${total} failed, ${kept} in the database${refusals.size ? `, refused with ${[...refusals].map(([status, n]) => `${status}: ${n}`).join(', ')}` : ''}`)
}

async function imports(databaseUrl: string): Promise<void> {
  const lines = Array.from({ length: 70_000 }, (_, n) => {
    const digits = String(1_000_000 + n)
    return `${digits}${uaiLetter(digits)};Collège ${n};${n % 3} rue des Écoles;62000;Arras;Public;COLLEGE;50.29;2.78`
  })
  const file = join(tmpdir(), `pavillon-bench-${process.pid}.csv`)
  await writeFile(file, `numero_uai;appellation_officielle;adresse_uai;code_postal_uai;libelle_commune;secteur_public_prive_libe;nature_uai_libe;latitude;longitude\n${lines.join('\n')}\n`)
  const { rows, readMs, applyMs, peakMb } = JSON.parse(await printed(start('bench/import.ts', [databaseUrl, file])))
  await rm(file)
  say(`import of ${rows} rows: read ${readMs} ms, applied ${applyMs} ms, ${Math.round(rows / ((readMs + applyMs) / 1_000))} rows/s (reading alone ${Math.round(rows / (readMs / 1_000))}), peak ${peakMb} MB`)
}

/** A calendar of 2,000 sessions: made anew after a save, given out again, and not sent because it is known; and building alone. */
async function feeds(house: string): Promise<void> {
  const url = `${house}/actions/deux-mille.ics`
  const cold: number[] = []
  for (let n = 0; n < 7; n += 1) {
    // A save anywhere makes every kept answer old.
    await db().activity.updateMany({ where: { slug: 'deux-mille' }, data: { summary: `Mesure ${n}` } })
    const begun = performance.now()
    await (await fetch(url, { headers: { 'Accept-Encoding': 'identity' } })).arrayBuffer()
    cold.push(Math.round(performance.now() - begun))
  }
  const answer = await fetch(url, { headers: { 'Accept-Encoding': 'identity' } })
  const bytes = Buffer.from(await answer.arrayBuffer())
  const file = join(tmpdir(), `pavillon-bench-${process.pid}.ics`)
  await writeFile(file, bytes)
  const port = await freePort()
  const bare = start('bench/feeds.ts', ['bare', String(port), file])
  await sleep(2_500)
  const rounds: { warm: number; bare: number; failed: number }[] = []
  // In turn, so that what else the machine does meanwhile touches both.
  for (let n = 0; n < 5; n += 1) {
    const [ours, remix] = [await load(url), await load(`http://127.0.0.1:${port}/`)]
    rounds.push({ warm: ours.perSecond, bare: remix.perSecond, failed: ours.failed + remix.failed })
  }
  const known = await load(url, answer.headers.get('etag') ?? '')
  bare.kill()
  await rm(file)
  const [, ...rest] = cold
  const middle = (numbers: number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN
  const ratios = rounds.map(({ warm, bare }) => warm / bare)
  say(`feed of 2,000 events, ${bytes.length} bytes: cold ${cold[0]} ms at first, then ${Math.min(...rest)} to ${Math.max(...rest)} ms; 304 ${known.perSecond}/s`)
  say(`warm and in turn a bare resource route with the same bytes, five times: ${middle(rounds.map(({ warm }) => warm))}/s and ${middle(rounds.map(({ bare }) => bare))}/s; ratio ${middle(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}); ${rounds.reduce((sum, { failed }) => sum + failed, 0)} failed`)
  for (const n of [2_000, 10_000]) {
    const { ms, stallMs, generatorMs } = JSON.parse(await printed(start('bench/feeds.ts', ['write', String(n)])))
    say(`building a calendar of ${n} events: ${ms} ms, longest stall ${stallMs} ms; ical-generator ${generatorMs} ms`)
  }
}

/** Lists in a process that holds their code and nothing else: the loader of TypeScript would be a third of what it keeps. */
async function lists(): Promise<void> {
  const folder = join(tmpdir(), `pavillon-bench-${process.pid}`)
  await build({
    root: projectRoot, configFile: false, logLevel: 'error', resolve: { alias: { '~': join(projectRoot, 'app') } }, ssr: { noExternal: true },
    build: { ssr: 'bench/lists.ts', target: 'node20', outDir: folder, emptyOutDir: true, copyPublicDir: false, rollupOptions: { output: { entryFileNames: 'lists.mjs' } } },
  })
  const file = join(folder, 'lists.mjs')
  const ran = async (what: string, rows: number) => {
    const child = spawn(process.execPath, [file, what, String(rows)], { stdio: ['ignore', 'pipe', 'inherit'] })
    children.push(child)
    return JSON.parse(await printed(child))
  }
  const { peakMb: least } = await ran('csv', 1)
  say(`a list of one row: peak ${least} MB`)
  for (const [what, rows] of [['csv-stringify', 100_000], ['csv', 100_000], ['rfc4180', 100_000], ['xlsx', 100_000], ['json', 100_000], ['csv', 400_000], ['xlsx', 400_000]] as const) {
    const { perSecond, perOwnSecond, firstMs, peakMb, stallMs } = await ran(what, rows)
    say(`list of ${rows} rows × 20 columns, ${what}: ${perSecond} rows/s (${perOwnSecond} in a second of its thread), first byte after ${firstMs} ms, peak ${peakMb} MB, longest stall ${stallMs} ms`)
  }
  await rm(folder, { recursive: true })
  const paper = JSON.parse(await printed(start('bench/paper.ts', [])))
  say(`list of ${paper.rows} rows × 20 columns on paper: ${paper.ms} ms, ${paper.bytes} bytes, longest stall ${paper.stallMs} ms`)
}

/** Companies on stands: the solver, company by company, and step by step, on one invented hall. */
async function proposals(): Promise<void> {
  for (const [companies, stands] of [[40, 60], [80, 100]]) say((await printed(start('bench/proposal.ts', [String(companies), String(stands), '10']))).trim())
}

/** Classes to sessions and companies: the solver, class by class, and step by step, in one invented region. */
async function matchings(): Promise<void> {
  for (const [classes, places] of [[100, 60], [500, 300]]) say((await printed(start('bench/matching.ts', [String(classes), String(places), '15']))).trim())
}

const parts = ['lists', 'proposals', 'matchings', 'pages', 'feeds', 'bookings', 'imports'] as const
const named = process.argv.slice(2)
const wanted = (part: (typeof parts)[number]) => named.length === 0 || named.includes(part)
const unknown = named.find((part) => !parts.some((one) => one === part))
if (unknown) throw new Error(`No part ${unknown}: ${parts.join(', ')}`)

if (wanted('lists')) await lists()
if (wanted('proposals')) await proposals()
if (wanted('matchings')) await matchings()
if (named.length > 0 && named.every((part) => part === 'lists' || part === 'proposals' || part === 'matchings')) process.exit(0)
const cluster = await startTestCluster()
try {
  const databaseUrl = await cluster.createDatabase('bench')
  const port = await freePort()
  const house = `http://127.0.0.1:${port}`
  const text = await printed(start('app/entry.start.ts', [], { DATABASE_URL: databaseUrl, SAMPLE_HOUSE: 'yes', PORT: String(port), LOG_LEVEL: 'silent', RATE_LIMITS: 'no', SECRET: 'a secret for measuring only, forty characters' }), 'partenaire@')
  if (!text.includes('ecole@')) throw new Error(`The house did not open:\n${text}`)
  configure({ databaseUrl })
  await anActivity('deux-mille', 2_000, 30)
  if (wanted('pages')) await pages(house)
  if (wanted('feeds')) await feeds(house)
  if (wanted('bookings')) {
    const password = /ecole@pavillon\.example\s+(\S+)/.exec(text)?.[1] ?? ''
    const signedIn = await fetch(`${house}/connexion?motdepasse`, { method: 'POST', redirect: 'manual', headers: { Origin: house }, body: new URLSearchParams({ email: 'ecole@pavillon.example', password, par: 'motdepasse' }) })
    const cookie = signedIn.headers.getSetCookie().map((part) => part.split(';')[0]).join('; ')
    await bookings(house, cookie, 64, 4_000)
    await bookings(house, cookie, 1_500, 4_000)
  }
  if (wanted('imports')) await imports(await cluster.createDatabase('bench_import'))
} finally {
  for (const child of children) child.kill('SIGTERM')
  await disconnect()
  await sleep(1_500)
  await cluster.close()
}
process.exit(0)
