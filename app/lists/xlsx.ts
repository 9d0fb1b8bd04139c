/**
 * Lists as Excel workbooks (ECMA-376), written as they are read: typed cells, widths, a head that stays, a filter.
 * Numbers that are names are text in cells of the format "text", so that their zeros stay also when somebody edits them.
 * A string in a workbook is never run as a formula, so nothing is put before it.
 */
import type { ColumnHead, Kind, List, Value } from './list'
import { clockMs, zoneOf } from './words'
import { zip, type Part } from './zip'

// Excel's own limits.
const ROWS_OF_A_SHEET = 1_048_576
const LETTERS_OF_A_CELL = 32_767

/** Letters handed on at once. Packing is another thread's work, and each piece costs a way there and back: smaller ones leave this thread waiting. */
const PIECE_OF_A_SHEET = 160 * 1024

// Places in cellXfs below.
const styles: Record<Kind, number> = { text: 0, identifier: 2, phone: 2, number: 0, money: 3, day: 4, moment: 5, yes: 0 }
const widths: Record<Kind, [least: number, most: number]> = { text: [12, 48], identifier: [10, 28], phone: [16, 18], number: [9, 14], money: [12, 16], day: [12, 12], moment: [17, 17], yes: [8, 10] }

/** The bytes of a workbook of this list; `yes` and `no` are the words for true and false. */
export function xlsx(list: List, { yes, no, madeAt }: { yes: string; no: string; madeAt: Date }): AsyncGenerator<Buffer> {
  return zip(parts(list, yes, no), madeAt)
}

async function* parts(list: List, yes: string, no: string): AsyncGenerator<Part> {
  const batches = list.values()
  const rest: Rest = { rows: [], ended: false, next: () => batches.next() }
  let sheets = 0
  // A list longer than a sheet goes on in the next one.
  while (!rest.ended || sheets === 0) {
    sheets += 1
    yield { name: `xl/worksheets/sheet${sheets}.xml`, chunks: sheet(list.columns, rest, yes, no) }
  }
  const each = <T>(make: (n: number) => T) => Array.from({ length: sheets }, (_, index) => make(index + 1))
  yield part('xl/styles.xml', stylesXml)
  yield part('xl/workbook.xml', `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${each((n) => `<sheet name="${attribute(sheetName(list.title, n))}" sheetId="${n}" r:id="rId${n}"/>`).join('')}</sheets></workbook>`)
  yield part('xl/_rels/workbook.xml.rels', relations([...each((n): [string, string] => ['worksheet', `worksheets/sheet${n}.xml`]), ['styles', 'styles.xml']]))
  yield part('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']]))
  yield part('[Content_Types].xml', `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEETS}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEETS}.styles+xml"/>${each((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${SHEETS}.worksheet+xml"/>`).join('')}</Types>`)
}

type Rest = { rows: Value[][]; ended: boolean; next(): Promise<IteratorResult<Value[][]>> }

async function* sheet(columns: ColumnHead[], rest: Rest, yes: string, no: string): AsyncGenerator<Buffer> {
  if (rest.rows.length === 0) await fill(rest)
  const letters = columns.map((_, place) => lettersOf(place))
  const frames = columns.map(frameOf)
  const cols = columns.map((column, place) => `<col min="${place + 1}" max="${place + 1}" width="${widthOf(column, place, rest.rows)}" customWidth="1"/>`).join('')
  const head = columns.map(({ title }, place) => `<c r="${letters[place]}1" s="1" t="inlineStr"><is><t xml:space="preserve">${content(title)}</t></is></c>`).join('')
  yield Buffer.from(`${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols}</cols><sheetData><row r="1">${head}</row>`)
  let line = 1
  while (!rest.ended && line < ROWS_OF_A_SHEET) {
    const room = ROWS_OF_A_SHEET - line
    const rows = rest.rows.length > room ? rest.rows.slice(0, room) : rest.rows
    rest.rows = rest.rows.length > room ? rest.rows.slice(room) : []
    let text = ''
    for (const row of rows) {
      line += 1
      text += `<row r="${line}">`
      for (let place = 0; place < frames.length; place += 1) text += cell(frames[place] as Frame, row[place], line, yes, no)
      text += '</row>'
      if (text.length > PIECE_OF_A_SHEET) {
        yield Buffer.from(text)
        text = ''
      }
    }
    yield Buffer.from(text)
    if (rest.rows.length === 0) await fill(rest)
  }
  yield Buffer.from(`</sheetData><autoFilter ref="A1:${letters.at(-1)}${line}"/></worksheet>`)
}

async function fill(rest: Rest): Promise<void> {
  while (rest.rows.length === 0 && !rest.ended) {
    const { done, value } = await rest.next()
    if (done) rest.ended = true
    else rest.rows = value
  }
}

/** What stands around the values of a column, made once. */
type Frame = { column: ColumnHead; open: string; number: string; text: string }

function frameOf(column: ColumnHead, place: number): Frame {
  const style = styles[column.kind]
  const s = style ? ` s="${style}"` : ''
  return { column, open: `<c r="${lettersOf(place)}`, number: `"${s}><v>`, text: `"${s} t="inlineStr"><is>` }
}

function cell({ column, open, number, text }: Frame, value: Value, line: number, yes: string, no: string): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'string') return `${open}${line}${text}${words(value)}</is></c>`
  if (typeof value === 'number') return `${open}${line}${number}${column.kind === 'money' ? value / 100 : value}</v></c>`
  if (typeof value === 'boolean') return `${open}${line}${text}${words(value ? yes : no)}</is></c>`
  return `${open}${line}${number}${serial(value, column)}</v></c>`
}

const SPACE = 0x20

// A reader may drop spaces at the ends, and breaks, of what is not said to be kept.
const words = (text: string) => (text.charCodeAt(0) <= SPACE || text.charCodeAt(text.length - 1) <= SPACE || text.includes('\n') ? `<t xml:space="preserve">${content(text)}</t>` : `<t>${content(text)}</t>`)

/** Days since 30 December 1899 (Excel's 1900 date system, beyond its false 29 February), with the part of the day. */
function serial(instant: Date, column: ColumnHead): number {
  const days = clockMs(instant, zoneOf(column)) / 86_400_000 + 25_569
  return column.kind === 'moment' ? Math.round(days * 1e6) / 1e6 : Math.floor(days)
}

function widthOf({ kind, title }: ColumnHead, place: number, rows: Value[][]): number {
  const [least, most] = widths[kind]
  const longest = rows.slice(0, 200).reduce((sofar, row) => Math.max(sofar, typeof row[place] === 'string' ? row[place].length : 0), 0)
  // The title stands beside the button of the filter.
  return Math.max(Math.min(Math.max(least, longest + 2), most), Math.min(title.length + 4, most + 6))
}

function lettersOf(place: number): string {
  return place < 26 ? String.fromCharCode(65 + place) : lettersOf(Math.floor(place / 26) - 1) + lettersOf(place % 26)
}

// What XML 1.0 cannot hold, and what a reader would take for our escape of it (ECMA-376, ST_Xstring).
const UNFIT = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\r]|_(?=x[\da-f]{4}_)/gi
const RISKY = /[&<>]|[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_x/

function content(given: string): string {
  if (given.length <= LETTERS_OF_A_CELL && !RISKY.test(given)) return given
  const text = given.length > LETTERS_OF_A_CELL ? `${given.slice(0, LETTERS_OF_A_CELL - 1)}…` : given
  return text.replace(/\p{Cs}/gu, '\ufffd').replace(UNFIT, (letter) => `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

const attribute = (text: string) => content(text).replaceAll('"', '&quot;')

/** At most 31 letters, none of those that Excel forbids. */
function sheetName(title: string, n: number): string {
  const plain = title.replace(/[[\]:*?/\\']/g, ' ').trim() || 'Liste'
  return n === 1 ? plain.slice(0, 31) : `${plain.slice(0, 27)} ${n}`
}

const part = (name: string, xml: string): Part => ({ name, chunks: [Buffer.from(XML + xml)] })
const relations = (to: [type: string, target: string][]) => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${to.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`).join('')}</Relationships>`

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const SHEETS = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const stylesXml = `<styleSheet xmlns="${MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="#,##0.00\\ &quot;€&quot;"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/><numFmt numFmtId="166" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEEF3F5"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf/><xf fontId="1" fillId="2" applyFont="1" applyFill="1"/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="166" applyNumberFormat="1"/></cellXfs></styleSheet>`
