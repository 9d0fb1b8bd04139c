import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'

/**
 * A backup is one gzipped text of JSON lines: a header; for each table a line that names it and its columns, then a row a
 * line, each value as PostgreSQL writes it (ISO dates in UTC, bytes in hexadecimal) or null; the sequences; and a last
 * line with the count of each table and the SHA-256 of all lines before it, without which a file is taken for cut.
 */
export const FORMAT = 'pavillon-backup'
export const VERSION = 1

export const Header = z.object({
  format: z.literal(FORMAT),
  version: z.number().int(),
  madeAt: z.string(),
  postgres: z.string(),
  /** Those that the database had, in their order. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
})
export const TableLine = z.object({ table: z.string(), columns: z.array(z.string()) })
export const SequencesLine = z.object({ sequences: z.array(z.object({ name: z.string(), last: z.string(), called: z.boolean() })) })
export const EndLine = z.object({ end: z.literal(true), counts: z.record(z.string(), z.number().int()), sha256: z.string() })

export type Header = z.infer<typeof Header>
export type Counts = Record<string, number>
export type Row = (string | null)[]

/** What stands in a backup, in its order. */
export type Part =
  | { header: Header }
  | z.infer<typeof TableLine>
  | { row: Row; bytes: number }
  | z.infer<typeof SequencesLine>
  | { counts: Counts }

/** Why a file is not taken: it is none of ours, of a later format, cut short, or not as it was written. */
export type BadFile = 'notABackup' | 'laterFormat' | 'cut' | 'damaged'

export class BadBackup extends Error {
  constructor(readonly reason: BadFile) {
    super(`The backup is refused: ${reason}`)
    this.name = 'BadBackup'
  }
}

/**
 * Reads a backup from its first line to its last, one row in memory at a time. Whoever reads to the end knows that the
 * file is whole and as it was written.
 * @throws {BadBackup} when it is not; the error of the file system when it cannot be read
 */
export async function* readBackup(path: string): AsyncGenerator<Part> {
  const hash = createHash('sha256')
  const counts: Counts = {}
  let table: string | undefined
  let header: Header | undefined
  let ended = false
  for await (const line of linesOf(path, () => header !== undefined)) {
    // What stands after the end was not written by us.
    if (ended) throw new BadBackup('damaged')
    const read = parsed(line, header !== undefined)
    if (!header) {
      header = headerOf(read)
      hash.update(line).update('\n')
      yield { header }
      continue
    }
    const end = EndLine.safeParse(read)
    if (end.success) {
      if (hash.digest('hex') !== end.data.sha256 || JSON.stringify(counts) !== JSON.stringify(end.data.counts)) throw new BadBackup('damaged')
      ended = true
      yield { counts }
      continue
    }
    hash.update(line).update('\n')
    if (Array.isArray(read) && table !== undefined) {
      counts[table] = (counts[table] ?? 0) + 1
      yield { row: read as Row, bytes: line.length }
      continue
    }
    const named = TableLine.safeParse(read)
    const sequences = SequencesLine.safeParse(read)
    if (named.success) {
      table = named.data.table
      counts[table] = 0
      yield named.data
    } else if (sequences.success) yield sequences.data
    else throw new BadBackup('damaged')
  }
  if (!ended) throw new BadBackup(header ? 'cut' : 'notABackup')
}

function headerOf(read: unknown): Header {
  if (typeof read !== 'object' || read === null || !('format' in read) || read.format !== FORMAT) throw new BadBackup('notABackup')
  if ('version' in read && Number(read.version) > VERSION) throw new BadBackup('laterFormat')
  const header = Header.safeParse(read)
  if (!header.success) throw new BadBackup('damaged')
  return header.data
}

function parsed(line: Buffer, begun: boolean): unknown {
  try {
    return JSON.parse(line.toString('utf8'))
  } catch {
    throw new BadBackup(begun ? 'damaged' : 'notABackup')
  }
}

/** Lines end at a line feed and nothing else: text holds other separators. A last line without one is cut. */
async function* linesOf(path: string, begun: () => boolean): AsyncGenerator<Buffer> {
  const file = createReadStream(path)
  const text = createGunzip()
  file.on('error', (error) => text.destroy(error))
  let open: Buffer[] = []
  try {
    for await (const chunk of file.pipe(text) as AsyncIterable<Buffer>) {
      let from = 0
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
        yield open.length > 0 ? Buffer.concat([...open, chunk.subarray(from, at)]) : chunk.subarray(from, at)
        open = []
        from = at + 1
      }
      if (from < chunk.length) open.push(chunk.subarray(from))
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'Z_BUF_ERROR') throw new BadBackup(begun() ? 'cut' : 'notABackup')
    if (code?.startsWith('Z_')) throw new BadBackup(begun() ? 'damaged' : 'notABackup')
    throw error
  } finally {
    file.destroy()
  }
  if (open.length > 0) throw new BadBackup(begun() ? 'cut' : 'notABackup')
}
