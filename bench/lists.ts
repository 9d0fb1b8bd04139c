/**
 * 100,000 rows of 20 columns as a file, in a process of its own: `tsx lists.ts WHAT [ROWS]`, WHAT being one of csv, rfc4180, xlsx,
 * json, or csv-stringify: the bare library over the same values. Prints rows a second, the first byte, the peak of memory
 * and the longest time in which nothing else could run.
 */
import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import { csv, frenchExcel, rfc4180 } from '../app/lists/csv'
import { json } from '../app/lists/json'
import { listOf, type Column, type List } from '../app/lists/list'
import { xlsx } from '../app/lists/xlsx'

const ROWS = Number(process.argv[3] ?? 100_000)
type Row = { n: number; at: Date }
const zone = 'Europe/Paris'
const texts = Array.from({ length: 9 }, (_, place): Column<Row> => ({ key: `t${place}`, title: `Texte ${place}`, kind: 'text', value: ({ n }) => (n % 50 === place ? `Dit "bien", ${n};\nsuite` : `Établissement ${n + place}`) }))
const columns: Column<Row>[] = [
  ...texts,
  { key: 'siret', title: 'SIRET', kind: 'identifier', value: ({ n }) => String(10_000_000_000_000 + n) },
  { key: 'uai', title: 'UAI', kind: 'identifier', value: ({ n }) => `059${String(n % 10_000).padStart(4, '0')}A` },
  { key: 'phone', title: 'Téléphone', kind: 'phone', value: ({ n }) => `03 20 ${String(n % 100).padStart(2, '0')} 34 56` },
  { key: 'pupils', title: 'Élèves', kind: 'number', value: ({ n }) => n % 31 },
  { key: 'area', title: 'Surface', kind: 'number', value: ({ n }) => (n % 1_000) / 8 },
  { key: 'net', title: 'Montant', kind: 'money', value: ({ n }) => n * 7 - 200_000 },
  { key: 'vat', title: 'TVA', kind: 'money', value: ({ n }) => n },
  { key: 'day', title: 'Le', kind: 'day', zone, value: ({ at }) => at },
  { key: 'moment', title: 'À', kind: 'moment', zone, value: ({ at }) => at },
  { key: 'late', title: 'Tardive', kind: 'yes', value: ({ n }) => n % 3 === 0 },
  { key: 'none', title: 'Vide', kind: 'text', value: () => null },
]

function* rows() {
  for (let from = 0; from < ROWS; from += 500) yield Array.from({ length: Math.min(500, ROWS - from) }, (_, index): Row => ({ n: from + index, at: new Date(Date.UTC(2026, 0, 1) + (from + index) * 600_000) }))
}
const list: List = listOf({ file: 'mesure', title: 'Mesure', zone }, columns, rows)

async function* bare() {
  async function* cells() {
    for await (const batch of list.values()) for (const row of batch) yield row
  }
  yield* Readable.from(cells()).pipe(stringify({ delimiter: ';', record_delimiter: 'windows' })) as AsyncIterable<Buffer>
}

const kinds: Record<string, () => AsyncIterable<Buffer>> = {
  csv: () => csv(list, frenchExcel('oui', 'non')), rfc4180: () => csv(list, rfc4180), xlsx: () => xlsx(list, { yes: 'oui', no: 'non', madeAt: new Date() }), json: () => json(list), 'csv-stringify': bare,
}
const make = kinds[process.argv[2] ?? '']
if (!make) throw new Error(`One of ${Object.keys(kinds).join(', ')}`)
/** Megabytes at the most so far. Linux counts into maxRSS what the process that started this one held; VmHWM is of this one. */
function peakMb(): number {
  const own = process.platform === 'linux' ? /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] : undefined
  return Math.round(Number(own ?? process.resourceUsage().maxRSS) / 1024)
}

/** Seconds of the processor that the thread of the list has had so far: what others do meanwhile is not in it, packing in other threads neither. */
function ownSeconds(): number | undefined {
  if (process.platform !== 'linux') return undefined
  const [, user, system] = /\) \S(?: \S+){10} (\d+) (\d+)/.exec(readFileSync(`/proc/self/task/${process.pid}/stat`, 'utf8')) ?? []
  // In hundredths, whatever the kernel counts in (USER_HZ).
  return (Number(user) + Number(system)) / 100
}

const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()
const [begun, before] = [performance.now(), ownSeconds()]
let [first, bytes] = [0, 0]
// As a socket does: each piece is taken, and the loop goes round before the next.
for await (const chunk of Readable.from(make(), { objectMode: false, highWaterMark: 256 * 1024 })) {
  first ||= performance.now() - begun
  bytes += (chunk as Buffer).length
  await new Promise((resolve) => setImmediate(resolve))
}
const seconds = (performance.now() - begun) / 1_000
delay.disable()
process.stdout.write(JSON.stringify({ what: process.argv[2], perSecond: Math.round(ROWS / seconds), perOwnSecond: before === undefined ? null : Math.round(ROWS / Math.max(0.01, (ownSeconds() ?? 0) - before)), firstMs: Math.round(first), bytes, peakMb: peakMb(), stallMs: Math.round(delay.max / 1e6) }))
