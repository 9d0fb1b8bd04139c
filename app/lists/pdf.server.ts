/** Lists on paper: tagged PDF with page numbers and the total; or a sheet to sign, with an empty column. */
import type { Language } from '~/ui/catalogues'
import { paper, type PaperColumn } from '~/ui/paper.server'
import { shortDate } from '~/ui/time'
import { translator } from '~/ui/translator'
import type { ColumnHead, Kind, List, Value } from './list'
import { layoutOf } from './pdf-layout'
import { readableWords } from './words'

/** More than that is no paper that anybody reads, and would be drawn in memory. */
export const MOST_ON_PAPER = 2_000

const shares: Record<Kind, number> = { text: 3, identifier: 1.8, phone: 2, number: 1, money: 1.4, day: 1.5, moment: 2, yes: 1 }

// Room for a hand: beside, and in lines.
const SIGNATURE = 12
const EMPTY_LINES = '\n\n'

/** The first rows of a list, as many as paper takes, and whether more were left. */
async function firstRows(list: List): Promise<{ rows: Value[][]; more: boolean }> {
  const rows: Value[][] = []
  for await (const batch of list.values()) {
    rows.push(...batch)
    if (rows.length > MOST_ON_PAPER) return { rows: rows.slice(0, MOST_ON_PAPER), more: true }
  }
  return { rows, more: false }
}

/** Paper has less room than a screen: a column in which no row says anything is left out, as long as others remain. */
function withoutEmpty(columns: ColumnHead[], rows: Value[][]): { columns: ColumnHead[]; rows: Value[][] } {
  const told = columns.flatMap((_, place) => (rows.some((row) => row[place] !== null && row[place] !== undefined && row[place] !== '') ? [place] : []))
  if (told.length === 0) return { columns, rows }
  return { columns: told.flatMap((place) => columns[place] ?? []), rows: rows.map((row) => told.map((place) => row[place])) }
}

/** A list as PDF; `toSign` leaves room for a signature beside each row. */
export async function pdf(list: List, options: { language: Language; house: string; madeAt: Date; toSign: boolean }): Promise<Buffer> {
  const { language, house, madeAt, toSign } = options
  const t = translator(language, 'lists')
  const { rows: all, more } = await firstRows(list)
  const { columns, rows } = withoutEmpty(list.columns, all)
  const sums = columns.map((column, place) => sumOf(column, place, rows))
  const written = rows.map((row) => ({ cells: [...columns.map((column, place) => readableWords(column, row[place], language, t('yes'), t('no'))), ...(toSign ? [EMPTY_LINES] : [])] }))
  const total = columns.map((column, place) => (place === 0 && sums[0] === undefined ? t('total') : sums[place] === undefined ? '' : readableWords(column, sums[place], language, '', '')))
  const named = [...columns.map(({ title, kind }) => ({ title, share: shares[kind] })), ...(toSign ? [{ title: t('signature'), share: SIGNATURE }] : [])]
  const { size, landscape, type, widths } = layoutOf(named, [...written.map(({ cells }) => cells), total])
  const heads: PaperColumn[] = named.map(({ title }, place) => ({ title, share: widths[place] ?? 1, align: ['number', 'money'].includes(columns[place]?.kind ?? '') ? 'right' : 'left' }))
  return paper({ language, title: list.title, house, madeAt, size, landscape, foot: t('madeOn', { day: shortDate(madeAt, language) }) }, async (sheet) => {
    sheet.heading(toSign ? t('signSheet') : list.title)
    if (toSign) sheet.paragraph(list.title, { size: 11 })
    sheet.paragraph(t('rows', { n: rows.length }) + (more ? ` · ${t('cut', { n: MOST_ON_PAPER })}` : ''), { gap: 10 })
    if (rows.length > 0) await sheet.longTable(heads, [...written, ...(sums.some((sum) => sum !== undefined) ? [{ cells: [...total, ...(toSign ? [''] : [])], strong: true }] : [])], { size: type })
  })
}

/** What can be added up: amounts, and counts of people; a rank or a place on the globe cannot. */
const SUMMED = new Set(['pupils', 'adults', 'total', 'stepFree', 'seats', 'taken', 'free', 'waiting', 'sessions', 'activities', 'pupilsPresent', 'adultsPresent', 'coExhibitors', 'area', 'net', 'vat', 'gross', 'files'])

function sumOf({ key, kind }: ColumnHead, place: number, rows: Value[][]): number | undefined {
  if (kind !== 'money' && !SUMMED.has(key)) return undefined
  return rows.reduce((sum, row) => sum + (typeof row[place] === 'number' ? row[place] : 0), 0)
}
