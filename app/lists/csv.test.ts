import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csv, frenchExcel, rfc4180, type CsvManner } from './csv'
import { json } from './json'
import { chosen, inBatches, listOf, type Column } from './list'
import { cellsOf, unzipped } from './testing'
import { localDate, localTime } from '~/ui/time'
import { clockOf, guarded } from './words'
import { xlsx } from './xlsx'

type Row = { name: string; uai: string; phone: string; pupils: number; cents: number; at: Date; late: boolean }

const columns: Column<Row>[] = [
  { key: 'name', title: 'Établissement', kind: 'text', value: ({ name }) => name },
  { key: 'uai', title: 'UAI', kind: 'identifier', value: ({ uai }) => uai },
  { key: 'phone', title: 'Téléphone', kind: 'phone', value: ({ phone }) => phone },
  { key: 'pupils', title: 'Élèves', kind: 'number', value: ({ pupils }) => pupils },
  { key: 'net', title: 'Montant', kind: 'money', value: ({ cents }) => cents },
  { key: 'day', title: 'Le', kind: 'day', zone: 'Europe/Paris', value: ({ at }) => at },
  { key: 'moment', title: 'À', kind: 'moment', zone: 'Europe/Paris', value: ({ at }) => at },
  { key: 'late', title: 'Tardive', kind: 'yes', value: ({ late }) => late },
]
const aRow: Row = { name: 'Collège « L’Étoile »; Lille', uai: '0590002G', phone: '03 20 12 34 56', pupils: 24.5, cents: -68_050, at: new Date('2026-11-18T23:30:00Z'), late: true }
const list = (rows: Row[]) => listOf({ file: 'essai', title: 'Essai', zone: 'Europe/Paris' }, columns, () => inBatches(rows))
const all = async <T>(items: AsyncIterable<T>) => {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}
const bytesOf = async (chunks: AsyncIterable<Buffer>) => Buffer.concat(await all(chunks))
const french = frenchExcel('oui', 'non')
const textOf = async (rows: Row[], manner: CsvManner = french) => (await bytesOf(csv(list(rows), manner))).toString('utf8')
const readBack = (text: string, delimiter = ';') => parse(text, { bom: true, delimiter, record_delimiter: '\r\n' }) as string[][]
const anyText = fc.string({ unit: 'binary' })

test('French Excel finds its BOM, semicolons, CRLF, decimal comma and day', async () => {
  const text = await textOf([aRow])
  expect(text.startsWith('\ufeffÉtablissement;UAI;Téléphone;Élèves;Montant;Le;À;Tardive\r\n')).toBe(true)
  expect(text.endsWith(';24,5;-680,5;19/11/2026;19/11/2026 00:30;oui\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
})

test('by RFC 4180 a program finds commas, points and ISO days', async () => {
  const text = await textOf([{ ...aRow, name: 'A, "B"' }], rfc4180)
  expect(text.split('\r\n')[1]).toBe('"A, ""B""",0590002G,03 20 12 34 56,24.5,-680.5,2026-11-19,2026-11-18T23:30:00.000Z,true')
})

test('a number that is a name keeps its leading zero and is read back as it was', async () => {
  const [, row] = readBack(await textOf([aRow]))
  expect(row?.slice(0, 4)).toEqual(['Collège « L’Étoile »; Lille', '0590002G', '03 20 12 34 56', '24,5'])
})

test('a name that a spreadsheet would run as a formula is guarded; a Belgian phone and a negative amount are left alone', async () => {
  const [, row] = readBack(await textOf([{ ...aRow, name: '=HYPERLINK("http://mal.test")', phone: '+32 65 12 34 56' }]))
  expect([row?.[0], row?.[2], row?.[4]]).toEqual([`'=HYPERLINK("http://mal.test")`, '+32 65 12 34 56', '-680,5'])
  for (const start of ['=', '+', '-', '@', '\t', '\r', '\n']) expect(guarded(`${start}1`)).toBe(`'${start}1`)
})

test('whatever text people write comes back, but for the guard, in both manners and in JSON as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyText, { maxLength: 8 }), async (names) => {
      const rows = names.map((name) => ({ ...aRow, name }))
      for (const [manner, delimiter] of [[french, ';'], [rfc4180, ',']] as const) {
        const [, ...back] = readBack(await textOf(rows, manner), delimiter)
        expect(back.map(([name]) => name)).toEqual(names.map(guarded))
      }
      const objects = JSON.parse((await bytesOf(json(list(rows)))).toString('utf8')) as { name: string }[]
      expect(objects.map(({ name }) => name)).toEqual(names)
    }),
  )
})

test('JSON has numbers, days and truth as programs want them', async () => {
  expect(JSON.parse((await bytesOf(json(list([aRow])))).toString('utf8'))).toEqual([{ name: aRow.name, uai: '0590002G', phone: '03 20 12 34 56', pupils: 24.5, net: -680.5, day: '2026-11-19', moment: '2026-11-18T23:30:00.000Z', late: true }])
  expect(JSON.parse((await bytesOf(json(list([])))).toString('utf8'))).toEqual([])
})

const workbook = async (rows: Row[]) => unzipped(await bytesOf(xlsx(list(rows), { yes: 'oui', no: 'non', madeAt: new Date('2026-11-24T10:00:00Z') })))

test('a workbook has typed cells: text stays text, days are days, the head stays and filters', async () => {
  const parts = await workbook([{ ...aRow, name: '=1+1' }])
  expect([...parts.keys()]).toEqual(['xl/worksheets/sheet1.xml', 'xl/styles.xml', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels', '_rels/.rels', '[Content_Types].xml'])
  const sheet = parts.get('xl/worksheets/sheet1.xml') ?? ''
  const cells = cellsOf(sheet)
  // 45980 is 19 November 2025 in Excel's 1900 date system; a year later it is 46345.
  expect(['A2', 'B2', 'C2', 'D2', 'E2', 'F2', 'G2', 'H2'].map((at) => cells.get(at)?.value)).toEqual(['=1+1', '0590002G', '03 20 12 34 56', 24.5, -680.5, 46345, 46345.020833, 'oui'])
  expect(['B2', 'C2', 'E2', 'F2', 'G2'].map((at) => cells.get(at)?.style)).toEqual([2, 2, 3, 4, 5])
  expect(sheet).toContain('<autoFilter ref="A1:H2"/>')
  expect(sheet).toContain('state="frozen"')
  expect(sheet).not.toContain('<f>')
})

test('whatever text people write is in the workbook as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 5 }), async (names) => {
      const sheet = (await workbook(names.map((name) => ({ ...aRow, name })))).get('xl/worksheets/sheet1.xml') ?? ''
      const cells = cellsOf(sheet)
      expect(names.map((_, index) => cells.get(`A${index + 2}`)?.value ?? '')).toEqual(names)
      expect(sheet).not.toMatch(/[\x00-\x08\x0b\x0c\x0e-\x1f]/)
    }),
  )
})

test('columns are taken in the order that is asked, unknown ones left out; none asked means all', async () => {
  const some = chosen(list([aRow]), ['pupils', 'nonsense', 'name', 'pupils'])
  expect(some.columns.map(({ title }) => title)).toEqual(['Élèves', 'Établissement'])
  expect(await all(some.values())).toEqual([[[24.5, aRow.name]]])
  expect(chosen(list([]), ['nonsense']).columns).toHaveLength(8)
})

test('a long list is made as it is read, not before', async () => {
  let made = 0
  const endless = listOf({ file: 'long', title: 'Long', zone: 'UTC' }, columns, () => (function* () {
    for (; made < 400; made += 1) yield Array.from({ length: 500 }, () => aRow)
  })())
  for (const chunks of [csv(endless, french), xlsx(endless, { yes: 'oui', no: 'non', madeAt: new Date() })]) {
    made = 0
    let taken = 0
    for await (const _chunk of chunks) if ((taken += 1) > 2) break
    expect(made).toBeLessThan(40)
  }
})

test('an instant is written as the clock of its zone shows it, on the days on which clocks change too', async () => {
  await fc.assert(
    fc.property(fc.date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2035-01-01T00:00:00Z'), noInvalidDate: true }), fc.constantFrom('Europe/Paris', 'America/Cayenne', 'Indian/Reunion', 'UTC'), (instant, zone) => {
      expect(clockOf(instant, zone)).toBe(`${localDate(instant, zone)}T${localTime(instant, zone)}`)
    }),
  )
  for (const change of ['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z']) {
    for (const minutes of [-61, -60, -1, 0, 1, 59, 60]) {
      const instant = new Date(Date.parse(change) + minutes * 60_000)
      expect(clockOf(instant, 'Europe/Paris')).toBe(`${localDate(instant)}T${localTime(instant)}`)
    }
  }
})
