import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvResponse, csvStream, guarded, type Column } from './csv'

type Row = { name: string; uai: string; phone: string; pupils: number; at: Date }

const columns: Column<Row>[] = [
  { title: 'Établissement', kind: 'text', value: ({ name }) => name },
  { title: 'UAI', kind: 'identifier', value: ({ uai }) => uai },
  { title: 'Téléphone', kind: 'phone', value: ({ phone }) => phone },
  { title: 'Élèves', kind: 'number', value: ({ pupils }) => pupils },
  { title: 'Le', kind: 'day', zone: 'Europe/Paris', value: ({ at }) => at },
]
const aRow: Row = { name: 'Collège « L’Étoile »; Lille', uai: '0590002G', phone: '03 20 12 34 56', pupils: 24.5, at: new Date('2026-11-18T23:30:00Z') }

const textOf = async (rows: Row[]) => Buffer.concat(await csvStream(columns, rows).toArray()).toString('utf8')
const readBack = (text: string) => parse(text, { bom: true, delimiter: ';', record_delimiter: '\r\n' }) as string[][]

test('French Excel finds its BOM, semicolons, CRLF, decimal comma and day', async () => {
  const text = await textOf([aRow])
  expect(text.startsWith('\ufeffÉtablissement;UAI;Téléphone;Élèves;Le\r\n')).toBe(true)
  expect(text.endsWith(';24,5;19/11/2026\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
})

test('a number that is a name keeps its leading zero and is read back as it was', async () => {
  const [, row] = readBack(await textOf([aRow]))
  expect(row).toEqual(['Collège « L’Étoile »; Lille', '0590002G', '03 20 12 34 56', '24,5', '19/11/2026'])
})

test('a name that a spreadsheet would run as a formula is guarded; a Belgian phone is left alone', async () => {
  const [, row] = readBack(await textOf([{ ...aRow, name: '=HYPERLINK("http://mal.test")', phone: '+32 65 12 34 56' }]))
  expect(row?.[0]).toBe(`'=HYPERLINK("http://mal.test")`)
  expect(row?.[2]).toBe('+32 65 12 34 56')
  for (const start of ['=', '+', '-', '@', '\t', '\r', '\n']) expect(guarded(`${start}1`)).toBe(`'${start}1`)
})

test('whatever text people write comes back, but for the guard', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { maxLength: 8 }), async (names) => {
      const [, ...rows] = readBack(await textOf(names.map((name) => ({ ...aRow, name }))))
      expect(rows.map(([name]) => name)).toEqual(names.map(guarded))
    }),
  )
})

test('a long list is made as it is read, not before', async () => {
  let made = 0
  function* many() {
    for (; made < 200_000; made += 1) yield aRow
  }
  const lines = csvStream(columns, many())
  for await (const _chunk of lines) break
  expect(made).toBeLessThan(20_000)
})

test('the file says its day in its name', async () => {
  const response = csvResponse('inscriptions-visite', '2026-11-19', csvStream(columns, []))
  expect(response.headers.get('Content-Disposition')).toBe('attachment; filename="inscriptions-visite-2026-11-19.csv"')
  expect(await response.text()).toContain('UAI')
})
