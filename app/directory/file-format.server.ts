import iconv from 'iconv-lite'
import { CsvError, parse } from 'csv-parse'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { TextDecoder } from 'node:util'
import { Unreadable } from './unreadable'
import { openWorkbook, type Row, type Workbook } from './workbook-file.server'

/** How a file is written, found out from the whole of it. */
export type FileFormat = TextFormat | WorkbookFormat
type TextFormat = { encoding: 'utf8' | 'utf16le' | 'win1252'; bom: boolean; delimiter: ';' | ',' | '\t'; headers: string[] }
type WorkbookFormat = { workbook: true; sheet: string; headers: string[] }

/** One row with the line in the file on which it begins; the header's line is 1. */
export type FileRow = { line: number; cells: Record<string, string> }

/**
 * Finds out encoding, separator and headers. The whole of a text file is read once, in pieces: a single byte that is not
 * UTF-8, however late, makes it Windows-1252, and a single zero no text at all. A workbook is known by its first bytes, and
 * so is what Excel calls Unicode text, UTF-16.
 * @throws Unreadable
 */
export async function formatOf(path: string): Promise<FileFormat> {
  const file = await open(path)
  const start = Buffer.alloc(64 * 1024)
  const { bytesRead } = await file.read(start, 0, start.length, 0).finally(() => file.close())
  if (start.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))) return workbookFormat(path)
  // What Excel wrote before 2007, or writes when a password is set.
  if (start.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) throw new Unreadable(start.subarray(0, bytesRead).includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'locked' : 'oldWorkbook')
  const bom = start.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))
  const encoding = start.subarray(0, 2).equals(Buffer.from([0xff, 0xfe])) ? 'utf16le' : await encodingOf(path)
  const text = iconv.decode(start.subarray(bom ? 3 : 0, bytesRead), encoding)
  if (!text.trim()) throw new Unreadable('empty')
  const firstLine = text.split(/\r?\n/, 1)[0] ?? ''
  const delimiter = ([';', '\t', ','] as const).reduce((best, next) => (fields(firstLine, next) > fields(firstLine, best) ? next : best))
  const headers = firstLine.split(delimiter).map((header) => header.trim().replace(/^"(.*)"$/, '$1'))
  return { encoding, bom, delimiter, headers }
}

async function workbookFormat(path: string): Promise<WorkbookFormat> {
  const workbook = await openWorkbook(path)
  try {
    const [sheet] = workbook.sheets
    if (!sheet) throw new Unreadable('broken')
    const head = await headOf(workbook, sheet)
    if (head.cells.length === 0) throw new Unreadable('empty')
    return { workbook: true, sheet: sheet.name, headers: head.cells.map((cell) => cell.trim()) }
  } finally {
    await workbook.close()
  }
}

/** The first row of a sheet in which something stands. */
async function headOf(workbook: Workbook, sheet: Workbook['sheets'][number]): Promise<Row> {
  for await (const row of workbook.rows(sheet)) if (row.cells.some((cell) => cell.trim())) return row
  return { line: 0, cells: [] }
}

/** Rows of the first sheet, and of those after it that go on under the same head: a long list takes more than one. */
async function* workbookRows(path: string, { headers }: WorkbookFormat, onBytes: (read: number) => void): AsyncGenerator<FileRow> {
  const workbook = await openWorkbook(path)
  try {
    let [lines, bytes] = [0, 0]
    for (const sheet of workbook.sheets) {
      const head = await headOf(workbook, sheet)
      if (head.cells.map((cell) => cell.trim()).join('\n') !== headers.join('\n')) continue
      let [last, packed] = [0, 0]
      for await (const { line, cells } of workbook.rows(sheet, (read) => onBytes(bytes + (packed = read)))) {
        last = line
        if (line > head.line && cells.some((cell) => cell.trim())) yield { line: lines + line, cells: Object.fromEntries(headers.map((header, place) => [header, cells[place] ?? ''])) }
      }
      lines += last
      bytes += packed
    }
  } finally {
    await workbook.close()
  }
}

const fields = (line: string, delimiter: string) => line.split(delimiter).length

async function encodingOf(path: string): Promise<'utf8' | 'win1252'> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const isUtf8 = (chunk?: Buffer) => {
    try {
      decoder.decode(chunk, { stream: chunk !== undefined })
      return true
    } catch {
      return false
    }
  }
  let utf8 = true
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    // No text has a zero, and no database keeps one.
    if (chunk.includes(0)) throw new Unreadable('notText')
    utf8 &&= isUtf8(chunk)
  }
  return utf8 && isUtf8() ? 'utf8' : 'win1252'
}

/** CRLF to LF: the parser counts a CRLF inside quotes as two lines, and then names the wrong one. */
function plainLineEnds(): Transform {
  let held = ''
  return new Transform({
    decodeStrings: false,
    encoding: 'utf8',
    transform(chunk: string, _encoding, done) {
      const text = held + chunk
      held = text.endsWith('\r') ? '\r' : ''
      done(null, (held ? text.slice(0, -1) : text).replaceAll('\r\n', '\n'))
    },
    flush(done) {
      done(null, held)
    },
  })
}

/** The rows of a file, one after the other, in bounded memory. `onBytes` hears how far the reading is. */
export async function* rowsOf(path: string, format: FileFormat, onBytes: (read: number) => void): AsyncGenerator<FileRow> {
  if ('workbook' in format) return yield* workbookRows(path, format, onBytes)
  const source = createReadStream(path)
  let read = 0
  source.on('data', (chunk) => onBytes((read += chunk.length)))
  const parser = source
    .pipe(iconv.decodeStream(format.encoding, { stripBOM: true }))
    .pipe(plainLineEnds())
    .pipe(parse({ delimiter: format.delimiter, columns: format.headers, from: 2, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, info: true, trim: true }))
  let lastLine = 1
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: Record<string, string>; info: { lines: number } }>) {
      // The parser counts the lines it has read: a row begins after the one before it.
      yield { line: lastLine + 1, cells: record }
      lastLine = info.lines
    }
  } catch (error) {
    throw error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED' ? new Unreadable('openQuote') : error
  }
}
