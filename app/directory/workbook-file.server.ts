/**
 * Rows of an Excel workbook (ECMA-376, .xlsx), read as they are unpacked: our own, Excel's, LibreOffice's. Strings that
 * the sheets share are kept in memory, up to a limit; nothing else is. Days come as `2026-11-19`.
 */
import { openZip, type ZipFile } from './zip-file.server'
import { Unreadable } from './unreadable'
import { attribute, XmlReader, type XmlHandler } from './xml-file'

const MEGABYTE = 1024 * 1024
/** How much each part may be once unpacked. */
export const MOST = { small: 8 * MEGABYTE, strings: 128 * MEGABYTE, sheet: 1024 * MEGABYTE }
const MOST_COLUMNS = 1_000

export type Row = { line: number; cells: string[] }
type Sheet = { name: string; part: string }
export type Workbook = { sheets: Sheet[]; rows(sheet: Sheet, onBytes?: (packed: number) => void): AsyncGenerator<Row>; close(): Promise<void> }

/** Opens a workbook: its sheets that are not hidden, in their order. The caller closes it. @throws Unreadable */
export async function openWorkbook(path: string, most = MOST): Promise<Workbook> {
  const zip = await openZip(path)
  try {
    const { sheets, date1904, styles, strings } = await contentsOf(zip)
    const formats = styles ? await formatsOf(zip, styles) : []
    const shared = strings ? await sharedStrings(zip, strings, most.strings) : []
    return { sheets, rows: (sheet, onBytes) => rowsOf(zip, sheet.part, { formats, shared, date1904, most: most.sheet }, onBytes), close: () => zip.close() }
  } catch (error) {
    await zip.close()
    throw error
  }
}

async function readPart(zip: ZipFile, name: string, most: number, handler: Partial<XmlHandler>): Promise<void> {
  const reader = new XmlReader({ open: () => undefined, close: () => undefined, text: () => undefined, ...handler })
  for await (const chunk of zip.read(name, most)) reader.push(chunk)
  reader.end()
}

async function contentsOf(zip: ZipFile) {
  const main = (await relations(zip, '', '_rels/.rels')).find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const parts = await relations(zip, folder, `${folder}_rels/${main.slice(folder.length)}.rels`)
  const sheets: Sheet[] = []
  let [date1904, isWorkbook] = [false, false]
  if (!zip.names.includes(main)) throw new Unreadable('notWorkbook')
  await readPart(zip, main, MOST.small, {
    open(name, attributes) {
      isWorkbook ||= name === 'workbook'
      // Word and its like pack their files as workbooks are packed; what is inside may be long.
      if (!isWorkbook) throw new Unreadable('notWorkbook')
      if (name === 'workbookPr') date1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')
      const part = name === 'sheet' && parts.find(({ id }) => id === attribute(attributes, '[\\w]+:id'))
      if (part && part.type === 'worksheet' && !/hidden/i.test(attribute(attributes, 'state') ?? '')) sheets.push({ name: attribute(attributes, 'name') ?? '', part: part.target })
    },
  })
  if (sheets.length === 0) throw new Unreadable('broken')
  return { sheets, date1904, styles: parts.find(({ type }) => type === 'styles')?.target, strings: parts.find(({ type }) => type === 'sharedStrings')?.target }
}

async function relations(zip: ZipFile, folder: string, name: string): Promise<{ id: string; type: string; target: string }[]> {
  const found: { id: string; type: string; target: string }[] = []
  if (!zip.names.includes(name)) return found
  await readPart(zip, name, MOST.small, {
    open(element, attributes) {
      if (element !== 'Relationship') return
      const target = attribute(attributes, 'Target') ?? ''
      found.push({ id: attribute(attributes, 'Id') ?? '', type: attribute(attributes, 'Type')?.split('/').at(-1) ?? '', target: target.startsWith('/') ? target.slice(1) : folder + target.replace(/^\.\//, '') })
    },
  })
  return found
}

/** How each style shows a number: as a day, padded with zeros to a length, or as it is. */
type NumberFormat = 'day' | number | undefined

async function formatsOf(zip: ZipFile, name: string): Promise<NumberFormat[]> {
  const codes = new Map<number, string>()
  const styles: NumberFormat[] = []
  let inCells = false
  await readPart(zip, name, MOST.small, {
    open(element, attributes) {
      if (element === 'numFmt') codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '')
      if (element === 'cellXfs') inCells = true
      if (element === 'xf' && inCells) styles.push(formatOf(Number(attribute(attributes, 'numFmtId') ?? 0), codes))
    },
    close(element) {
      if (element === 'cellXfs') inCells = false
    },
  })
  return styles
}

// The formats that every workbook knows by their number (ECMA-376, 18.8.30), days and hours among them.
function formatOf(id: number, codes: Map<number, string>): NumberFormat {
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)) return 'day'
  const code = codes.get(id) ?? ''
  if (/^0{2,}$/.test(code)) return code.length
  return /[dmyhs]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '')) && !/general/i.test(code) ? 'day' : undefined
}

async function sharedStrings(zip: ZipFile, name: string, most: number): Promise<string[]> {
  const strings: string[] = []
  const words = wordsHandler()
  await readPart(zip, name, most, {
    open(element, attributes) {
      if (element === 'si') words.begin()
      words.open(element, attributes)
    },
    text: (text) => words.text(text),
    close(element) {
      words.close(element)
      if (element === 'si') strings.push(words.taken())
    },
  })
  return strings
}

/** Gathers the words of a string, in one piece or in many with their looks; how they are read out (rPh) is left out. */
function wordsHandler() {
  let [found, inText, inReading] = ['', false, false]
  return {
    begin: () => void ([found, inText, inReading] = ['', false, false]),
    open(element: string, _attributes: string) {
      if (element === 't') inText = true
      if (element === 'rPh') inReading = true
    },
    text(text: string) {
      if (inText && !inReading) found += text
    },
    close(element: string) {
      if (element === 't') inText = false
      if (element === 'rPh') inReading = false
    },
    // ECMA-376, ST_Xstring: what XML cannot hold is written by its number.
    taken: () => (found.includes('_x') ? found.replace(/_x([\da-f]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : found).replace(/\r\n?/g, '\n'),
  }
}

type Ground = { formats: NumberFormat[]; shared: string[]; date1904: boolean; most: number }

async function* rowsOf(zip: ZipFile, part: string, ground: Ground, onBytes?: (packed: number) => void): AsyncGenerator<Row> {
  let ready: Row[] = []
  let [line, place, type, style, number, inNumber] = [0, -1, 'n', 0, '', false]
  let cells: string[] = []
  const words = wordsHandler()
  const reader = new XmlReader({
    open(name, attributes) {
      if (name === 'row') {
        line = Number(attribute(attributes, 'r')) || line + 1
        place = -1
        cells = []
      } else if (name === 'c') {
        place = placeOf(attribute(attributes, 'r')) ?? place + 1
        type = attribute(attributes, 't') ?? 'n'
        style = Number(attribute(attributes, 's') ?? 0)
        number = ''
        words.begin()
      } else if (name === 'v') inNumber = true
      else words.open(name, attributes)
    },
    text(text) {
      if (inNumber) number += text
      else words.text(text)
    },
    close(name) {
      if (name === 'v') inNumber = false
      else if (name === 'c' && place < MOST_COLUMNS) cells[place] = type === 'inlineStr' ? words.taken() : valueOf(number, type, style, ground)
      else if (name === 'row') ready.push({ line, cells: Array.from(cells, (cell) => cell ?? '') })
      else words.close(name)
    },
  })
  for await (const chunk of zip.read(part, ground.most, onBytes)) {
    reader.push(chunk)
    yield* ready
    ready = []
  }
  reader.end()
  yield* ready
}

/** `AB12` → 27. */
function placeOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference ?? '')?.[0]
  return letters === undefined ? undefined : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function valueOf(written: string, type: string, style: number, { formats, shared, date1904 }: Ground): string {
  if (type === 's') return shared[Number(written)] ?? ''
  if (type === 'str') return written.replace(/_x([\da-f]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))).replace(/\r\n?/g, '\n')
  if (type === 'e') return ''
  if (type === 'd') return written.slice(0, 10)
  const value = Number(written)
  if (!written || !Number.isFinite(value) || type === 'b') return written
  const format = formats[style]
  if (format === 'day') return dayOf(value, date1904)
  // A number that is a name (SIRET) may be written as 3.5600000049837E13.
  const digits = Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value)
  return typeof format === 'number' ? digits.padStart(format, '0') : digits
}

/** Days since 30 December 1899, or 1 January 1904 in workbooks of old Macintoshes. An hour alone is no day. */
function dayOf(serial: number, date1904: boolean): string {
  const days = Math.floor(serial + 1e-6) + (date1904 ? 1_462 : 0)
  return days < 1 || days > 2_958_465 ? String(serial) : new Date((days - 25_569) * 86_400_000).toISOString().slice(0, 10)
}
