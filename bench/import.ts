/** Reads and applies a file of schools in a process of its own: `tsx import.ts DATABASE_URL FILE`. */
import { configure } from '../app/config.server'
import { disconnect } from '../app/db/client.server'
import { applyImport, beginImport, readImport } from '../app/directory/imports.server'
import { system } from '../app/access/viewer.server'

const [databaseUrl = '', file = ''] = process.argv.slice(2)
configure({ databaseUrl })
const begun = performance.now()
const id = await beginImport(system, 'SCHOOLS', file, 0)
await readImport(id, file)
const read = performance.now()
const applied = await applyImport(system, id)
const ended = performance.now()
await disconnect()
process.stdout.write(JSON.stringify({ rows: applied.ok ? applied.applied : 0, readMs: Math.round(read - begun), applyMs: Math.round(ended - read), peakMb: Math.round(process.resourceUsage().maxRSS / 1024) }))
