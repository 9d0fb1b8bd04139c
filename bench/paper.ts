/** A list of 20 columns on paper, as long as paper takes: `tsx paper.ts`. Prints milliseconds, bytes and the longest time in which nothing else could run. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { inBatches, listOf, type Column } from '../app/lists/list'
import { MOST_ON_PAPER, pdf } from '../app/lists/pdf.server'

const columns = Array.from({ length: 20 }, (_, place): Column<number> => {
  const about = { key: `c${place}`, title: `Colonne ${place}` }
  return place % 5 === 4 ? { ...about, kind: 'number', value: (n) => n * place } : { ...about, kind: 'text', value: (n) => (place % 3 === 0 ? `Établissement ${n % 500}, Maubeuge` : `mot ${n % 97}`) }
})
const list = listOf({ file: 'mesure', title: 'Mesure', zone: 'Europe/Paris' }, columns, () => inBatches(Array.from({ length: MOST_ON_PAPER }, (_, n) => n)))

const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()
const begun = performance.now()
const { length } = await pdf(list, { language: 'fr', house: 'Mesure', madeAt: new Date(0), toSign: false })
delay.disable()
process.stdout.write(JSON.stringify({ rows: MOST_ON_PAPER, ms: Math.round(performance.now() - begun), bytes: length, stallMs: Math.round(delay.max / 1e6) }))
