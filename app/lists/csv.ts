/**
 * Lists as CSV. For French Excel: UTF-8 with BOM, `;`, CRLF, decimal comma, dd/mm/yyyy. By RFC 4180: comma, CRLF, no BOM,
 * decimal point, ISO days. Whoever reads either back finds the values that were written: no quote or equals sign is put
 * before a number that is a name.
 */
import { PIECE, type ColumnHead, type List, type Value } from './list'
import { frenchWords, guarded, plainValue } from './words'

export type CsvManner = { delimiter: ';' | ','; bom: boolean; words(column: ColumnHead, value: Value): string }

/** How French Excel reads without asking. */
export const frenchExcel = (yes: string, no: string): CsvManner => ({ delimiter: ';', bom: true, words: (column, value) => frenchWords(column, value, yes, no) })

/** RFC 4180, for programs. */
export const rfc4180: CsvManner = { delimiter: ',', bom: false, words: (column, value) => String(plainValue(column, value) ?? '') }

const MUST_QUOTE = { ';': /[";\r\n]|^\s|\s$/, ',': /[",\r\n]|^\s|\s$/ }

/** A list as bytes, a batch at a time as it is read. */
export async function* csv(list: List, { delimiter, bom, words }: CsvManner): AsyncGenerator<Buffer> {
  const must = MUST_QUOTE[delimiter]
  const cell = (text: string) => (must.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const line = (cells: string[]) => `${cells.join(delimiter)}\r\n`
  yield Buffer.from((bom ? '\ufeff' : '') + line(list.columns.map(({ title }) => cell(title))))
  for await (const rows of list.values()) {
    let text = ''
    for (const row of rows) {
      text += line(list.columns.map((column, place) => {
        const written = words(column, row[place])
        return cell(column.kind === 'text' ? guarded(written) : written)
      }))
      if (text.length > PIECE) {
        yield Buffer.from(text)
        text = ''
      }
    }
    yield Buffer.from(text)
  }
}
