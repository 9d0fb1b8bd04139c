/** Parts of documents that are filled in by hand: lists, boxes to tick, lines to write on, frames to sign, a line to cut along. */
import { paperInk, type Paper } from './paper.server'

const SIZE = 9.5

/** A list with a mark before each line. */
export function bullets(sheet: Paper, items: readonly string[], { size = SIZE, gap = 3, box = false }: { size?: number; gap?: number; box?: boolean } = {}): void {
  const indent = box ? 16 : 11
  const list = sheet.element('L')
  for (const item of items) {
    sheet.need(sheet.heightOf(item, sheet.width - indent, { size }))
    const top = sheet.y
    sheet.artifact(() => {
      if (box) sheet.doc.rect(sheet.left + 0.5, top + 1, 8.5, 8.5).lineWidth(0.8).stroke(paperInk.ink)
      else sheet.doc.circle(sheet.left + 2.5, top + size * 0.55, 1.5).fill(paperInk.accent)
    })
    const line = sheet.element('LI', list)
    sheet.tagged('LBody', () => sheet.text(item, { x: sheet.left + indent, y: top, width: sheet.width - indent }, { size }), line)
    line.end()
    sheet.space(gap)
  }
  list.end()
  sheet.space(4)
}

/** What is to be written by hand: a label, then a line up to the margin. */
export function blanks(sheet: Paper, labels: readonly string[], { size = SIZE, gap = 9, columns = 1 }: { size?: number; gap?: number; columns?: number } = {}): void {
  const between = 20
  const width = (sheet.width - between * (columns - 1)) / columns
  for (let first = 0; first < labels.length; first += columns) {
    sheet.need(size + gap + 4)
    const top = sheet.y
    labels.slice(first, first + columns).forEach((label, column) => {
      const x = sheet.left + column * (width + between)
      const taken = Math.min(width * 0.75, sheet.widthOf(label, { size }) + 5)
      sheet.tagged('P', () => sheet.text(label, { x, y: top, width: taken + 2 }, { size }))
      sheet.artifact(() => sheet.doc.moveTo(x + taken, top + size + 1.5).lineTo(x + width, top + size + 1.5).lineWidth(0.6).dash(1.2, { space: 2 }).stroke(paperInk.rule).undash())
    })
    sheet.doc.y = top + size + 3 + gap
  }
}

/** Frames to sign in, side by side, each with what is to be written there. */
export function frames(sheet: Paper, signers: readonly { title: string; lines: readonly string[] }[], height = 104): void {
  const gap = 18
  const width = (sheet.width - gap * (signers.length - 1)) / signers.length
  sheet.need(height + 6)
  const top = sheet.y
  signers.forEach(({ title, lines }, index) => {
    const x = sheet.left + index * (width + gap)
    sheet.artifact(() => sheet.doc.rect(x, top, width, height).lineWidth(0.8).stroke(paperInk.rule))
    sheet.tagged('P', () => {
      sheet.text(title, { x: x + 10, y: top + 9, width: width - 20 }, { size: 9.5, weight: 'bold' })
      lines.forEach((line, n) => sheet.text(line, { x: x + 10, y: top + 26 + n * 16, width: width - 20 }, { size: 8.5, color: paperInk.soft }))
    })
  })
  sheet.doc.y = top + height + 10
}

/** A dashed line across the page, along which one cuts. */
export function cutLine(sheet: Paper): void {
  const y = sheet.y + 6
  sheet.artifact(() => {
    sheet.doc.moveTo(0, y).lineTo(sheet.doc.page.width, y).lineWidth(0.7).dash(4, { space: 3 }).stroke(paperInk.rule).undash()
  })
  sheet.space(18)
}

/** A band across the text: what one must know before reading on. */
export function band(sheet: Paper, text: string, tone: 'warn' | 'info' = 'info'): void {
  const color = tone === 'warn' ? paperInk.warn : paperInk.accent
  const height = sheet.heightOf(text, sheet.width - 22, { size: 9, weight: 'medium' }) + 13
  sheet.need(height + 8)
  const top = sheet.y
  sheet.artifact(() => {
    sheet.doc.rect(sheet.left, top, sheet.width, height).fill(paperInk.wash)
    sheet.doc.rect(sheet.left, top, 3, height).fill(color)
  })
  sheet.tagged('P', () => sheet.text(text, { x: sheet.left + 13, y: top + 7, width: sheet.width - 22 }, { size: 9, weight: 'medium', color }))
  sheet.doc.y = top + height + 10
}
