/** Which paper a list needs and how wide its columns are, so that no word of a heading and no date is broken into letters. */

type Column = { title: string; share: number }
export type Layout = { size: 'A4' | 'A3' | 'A2'; landscape: boolean; type: number; widths: number[] }

// Points between the margins, and how much smaller the type is there: a printer that has A4 only is the usual one.
const papers = [
  { size: 'A4', landscape: false, width: 491, smaller: 0 }, { size: 'A4', landscape: true, width: 738, smaller: 0 }, { size: 'A4', landscape: true, width: 738, smaller: 1 },
  { size: 'A3', landscape: true, width: 1087, smaller: 0 }, { size: 'A3', landscape: true, width: 1087, smaller: 1 }, { size: 'A2', landscape: true, width: 1580, smaller: 1 },
] as const
// Widest usual letter of our type, in parts of its size; and what a cell keeps free at its sides, in points.
const LETTER = 0.62
const SIDES = 12
// A longer one (an address of mail) may break.
const LONGEST_WORD = 28

const longest = (text: string) => Math.max(0, ...text.split(/[\s-]+/).map((word) => Math.min(word.length, LONGEST_WORD)))

/** The smallest paper on which each column has room for its longest word; what is left goes to those with the larger share. */
export function layoutOf(columns: readonly Column[], rows: readonly (readonly string[])[]): Layout {
  const usual = columns.length > 12 ? 7 : columns.length > 8 ? 8 : 9
  const letters = columns.map(({ title }, place) => Math.max(longest(title), ...rows.map((cells) => longest(cells[place] ?? ''))))
  const widthsAt = (type: number) => letters.map((count) => count * LETTER * type + SIDES)
  const sumOf = (widths: readonly number[]) => widths.reduce((sum, width) => sum + width, 0)
  const paper = papers.find(({ width, smaller }, index) => width >= sumOf(widthsAt(usual - smaller)) && (index > 0 || columns.length <= 5)) ?? papers[papers.length - 1] ?? papers[0]
  const type = usual - paper.smaller
  const least = widthsAt(type)
  const needed = sumOf(least)
  const shares = columns.reduce((sum, { share }) => sum + share, 0)
  const rest = Math.max(0, paper.width - needed)
  return { size: paper.size, landscape: paper.landscape, type, widths: least.map((width, place) => width + (rest * (columns[place]?.share ?? 0)) / shares) }
}
