/**
 * Designed documents as tagged PDF: headings, paragraphs, facts, tables, drawings. Lengths are PDF points (72 an inch),
 * measured from the top left corner. The same words and the same instant give the same bytes.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import type { Language } from './catalogues'

export const paperInk = { ink: '#16222c', soft: '#4d5c68', line: '#d8d8d2', rule: '#7c8993', accent: '#0b5a78', wash: '#eef3f5', warn: '#7d5200' } as const

type Doc = InstanceType<typeof PDFDocument>
type Align = 'left' | 'right' | 'center'
type Weight = 'regular' | 'medium' | 'bold'
type Look = { size?: number; weight?: Weight; color?: string; align?: Align; gap?: number }

/** `share`: part of the width that is left, beside the other columns' shares. Figures go right, in figures of one width. */
export type PaperColumn = { title: string; share: number; align?: Align }
/** A cell: one text, or a text with a smaller one under it. */
export type PaperCell = string | { text: string; detail: string }
export type PaperRow = { cells: PaperCell[]; strong?: boolean }
type Place = { x?: number; width?: number; size?: number }
type Box = { x: number; y: number; width: number; height: number }
type Element = ReturnType<Doc['struct']>

export type PaperOptions = {
  language: Language
  /** Shown in the window's title and on top of each page. */
  title: string
  house: string
  /** The instant that the document bears: of its sending, of its data; never "now" for what must come out the same again. */
  madeAt: Date
  landscape?: boolean
  /** A4 unless said. */
  size?: 'A4' | 'A3' | 'A2'
  /** Stands left at the foot of each page. */
  foot?: string
}

const words = {
  fr: { page: (n: number, of: number) => `Page ${n} / ${of}`, lang: 'fr-FR' },
  en: { page: (n: number, of: number) => `Page ${n} / ${of}`, lang: 'en-GB' },
} as const

const weights = { regular: 400, medium: 500, bold: 600 } as const
const files = new Map<Weight, Buffer>()

function font(weight: Weight): Buffer {
  let bytes = files.get(weight)
  if (!bytes) files.set(weight, (bytes = readFileSync(createRequire(import.meta.url).resolve(`@fontsource/inter/files/inter-latin-${weights[weight]}-normal.woff`))))
  return bytes
}

const plainLetters: Record<string, string> = { Ł: 'L', ł: 'l', Đ: 'D', đ: 'd', Ħ: 'H', ħ: 'h', 'ı': 'i' }

const TURN_MS = 10

/** Lets others of the process run after some milliseconds of work. */
class Turns {
  private since = performance.now()

  async next(): Promise<void> {
    if (performance.now() - this.since < TURN_MS) return
    await new Promise((resolve) => setImmediate(resolve))
    this.since = performance.now()
  }
}

/** Writes one document; gives its bytes. */
export async function paper(options: PaperOptions, write: (sheet: Paper) => void | Promise<void>): Promise<Buffer> {
  const sheet = new Paper(options)
  await write(sheet)
  return sheet.finish()
}

export class Paper {
  /** For drawings: everything that pdfkit can do, inside `drawing`. */
  readonly doc: Doc
  private readonly root: Element
  private readonly chunks: Buffer[] = []
  private readonly done: Promise<void>
  private readonly glyphs = new Map<string, boolean>()

  constructor(private readonly options: PaperOptions) {
    const { language, title, house, madeAt, landscape, size = 'A4' } = options
    this.doc = new PDFDocument({
      size, layout: landscape ? 'landscape' : 'portrait', margins: { top: 84, bottom: 64, left: 52, right: 52 }, bufferPages: true, autoFirstPage: false,
      pdfVersion: '1.7', tagged: true, subset: 'PDF/UA', displayTitle: true, lang: words[language].lang, font: null as never,
      info: { Title: title, Author: house, Creator: 'Pavillon', Producer: 'Pavillon', CreationDate: madeAt },
    } as unknown as ConstructorParameters<typeof PDFDocument>[0])
    this.done = new Promise((resolve, reject) => {
      this.doc.on('data', (chunk: Buffer) => this.chunks.push(chunk))
      this.doc.on('end', resolve)
      this.doc.on('error', reject)
    })
    for (const weight of Object.keys(weights) as Weight[]) this.doc.registerFont(weight, font(weight))
    this.root = this.doc.struct('Document')
    this.doc.addStructure(this.root)
    this.doc.font('regular')
    this.newPage()
  }

  /** What text may take: from the left margin to the right one. */
  get width(): number {
    const { width, margins } = this.doc.page
    return width - margins.left - margins.right
  }

  /** Whose document it is. */
  get house(): string {
    return this.options.house
  }

  get left(): number {
    return this.doc.page.margins.left
  }

  /** Where the next thing will stand. */
  get y(): number {
    return this.doc.y
  }

  private get bottom(): number {
    return this.doc.page.height - this.doc.page.margins.bottom
  }

  newPage(): void {
    this.doc.addPage()
    this.doc.y = this.doc.page.margins.top
  }

  /** Goes to a new page unless so much height is left on this one. */
  need(height: number): void {
    if (this.doc.y + height > this.bottom) this.newPage()
  }

  /** What is left of this page's height. */
  get room(): number {
    return this.bottom - this.doc.y
  }

  space(height: number): void {
    this.doc.y += height
  }

  heading(text: string, level: 1 | 2 | 3 = 1): void {
    const size = [22, 13, 10.5][level - 1]
    this.space(level === 1 ? 0 : 10)
    this.need(70)
    this.block(`H${level}`, text, { size, weight: 'bold', gap: level === 1 ? 8 : 5 })
  }

  paragraph(text: string, look: Look = {}): void {
    this.block('P', text, { gap: 6, ...look })
  }

  /** Blocks of lines side by side: an address each, a title over it. */
  beside(blocks: { title: string; lines: string[] }[]): void {
    const gap = 24
    const width = (this.width - gap * (blocks.length - 1)) / blocks.length
    const top = this.doc.y
    let lowest = top
    blocks.forEach(({ title, lines }, index) => {
      const x = this.left + index * (width + gap)
      this.tagged('P', () => {
        this.text(title, { x, y: top, width }, { size: 8, weight: 'medium', color: paperInk.soft })
        lines.forEach((line, n) => this.text(line, { x, y: this.doc.y + (n === 0 ? 3 : 1), width }, { size: n === 0 ? 10.5 : 9.5, weight: n === 0 ? 'bold' : 'regular' }))
      })
      lowest = Math.max(lowest, this.doc.y)
    })
    this.doc.y = lowest + 14
  }

  /** Terms and what they are, in a row under a thin line. */
  facts(facts: [string, string][]): void {
    const shown = facts.filter(([, value]) => value)
    const width = this.width / shown.length
    const top = this.doc.y + 8
    this.artifact(() => this.doc.moveTo(this.left, top - 6).lineTo(this.left + this.width, top - 6).lineWidth(0.6).stroke(paperInk.rule))
    let lowest = top
    shown.forEach(([term, value], index) => {
      const x = this.left + index * width
      this.tagged('P', () => {
        this.text(term, { x, y: top, width: width - 10 }, { size: 8, color: paperInk.soft })
        this.text(value, { x, y: this.doc.y + 1, width: width - 10 }, { size: 10, weight: 'medium' })
      })
      lowest = Math.max(lowest, this.doc.y)
    })
    this.doc.y = lowest + 12
  }

  /** A table that goes on over pages with its head repeated; `width` and `x` for one that takes part of the page. */
  table(columns: PaperColumn[], rows: PaperRow[], place: Place = {}): void {
    // Row by row, without a pause.
    for (const drawn of this.rowsOf(columns, rows, place)) void drawn
  }

  /** The same for a table of many pages: others of the process have their turn between its rows. */
  async longTable(columns: PaperColumn[], rows: PaperRow[], place: Place = {}): Promise<void> {
    const turns = new Turns()
    for (const drawn of this.rowsOf(columns, rows, place)) {
      void drawn
      await turns.next()
    }
  }

  private *rowsOf(columns: PaperColumn[], rows: PaperRow[], place: Place): Generator<void> {
    const { x = this.left, width = this.width, size = 9 } = place
    const shares = columns.reduce((sum, { share }) => sum + share, 0)
    const pad = 6
    const cells = columns.map((column, index) => ({
      ...column, width: (column.share / shares) * width,
      x: x + (columns.slice(0, index).reduce((sum, { share }) => sum + share, 0) / shares) * width,
    }))
    // What stands at the right of its column does not touch what begins at the left of the next.
    const inner = (column: (typeof cells)[number]) => (column.align === 'right' ? { x: column.x + pad, width: column.width - (column === cells.at(-1) ? pad : 2 * pad) } : { x: column.x, width: column.width - pad })
    const heightOf = ({ cells: texts, strong }: PaperRow) => Math.max(...cells.map((column, index) => this.cellHeight(texts[index] ?? '', inner(column).width, { size, weight: strong ? 'bold' : 'regular', align: column.align }))) + 2 * pad - 2
    const headHeight = Math.max(...cells.map((column) => this.heightOf(column.title, inner(column).width, { size: size - 1, weight: 'medium' }))) + pad
    const table = this.element('Table', this.root)
    const head = (repeated: boolean) => {
      const top = this.doc.y
      const draw = (column: (typeof cells)[number]) => this.text(column.title, { ...inner(column), y: top }, { size: size - 1, weight: 'medium', color: paperInk.soft, align: column.align })
      if (repeated) this.artifact(() => cells.forEach(draw))
      else {
        const row = this.element('TR', this.element('THead', table))
        cells.forEach((column) => this.tagged('TH', () => draw(column), row, { O: 'Table', Scope: 'Column' }))
      }
      this.line(x, top + headHeight, width, paperInk.rule)
      this.doc.y = top + headHeight + 1
    }
    if (columns.some(({ title }) => title)) {
      this.need(headHeight + (rows[0] ? heightOf(rows[0]) : 0))
      head(false)
    }
    const body = this.element('TBody', table)
    for (const row of rows) {
      const height = heightOf(row)
      if (this.doc.y + height > this.bottom) {
        this.newPage()
        if (columns.some(({ title }) => title)) head(true)
      }
      const top = this.doc.y
      if (row.strong) this.artifact(() => this.doc.rect(x - 4, top, width + 8, height).fill(paperInk.wash))
      const line = this.element('TR', body)
      cells.forEach((column, index) => this.tagged('TD', () => this.cell(row.cells[index] ?? '', { ...inner(column), y: top + pad - 1 }, { size, align: column.align, weight: row.strong ? 'bold' : 'regular' }), line))
      this.line(x, top + height, width, paperInk.line)
      this.doc.y = top + height
      yield
    }
    table.end()
    this.doc.y += 10
  }

  /** A picture drawn by hand with what it shows in words for those who cannot see it. */
  drawing(alt: string, height: number, draw: (doc: Doc, box: Box) => void): void {
    this.need(height)
    const box = { x: this.left, y: this.doc.y, width: this.width, height }
    this.tagged('Figure', () => { this.doc.save(); draw(this.doc, box); this.doc.restore() }, this.root, undefined, alt)
    this.doc.font('regular').fillColor(paperInk.ink)
    this.doc.y = box.y + height
  }

  /** An empty frame to sign in, with what is to be written there. */
  signature(title: string, lines: string[], height = 88): void {
    this.need(height + 6)
    const top = this.doc.y
    const width = this.width / 2
    const x = this.left + this.width - width
    this.artifact(() => this.doc.rect(x, top, width, height).lineWidth(0.8).stroke(paperInk.rule))
    this.tagged('P', () => {
      this.text(title, { x: x + 10, y: top + 9, width: width - 20 }, { size: 9.5, weight: 'bold' })
      lines.forEach((line) => this.text(line, { x: x + 10, y: this.doc.y + 3, width: width - 20 }, { size: 8.5, color: paperInk.soft }))
    })
    this.doc.y = top + height + 8
  }

  /** Text at a place, for drawings and blocks; outside them use `paragraph`. Gives nothing back; `doc.y` stands under it. */
  text(text: string, { x, y, width }: { x: number; y: number; width: number }, { size = 9.5, weight = 'regular', color = paperInk.ink, align = 'left' }: Look = {}): void {
    const letters = this.printable(text)
    this.doc.font(weight).fontSize(size).fillColor(color)
    // Figures of one width where they stand under each other; elsewhere they would tear words with hyphens apart.
    this.doc.text(letters, x, y, { width, align, lineGap: 1.5, features: align === 'right' ? ['tnum'] : undefined })
  }

  /** Ends the document; gives its bytes. */
  async finish(): Promise<Buffer> {
    this.root.end()
    const { count } = this.doc.bufferedPageRange()
    const turns = new Turns()
    for (let n = 0; n < count; n += 1) {
      this.doc.switchToPage(n)
      this.frame(n + 1, count)
      await turns.next()
    }
    this.doc.end()
    await this.done
    return Buffer.concat(this.chunks)
  }

  private frame(n: number, of: number): void {
    const { house, title, foot = '', language } = this.options
    const { page } = this.doc
    // What stands in the margins must not open a page.
    const { top, bottom } = page.margins
    page.margins.top = page.margins.bottom = 0
    const rule = (y: number) => this.doc.moveTo(this.left, y).lineTo(this.left + this.width, y).lineWidth(0.6).strokeColor(paperInk.rule).stroke()
    this.artifact(() => {
      this.text(house, { x: this.left, y: 34, width: this.width }, { size: 11, weight: 'bold', color: paperInk.accent })
      const width = this.width - this.widthOf(house, { size: 11, weight: 'bold' }) - 24
      this.text(this.onOneLine(title, width, { size: 8.5 }), { x: this.left + this.width - width, y: 36, width }, { size: 8.5, color: paperInk.soft, align: 'right' })
      rule(58)
      // The ends of a dimension line, as on a drawing.
      for (const x of [this.left, this.left + this.width]) this.doc.moveTo(x - 3, 61).lineTo(x + 3, 55).stroke()
    }, 'Header')
    this.artifact(() => {
      const y = page.height - 40
      rule(y - 8)
      this.text(foot, { x: this.left, y, width: this.width * 0.8 }, { size: 7.5, color: paperInk.soft })
      this.text(words[language].page(n, of), { x: this.left + this.width * 0.8, y, width: this.width * 0.2 }, { size: 7.5, color: paperInk.soft, align: 'right' })
    }, 'Footer')
    page.margins.top = top
    page.margins.bottom = bottom
  }

  private block(type: string, text: string, look: Look): void {
    const size = look.size ?? 9.5
    if (type === 'P') this.need(Math.min(this.heightOf(text, this.width, look), this.bottom - this.doc.page.margins.top))
    this.tagged(type, () => this.text(text, { x: this.left, y: this.doc.y, width: this.width }, { ...look, size }))
    this.doc.y += look.gap ?? 0
  }

  private cell(cell: PaperCell, place: { x: number; y: number; width: number }, look: Look): void {
    if (typeof cell === 'string') return this.text(cell, place, look)
    this.text(cell.text, place, look)
    this.text(cell.detail, { ...place, y: this.doc.y + 1 }, { ...look, weight: 'regular', size: (look.size ?? 9) - 1, color: paperInk.soft })
  }

  private cellHeight(cell: PaperCell, width: number, look: Look): number {
    if (typeof cell === 'string') return this.heightOf(cell, width, look)
    return this.heightOf(cell.text, width, look) + 1 + this.heightOf(cell.detail, width, { ...look, weight: 'regular', size: (look.size ?? 9) - 1 })
  }

  /** How wide a text is on one line. */
  widthOf(text: string, { size = 9.5, weight = 'regular' }: Look = {}): number {
    this.doc.font(weight).fontSize(size)
    return this.doc.widthOfString(this.printable(text))
  }

  /** As much of a text as one line of such a width takes; the rest is an ellipsis. */
  private onOneLine(text: string, width: number, look: Look): string {
    // Figures of one width may be wider than those that were measured.
    const fits = (part: string) => this.widthOf(part, look) <= width * 0.98
    if (fits(text)) return text
    const letters = [...text]
    while (letters.length > 1 && !fits(`${letters.join('')}…`)) letters.pop()
    return `${letters.join('').trimEnd()}…`
  }

  /** How high a text will stand in such a width. */
  heightOf(text: string, width: number, { size = 9.5, weight = 'regular', align }: Look): number {
    const letters = this.printable(text) || ' '
    this.doc.font(weight).fontSize(size)
    return this.doc.heightOfString(letters, { width, lineGap: 1.5, features: align === 'right' ? ['tnum'] : undefined })
  }

  private line(x: number, y: number, width: number, color: string): void {
    this.artifact(() => this.doc.moveTo(x, y).lineTo(x + width, y).lineWidth(0.5).stroke(color))
  }

  /** A group in the structure of the document: a table, a list. Whoever opens one ends it. */
  element(type: string, parent = this.root): Element {
    const made = this.doc.struct(type)
    parent.add(made)
    return made
  }

  /** Draws something that readers of the structure find under `type`. */
  tagged(type: string, draw: () => void, parent = this.root, attributes?: Record<string, string>, alt?: string): void {
    const made = this.doc.struct(type, alt ? { alt } : {}, [draw])
    if (attributes) (made as unknown as { dictionary: { data: Record<string, unknown> } }).dictionary.data.A = attributes
    parent.add(made)
    made.end()
  }

  /** Draws what only the eye needs: lines, frames. */
  artifact(draw: () => void, kind?: 'Header' | 'Footer'): void {
    this.doc.markContent('Artifact', kind ? ({ type: 'Pagination', attached: [kind === 'Header' ? 'Top' : 'Bottom'] } as never) : ({ type: 'Layout' } as never))
    draw()
    this.doc.endMarkedContent()
  }

  /** Letters that the font does not have lose their marks; what still is none becomes a question mark. */
  private printable(text: string): string {
    return [...text.normalize('NFC')].map((letter) => (this.has(letter) ? letter : this.near(letter))).join('')
  }

  private near(letter: string): string {
    const bare = plainLetters[letter] ?? letter.normalize('NFKD').replace(/\p{M}/gu, '')
    return bare && [...bare].every((part) => this.has(part)) ? bare : '?'
  }

  private has(letter: string): boolean {
    if (letter === '\n') return true
    let known = this.glyphs.get(letter)
    if (known === undefined) {
      this.doc.font('regular')
      const { font } = (this.doc as unknown as { _font: { font: { hasGlyphForCodePoint(point: number): boolean } } })._font
      this.glyphs.set(letter, (known = font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)))
    }
    return known
  }
}
