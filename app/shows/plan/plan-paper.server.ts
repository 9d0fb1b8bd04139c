import type { Language } from '~/ui/catalogues'
import { paper, paperInk, type Paper } from '~/ui/paper.server'
import { translator } from '~/ui/translator'
import { areaOf, cm, overlap, type PlanHall, type PlanStand, type Rect } from './rules'

export const sizes = ['A4', 'A3', 'A2'] as const
/** Centimetres of the hall for a centimetre of paper. */
export const scales = [50, 75, 100, 125, 150, 200, 250, 300, 400, 500] as const
export type PlanSize = (typeof sizes)[number]
export type PlanScale = (typeof scales)[number]

/** Points of paper for a metre of the hall (72 points an inch of 25.4 mm). */
export const pointsPerMetre = (scale: number) => ((1_000 / scale) * 72) / 25.4

/** Who stands on a stand, as it is printed; `held` is tinted otherwise than what is sure. */
export type PrintedHolder = { name: string; held: boolean }

type Options = {
  language: Language
  house: string
  title: string
  madeAt: Date
  size: PlanSize
  /** The largest that fits on one sheet unless said. */
  scale?: PlanScale
}

/** The plan of a show's halls to scale, a hall on one sheet or on several to be put together, then who stands where. */
export function planPaper(halls: PlanHall[], holderOf: (stand: PlanStand) => PrintedHolder | undefined, options: Options): Promise<Buffer> {
  const { language, title, house, madeAt, size } = options
  const t = translator(language, 'showPlan')
  return paper({ language, title, house, madeAt, landscape: true, size }, (sheet) => {
    halls.forEach((hall, index) => {
      if (index > 0) sheet.newPage()
      printHall(sheet, hall, holderOf, options)
    })
    const rows = halls.flatMap((hall) => hall.stands.map((stand) => ({ hall, stand, holder: holderOf(stand) }))).sort((a, b) => a.stand.number.localeCompare(b.stand.number, 'fr', { numeric: true }))
    if (rows.length === 0) return
    sheet.newPage()
    sheet.heading(t('paper.list'))
    const words = (metres: number) => new Intl.NumberFormat(language).format(metres)
    sheet.table(
      [{ title: t('paper.number'), share: 1 }, { title: t('paper.area'), share: 1, align: 'right' }, { title: t('paper.who'), share: 5 }],
      rows.map(({ hall, stand, holder }) => ({ cells: [halls.length > 1 ? { text: stand.number, detail: hall.name } : stand.number, `${words(areaOf(stand))} m²`, holder?.name ?? t('paper.free')] })),
    )
  })
}

// Around the hall, for its dimension lines; and under it, for the scale bar.
const EDGE = 26
const FOOT = 34

/** The largest scale at which a hall lies on a box of so many points; the smallest there is where none does. */
export function fittingScale({ width, height }: Pick<PlanHall, 'width' | 'height'>, box: { width: number; height: number }): PlanScale {
  return scales.find((scale) => width * pointsPerMetre(scale) <= box.width && height * pointsPerMetre(scale) <= box.height) ?? 500
}

function printHall(sheet: Paper, hall: PlanHall, holderOf: (stand: PlanStand) => PrintedHolder | undefined, { language, scale: wanted }: Options): void {
  const t = translator(language, 'showPlan')
  sheet.heading(hall.name, 2)
  const box = { width: sheet.width - EDGE, height: sheet.room - EDGE - FOOT - 40 }
  const scale = wanted ?? fittingScale(hall, box)
  const metre = pointsPerMetre(scale)
  const [columns, lines] = [Math.ceil((hall.width * metre) / box.width - 1e-6), Math.ceil((hall.height * metre) / box.height - 1e-6)]
  const of = Math.max(1, columns) * Math.max(1, lines)
  for (let n = 0; n < of; n += 1) {
    if (n > 0) {
      sheet.newPage()
      sheet.heading(hall.name, 2)
    }
    sheet.paragraph([t('paper.scale', { scale }), of > 1 && t('paper.sheet', { n: n + 1, of }), of > 1 && n === 0 && t('paper.tiles', { n: of })].filter(Boolean).join(' · '), { gap: 6 })
    // The part of the hall that this sheet shows, in metres.
    const [x, y] = [(n % columns) * (box.width / metre), Math.floor(n / columns) * (box.height / metre)]
    const part = { x, y, width: Math.min(hall.width - x, box.width / metre), height: Math.min(hall.height - y, box.height / metre) }
    const seen = hall.stands.filter((stand) => overlap(stand, part))
    sheet.drawing(t('paper.drawing', { hall: hall.name, width: hall.width, height: hall.height, n: seen.length }), part.height * metre + EDGE + FOOT, (doc, { x, y }) => {
      const origin = { x: x + EDGE - part.x * metre, y: y + EDGE - part.y * metre }
      const at = (metres: { x: number; y: number }) => [origin.x + metres.x * metre, origin.y + metres.y * metre] as const
      doc.save()
      doc.rect(x + EDGE - 1, y + EDGE - 1, part.width * metre + 2, part.height * metre + 2).clip()
      ground(doc, hall, at, metre)
      for (const stand of seen) printStand(sheet, stand, holderOf(stand), at(stand), metre, insidePart(stand, part))
      doc.restore()
      dimensions(sheet, part, { x: x + EDGE, y: y + EDGE }, metre, (n) => t('paper.dimension', { n: cm(n) }))
      scaleBar(sheet, { x: x + EDGE, y: y + EDGE + part.height * metre + 14 }, metre, (n) => t('paper.metres', { n }))
    })
  }
}

const insidePart = (stand: Rect, part: Rect) => {
  const [x, y] = [stand.x + stand.width / 2, stand.y + stand.height / 2]
  return x >= part.x && x < part.x + part.width && y >= part.y && y < part.y + part.height
}

type Doc = Paper['doc']
type Place = (metres: { x: number; y: number }) => readonly [number, number]

function ground(doc: Doc, hall: PlanHall, at: Place, metre: number): void {
  const outline = hall.outline.length >= 3 ? hall.outline : ([[0, 0], [hall.width, 0], [hall.width, hall.height], [0, hall.height]] as const)
  const corners = outline.map(([x, y]) => [...at({ x, y })])
  doc.save()
  doc.polygon(...(corners as [number, number][])).clip()
  doc.lineWidth(0.25).strokeColor(paperInk.line)
  for (let x = 1; x < hall.width; x += 1) doc.moveTo(...at({ x, y: 0 })).lineTo(...at({ x, y: hall.height })).stroke()
  for (let y = 1; y < hall.height; y += 1) doc.moveTo(...at({ x: 0, y })).lineTo(...at({ x: hall.width, y })).stroke()
  for (const gangway of hall.gangways) doc.rect(...at(gangway), gangway.width * metre, gangway.height * metre).fillOpacity(0.6).fill(paperInk.wash).fillOpacity(1)
  doc.restore()
  doc.lineWidth(1.4).strokeColor(paperInk.ink).polygon(...(corners as [number, number][])).stroke()
}

function printStand(sheet: Paper, stand: PlanStand, holder: PrintedHolder | undefined, [x, y]: readonly [number, number], metre: number, named: boolean): void {
  const { doc } = sheet
  const [width, height] = [stand.width * metre, stand.height * metre]
  doc.lineWidth(0.6).rect(x, y, width, height).fillAndStroke(!holder ? '#ffffff' : holder.held ? '#f8eed8' : '#e2efe7', paperInk.rule)
  if (!stand.equipped) doc.polygon([x, y + height], [x + Math.min(8, width / 4), y + height], [x, y + height - Math.min(8, height / 4)]).fill(paperInk.rule)
  // A stand that lies on two sheets is named on the one that has its middle; text beyond the paper would open a page.
  if (!named) return
  const size = Math.max(4, Math.min(width / 4, height / 3.2, 13))
  const middle = y + height / 2
  sheet.text(stand.number, { x: x + 1, y: middle - (holder ? size * 1.05 : size * 0.6), width: width - 2 }, { size, weight: 'bold', align: 'center' })
  if (!holder) return
  const small = Math.max(3.2, size * 0.55)
  doc.font('regular').fontSize(small)
  sheet.text(cut(doc, holder.name, width - 3), { x: x + 1, y: middle + size * 0.15, width: width - 2 }, { size: small, align: 'center' })
}

/** As much of a name as lies on a line of this width. */
function cut(doc: Doc, name: string, width: number): string {
  if (doc.widthOfString(name) <= width) return name
  let end = name.length - 1
  while (end > 1 && doc.widthOfString(`${name.slice(0, end)}…`) > width) end -= 1
  return `${name.slice(0, end).trimEnd()}…`
}

function dimensions(sheet: Paper, part: { width: number; height: number }, { x, y }: { x: number; y: number }, metre: number, words: (n: number) => string): void {
  const { doc } = sheet
  const [width, height] = [part.width * metre, part.height * metre]
  doc.lineWidth(0.5).strokeColor(paperInk.soft)
  doc.moveTo(x, y - 8).lineTo(x + width, y - 8).moveTo(x, y - 12).lineTo(x, y - 4).moveTo(x + width, y - 12).lineTo(x + width, y - 4)
  doc.moveTo(x - 8, y).lineTo(x - 8, y + height).moveTo(x - 12, y).lineTo(x - 4, y).moveTo(x - 12, y + height).lineTo(x - 4, y + height).stroke()
  sheet.text(words(part.width), { x, y: y - 20, width }, { size: 8, color: paperInk.soft, align: 'center' })
  doc.save()
  doc.rotate(-90, { origin: [x - 18, y + height / 2] })
  sheet.text(words(part.height), { x: x - 18 - height / 2, y: y + height / 2 - 4, width: height }, { size: 8, color: paperInk.soft, align: 'center' })
  doc.restore()
}

/** Ten metres (or two, on a large scale) drawn as long as they are on this paper, so that a copy that was enlarged is found out. */
function scaleBar(sheet: Paper, { x, y }: { x: number; y: number }, metre: number, words: (n: number) => string): void {
  const length = metre * 10 > 300 ? 2 : 10
  const step = (length / 2) * metre
  sheet.doc.lineWidth(0.5).rect(x, y, step, 4).fillAndStroke(paperInk.ink, paperInk.ink).rect(x + step, y, step, 4).fillAndStroke('#ffffff', paperInk.ink)
  for (const [n, at] of [[0, 0], [length / 2, step], [length, 2 * step]] as const) sheet.text(words(n), { x: x + at - 15, y: y + 6, width: 30 }, { size: 7, color: paperInk.soft, align: 'center' })
}
