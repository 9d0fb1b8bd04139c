import { expect, test } from 'vitest'
import { layoutOf } from './pdf-layout'

const columns = (n: number, title = 'Établissement') => Array.from({ length: n }, () => ({ title, share: 1 }))
const days = (n: number) => [Array.from({ length: n }, () => '04/01/2027')]

test('a short list stays on an upright sheet, a wider one lies, and one of thirty columns takes larger paper', () => {
  expect(layoutOf(columns(4), days(4))).toMatchObject({ size: 'A4', landscape: false, type: 9 })
  expect(layoutOf(columns(7, 'Date'), days(7))).toMatchObject({ size: 'A4', landscape: true })
  // Before larger paper, smaller type.
  expect(layoutOf(columns(9, 'Accompagnateurs'), days(9))).toMatchObject({ size: 'A4', landscape: true, type: 7 })
  expect(layoutOf(columns(11), days(11))).toMatchObject({ size: 'A3', landscape: true })
  expect(layoutOf(columns(20), days(20))).toMatchObject({ size: 'A2' })
})

test('no column is narrower than its longest word, whatever its share; what is left goes by shares', () => {
  const { widths, type } = layoutOf([{ title: 'Accompagnateurs', share: 1 }, { title: 'Nom', share: 6 }], [['2', 'Collège des Tilleuls']])
  expect(widths[0]).toBeGreaterThan('Accompagnateurs'.length * 0.6 * type)
  expect(widths[1]).toBeGreaterThan(widths[0] ?? 0)
  expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(491, 6)
})

test('a very long word does not push a list off its paper', () => {
  expect(layoutOf(columns(3, 'Adresse'), [['a'.repeat(300), 'b', 'c']])).toMatchObject({ size: 'A4', landscape: false })
})
