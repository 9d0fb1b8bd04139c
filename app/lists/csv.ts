/**
 * Lists as CSV for French Excel: UTF-8 with BOM, `;`, CRLF, decimal comma, dd/mm/yyyy. Whoever reads it back finds the
 * values that were written: no quote or equals sign is put before a number that is a name.
 */
import { stringify } from 'csv-stringify'
import { Readable } from 'node:stream'
import { localDate } from '~/ui/time'

/**
 * How a value is written. `text` came from people and is guarded against formulas; `identifier` is ours and written as
 * it is; `phone` is given in pairs, which Excel leaves alone and keeps the leading zero of; `day` is an instant, shown
 * as the local day of `zone`.
 */
export type Column<Row> = { title: string } & (
  | { kind: 'text' | 'identifier' | 'phone'; value(row: Row): string | null | undefined }
  | { kind: 'number'; value(row: Row): number | null | undefined }
  | { kind: 'day'; zone: string; value(row: Row): Date | null | undefined }
)

const BOM = '\ufeff'
// OWASP, CSV injection: what a spreadsheet takes for the beginning of a formula.
const FORMULA = /^[=+\-@\t\r\n]/

/** Free text that a spreadsheet would take for a formula gets an apostrophe before it. */
export function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

/** 1234.5 as `1234,5`. */
export const decimalComma = (number: number) => String(number).replace('.', ',')

/** '2026-11-19' as `19/11/2026`. */
export const frenchDay = (day: string) => day.split('-').reverse().join('/')

function cell<Row>(column: Column<Row>, row: Row): string {
  switch (column.kind) {
    case 'text':
      return guarded(column.value(row) ?? '')
    case 'identifier':
    case 'phone':
      return column.value(row) ?? ''
    case 'number': {
      const number = column.value(row)
      return number === null || number === undefined ? '' : decimalComma(number)
    }
    case 'day': {
      const instant = column.value(row)
      return instant ? frenchDay(localDate(instant, column.zone)) : ''
    }
  }
}

/** A list as a stream of bytes, made row by row as it is read. */
export function csvStream<Row>(columns: readonly Column<Row>[], rows: Iterable<Row> | AsyncIterable<Row>): Readable {
  async function* cells() {
    yield columns.map(({ title }) => title)
    for await (const row of rows) yield columns.map((column) => cell(column, row))
  }
  const lines = stringify({ delimiter: ';', record_delimiter: 'windows', bom: false })
  const source = Readable.from(cells())
  source.on('error', (error) => lines.destroy(error))
  lines.on('close', () => source.destroy())
  return Readable.from(withBom(source.pipe(lines)), { objectMode: false })
}

async function* withBom(lines: AsyncIterable<Buffer>) {
  yield Buffer.from(BOM)
  yield* lines
}

/** The answer that hands a list over as a file: `inscriptions-visite-2026-11-19.csv`. */
export function csvResponse(name: string, day: string, lines: Readable): Response {
  const file = `${name}-${day}.csv`.replace(/[^a-z0-9.-]+/gi, '-')
  return new Response(Readable.toWeb(lines) as ReadableStream, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${file}"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
