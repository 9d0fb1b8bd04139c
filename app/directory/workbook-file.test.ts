import fc from 'fast-check'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listOf } from '~/lists/list'
import { xlsx } from '~/lists/xlsx'
import { zip } from '~/lists/zip'
import { formatOf, rowsOf } from './file-format.server'
import { MOST, openWorkbook } from './workbook-file.server'
import { plain, XmlReader } from './xml-file'

const libreOffice = new URL('test-data/libreoffice.xlsx', import.meta.url).pathname
let folder = ''
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'classeur-'))))
afterAll(() => rm(folder, { recursive: true }))

const bytesOf = async (parts: AsyncIterable<Buffer>) => {
  const found: Buffer[] = []
  for await (const part of parts) found.push(part)
  return Buffer.concat(found)
}
let n = 0
async function kept(bytes: Buffer): Promise<string> {
  const path = join(folder, `${(n += 1)}.xlsx`)
  await writeFile(path, bytes)
  return path
}
async function rows(path: string) {
  const found: { line: number; cells: Record<string, string> }[] = []
  for await (const row of rowsOf(path, await formatOf(path), () => undefined)) found.push(row)
  return found
}
const relations = '<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/s.xml"/><Relationship Id="b" Type="x/sharedStrings" Target="/xl/strings.xml"/></Relationships>'
const workbook = (sheet: string, strings = '<sst/>', book = '<workbook><sheets><sheet name="A" sheetId="1" r:id="a"/></sheets></workbook>') => bytesOf(zip(
  Object.entries({ 'xl/workbook.xml': book, 'xl/_rels/workbook.xml.rels': relations, 'xl/worksheets/s.xml': sheet, 'xl/strings.xml': strings }).map(([name, xml]) => ({ name, chunks: [Buffer.from(xml)] })), new Date('2026-11-29')))
const sheetOf = (...cells: string[]) => `<worksheet><sheetData>${cells.map((row) => `<row>${row}</row>`).join('')}</sheetData></worksheet>`

test('a workbook that LibreOffice wrote: shared strings, a SIRET as a number, a postcode with its zero, days, a formula, an empty row', async () => {
  expect(await formatOf(libreOffice)).toEqual({ workbook: true, sheet: 'Ateliers', headers: ['SIRET', 'Raison sociale', 'Code postal', 'Ville', 'Date création', 'Effectif'] })
  expect(await rows(libreOffice)).toEqual([
    { line: 2, cells: { SIRET: '35600000049837', 'Raison sociale': 'Forges & Cie « du Nord »', 'Code postal': '02100', Ville: 'Saint-Quentin', 'Date création': '1998-09-01', Effectif: '12.5' } },
    { line: 4, cells: { SIRET: '732 829 320 00074', 'Raison sociale': 'Atelier formule', 'Code postal': '59000', Ville: 'Lille', 'Date création': '1900-03-01', Effectif: '' } },
  ])
})

test('what we write is read back: any text, numbers, days, in any order of cells', async () => {
  type Values = { text: string; number: number; day: Date }
  await fc.assert(fc.asyncProperty(fc.array(fc.record({ text: fc.string({ unit: 'binary' }), number: fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e15 }), day: fc.date({ min: new Date('1900-03-01'), max: new Date('2199-12-31'), noInvalidDate: true }) }), { minLength: 1, maxLength: 6 }), async (given) => {
    const list = listOf<Values>({ file: 'x', title: 'X', zone: 'UTC' }, [
      { key: 'n', title: 'N°', kind: 'number', value: ({ number }) => number }, { key: 't', title: 'Texte', kind: 'text', value: ({ text }) => text }, { key: 'd', title: 'Jour', kind: 'day', zone: 'UTC', value: ({ day }) => day },
    ], () => [given])
    const path = await kept(await bytesOf(xlsx(list, { yes: 'oui', no: 'non', madeAt: new Date('2026-11-29') })))
    const read = await rows(path)
    expect(read.map(({ cells }) => [cells.Texte, Number(cells['N°']), cells.Jour])).toEqual(given.map(({ text, number, day }) => [text.replace(/\r\n?/g, '\n'), number + 0 || 0, day.toISOString().slice(0, 10)]))
  }), { numRuns: 60 })
})

test('strings with looks are one string, how they are read out is none of it; comments, CDATA, prefixes, quotes and characters by number are read', async () => {
  const path = await kept(await workbook(
    `<x:worksheet><!-- a > b --><x:sheetData><x:row><x:c r="B1" t="s"><x:v>0</x:v></x:c><x:c r="A1" t="inlineStr"><x:is><x:t>UAI</x:t></x:is></x:c></x:row><x:row><x:c t="inlineStr" note='a>b "c"'><x:is><x:t><![CDATA[<&]]></x:t></x:is></x:c><x:c t="b"><x:v>1</x:v></x:c><x:c t="e"><x:v>#N/A</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
    '<sst><si><r><rPr><b/></rPr><t>No</t></r><r><t>m&#233;&#x20ac;</t></r><rPh sb="0"><t>nomu</t></rPh></si></sst>',
  ))
  expect((await formatOf(path)).headers).toEqual(['UAI', 'Nomé€'])
  expect(await rows(path)).toEqual([{ line: 2, cells: { UAI: '<&', 'Nomé€': '1' } }])
})

test('a list that goes on in the next sheet is read on; a sheet with another head, or hidden, is not', async () => {
  const head = '<c t="inlineStr"><is><t>UAI</t></is></c>'
  const row = (value: string) => `<c><v>${value}</v></c>`
  const book = '<workbook><sheets><sheet name="Z" state="hidden" r:id="d"/><sheet name="A" r:id="a"/><sheet name="B" r:id="b"/><sheet name="C" r:id="c"/></sheets></workbook>'
  const parts = { 'xl/workbook.xml': book, 'xl/_rels/workbook.xml.rels': `<Relationships>${['a', 'b', 'c', 'd'].map((id) => `<Relationship Id="${id}" Type="x/worksheet" Target="${id}.xml"/>`).join('')}</Relationships>`,
    'xl/a.xml': sheetOf(head, row('1'), row('2')), 'xl/b.xml': sheetOf(head, row('3')), 'xl/c.xml': sheetOf('<c t="inlineStr"><is><t>Autre</t></is></c>', row('4')), 'xl/d.xml': sheetOf(head, row('5')) }
  const path = await kept(await bytesOf(zip(Object.entries(parts).map(([name, xml]) => ({ name, chunks: [Buffer.from(xml)] })), new Date())))
  expect(await rows(path)).toEqual([{ line: 2, cells: { UAI: '1' } }, { line: 3, cells: { UAI: '2' } }, { line: 5, cells: { UAI: '3' } }])
})

test('files that cannot be read say why: cut anywhere, changed, with a document type, old, locked, no workbook at all', async () => {
  const whole = await readFile(libreOffice)
  for (const length of [4, 30, 200, 2_000, whole.length - 30, whole.length - 1]) await expect(rows(await kept(whole.subarray(0, length)))).rejects.toMatchObject({ reason: expect.stringMatching(/broken|tooLarge/) })
  const changed = Buffer.from(whole)
  const at = changed.indexOf('xl/sharedStrings.xml') + 60
  changed.writeUInt8(changed.readUInt8(at) ^ 0xff, at)
  await expect(rows(await kept(changed))).rejects.toMatchObject({ reason: 'broken' })
  await expect(rows(await kept(await workbook('<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>')))).rejects.toMatchObject({ reason: 'broken' })
  await expect(rows(await kept(Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)])))).rejects.toMatchObject({ reason: 'oldWorkbook' })
  await expect(rows(await kept(Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')])))).rejects.toMatchObject({ reason: 'locked' })
  const packed = async (parts: Record<string, string>) => kept(await bytesOf(zip(Object.entries(parts).map(([name, text]) => ({ name, chunks: [Buffer.from(text)] })), new Date())))
  await expect(rows(await packed({ 'a.txt': 'a' }))).rejects.toMatchObject({ reason: 'notWorkbook' })
  const letter = { '_rels/.rels': '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>', 'word/document.xml': `<w:document><w:body>${'<w:p/>'.repeat(MOST.small / 5)}</w:body></w:document>` }
  await expect(rows(await packed(letter))).rejects.toMatchObject({ reason: 'notWorkbook' })
  await expect(rows(await kept(await workbook(sheetOf(''))))).rejects.toMatchObject({ reason: 'empty' })
})

test('what would unpack to more than it may is refused as soon as it does, in a sheet, in its strings, in one piece of text', async () => {
  const small = { ...MOST, strings: 10_000, sheet: 10_000 }
  const reading = async (path: string) => {
    const book = await openWorkbook(path, small)
    try {
      for await (const _ of book.rows(book.sheets[0] ?? { name: '', part: '' })) continue
    } finally {
      await book.close()
    }
  }
  await expect(reading(await kept(await workbook(sheetOf('<c><v>1</v></c>'.repeat(5_000)))))).rejects.toMatchObject({ reason: 'tooLarge' })
  await expect(reading(await kept(await workbook(sheetOf(''), `<sst>${'<si><t>a</t></si>'.repeat(5_000)}</sst>`)))).rejects.toMatchObject({ reason: 'tooLarge' })
  await expect(reading(await kept(await workbook(sheetOf('<c><v>1</v></c>'))))).resolves.toBeUndefined()
  await expect(rows(await kept(await workbook(sheetOf(`<c t="inlineStr"><is><t>${' '.repeat(3_000_000)}</t></is></c>`))))).rejects.toMatchObject({ reason: 'tooLarge' })
})

test('XML in pieces is the XML in one, wherever it is cut', () => {
  const xml = `<?xml version="1.0"?><a b="1>2" c='"'><t>é€😀 &lt;&#10;&amp;amp;</t><u/><!-- <x> --><![CDATA[<y>]]></a>`
  const heard = (pieces: Buffer[]) => {
    const said: string[] = []
    const reader = new XmlReader({ open: (name, attributes) => said.push(`<${name}${attributes}`), close: (name) => said.push(`/${name}`), text: (text) => said.push(text) })
    for (const piece of pieces) reader.push(piece)
    reader.end()
    return said
  }
  const bytes = Buffer.from(xml)
  const once = heard([bytes])
  expect(once).toContain('é€😀 <\n&amp;')
  for (let at = 1; at < bytes.length; at += 1) expect(heard([bytes.subarray(0, at), bytes.subarray(at)])).toEqual(once)
  expect(plain('&bogus; & &#x0; &#999999999;')).toMatch(/^&bogus; & \ufffd/)
})
