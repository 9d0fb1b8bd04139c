/** A load of GETs from its own process: `tsx load.ts URL CONNECTIONS SECONDS`, prints answers a second. With an ETag, of 304s. */
import { Agent, get } from 'node:http'

const [url = '', connections = '16', seconds = '3', etag = ''] = process.argv.slice(2)
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) })
let answered = 0
let failed = 0
let until = performance.now() + 1_000

function once(): Promise<void> {
  return new Promise((resolve) => {
    get(url, { agent, headers: etag ? { 'If-None-Match': etag } : {} }, (answer) => {
      answer.resume()
      answer.on('end', () => {
        if (answer.statusCode === (etag ? 304 : 200)) answered += 1
        else failed += 1
        resolve()
      })
    }).on('error', () => {
      failed += 1
      resolve()
    })
  })
}

async function client() {
  while (performance.now() < until) await once()
}

const all = () => Promise.all(Array.from({ length: Number(connections) }, client))
await all() // a second to warm up
answered = 0
failed = 0
const begun = performance.now()
until = begun + Number(seconds) * 1_000
await all()
process.stdout.write(JSON.stringify({ perSecond: Math.round(answered / ((performance.now() - begun) / 1_000)), failed }))
process.exit(0)
