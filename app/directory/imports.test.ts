import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { system } from '~/access/viewer.server'
import { db, pool } from '~/db/client.server'
import { projectRoot } from '~/db/root.server'
import { useTestDatabase } from '~/db/testing.server'
import { applyImport, beginImport, cancelImport, readImport } from './imports.server'
import { uaiLetter } from './identity'

useTestDatabase()
beforeEach(() => pool().query('TRUNCATE "School", "Company", "Import" CASCADE'))

const data = (name: string) => join(projectRoot, 'prisma/data', name)

async function imported(kind: 'SCHOOLS' | 'COMPANIES', path: string) {
  const id = await beginImport(system, kind, path, 0)
  const read = await readImport(id, path)
  const preview = await db().import.findUniqueOrThrow({ where: { id } })
  return { id, read, preview }
}

async function aFile(bytes: Buffer | string) {
  const path = join(await mkdtemp(join(tmpdir(), 'import-')), 'file.csv')
  await writeFile(path, bytes)
  return path
}

const badRows = (importId: string) => db().importRow.findMany({ where: { importId, action: 'BAD' }, orderBy: { line: 'asc' } })

describe('every generation of the official files is read', () => {
  test.each([
    ['SCHOOLS', 'annuaire_officiel_val-de-marne_2026-07.csv', 613],
    ['SCHOOLS', 'colleges_lille_59_62.csv', 453],
    ['SCHOOLS', 'lycees_lille_59_62.csv', 229],
    ['COMPANIES', 'etablissements_industrie_siret_2026-07.csv', 311],
    ['COMPANIES', 'entreprises_nord_pas-de-calais_siren_naf.csv', 404],
  ] as const)('%s %s', async (kind, name, rows) => {
    const { id, preview } = await imported(kind, data(name))
    expect(preview.rows).toBe(rows)
    expect(await badRows(id)).toEqual([])
    expect(await applyImport(system, id)).toEqual({ ok: true, applied: rows })
    const again = await imported(kind, data(name))
    expect([again.preview.added, again.preview.changed, again.preview.same]).toEqual([0, 0, rows])
  })
})

test('a collège of Lille keeps its leading zeros, its place and its department', async () => {
  const { id } = await imported('SCHOOLS', data('colleges_lille_59_62.csv'))
  await applyImport(system, id)
  const school = await db().school.findUniqueOrThrow({ where: { uai: '0590002G' } })
  expect(school).toMatchObject({ name: 'Collège Théodore Monod', kind: 'COLLEGE', postcode: '59580', town: 'Aniche', department: '59', communeCode: '59008' })
  expect(school.latitude).toBeCloseTo(50.3318, 3)
})

test('Windows-1252, tabs, CRLF and a line break inside a cell are read, and bad rows are named by line and field', async () => {
  const text = 'UAI\tNom établissement\tCode postal\tVille\r\n0590002G\t"Collège\r\nThéodore"\t59580\tAniche\r\n0590002H\tFaux\t59580\tAniche\r\n0590006L\tRé\t595\tAnzin\r\n0590002G\tDeux fois\t59580\tAniche\r\n'
  const { id, preview } = await imported('SCHOOLS', await aFile(Buffer.from(text, 'latin1')))
  expect(preview.format).toMatchObject({ encoding: 'win1252', delimiter: '\t' })
  expect((await badRows(id)).map(({ line, errors }) => ({ line, errors }))).toEqual([
    { line: 4, errors: { uai: 'uai|0590002H' } },
    { line: 5, errors: { postcode: 'invalid|595' } },
    { line: 6, errors: { uai: 'twice|2' } },
  ])
  expect(await applyImport(system, id)).toMatchObject({ ok: false, reason: 'badRows' })
  expect(await db().school.count()).toBe(0)
})

test('an empty cell takes nothing away, and a changed one says from what to what', async () => {
  const first = await imported('SCHOOLS', await aFile('uai;nom;code postal;commune;web\n0590002G;Collège Monod;59580;Aniche;https://monod.fr\n'))
  await applyImport(system, first.id)
  const second = await imported('SCHOOLS', await aFile('uai;nom;code postal;commune;web\n0590002G;Collège Théodore Monod;59580;Aniche;\n'))
  const [row] = await db().importRow.findMany({ where: { importId: second.id } })
  expect(row).toMatchObject({ action: 'CHANGE', changes: { name: ['Collège Monod', 'Collège Théodore Monod'] } })
  await applyImport(system, second.id)
  expect(await db().school.findUniqueOrThrow({ where: { uai: '0590002G' } })).toMatchObject({ name: 'Collège Théodore Monod', web: 'https://monod.fr', kind: 'COLLEGE' })
})

test('what somebody changed after the preview stops the import whole', async () => {
  const first = await imported('SCHOOLS', await aFile('uai;nom;code postal;ville\n0590002G;Collège Monod;59580;Aniche\n'))
  await applyImport(system, first.id)
  const second = await imported('SCHOOLS', await aFile('uai;nom;code postal;ville\n0590002G;Autre nom;59580;Aniche\n0590006L;Nouveau;59410;Anzin\n'))
  await db().school.update({ where: { uai: '0590002G' }, data: { web: 'https://monod.fr' } })
  expect(await applyImport(system, second.id)).toMatchObject({ ok: false, reason: 'changedMeanwhile' })
  expect(await db().school.count()).toBe(1)
})

test('a long file is cancelled between two batches', async () => {
  const lines = Array.from({ length: 30_000 }, (_, n) => {
    const digits = `059${String(n).padStart(4, '0')}`.slice(-7)
    return `${digits}${uaiLetter(digits)};Collège ${n};59000`
  })
  const path = await aFile(`uai;nom;code postal\n${lines.join('\n')}\n`)
  const id = await beginImport(system, 'SCHOOLS', path, 0)
  const reading = readImport(id, path)
  await expect.poll(async () => (await db().import.findUniqueOrThrow({ where: { id } })).rows).toBeGreaterThan(0)
  await cancelImport(id)
  expect(await reading).toMatchObject({ ok: false, reason: 'cancelled' })
  expect((await db().import.findUniqueOrThrow({ where: { id } })).state).toBe('CANCELLED')
})

test('a row that cannot be read says what stands in its cells, and what is missing; what follows from another cell is not missed', async () => {
  const { id } = await imported('SCHOOLS', await aFile('uai;nom;code postal;ville;departement;latitude\n0590002H;Faux;;Aniche;NORD|62;\n0590002J;Faux aussi;;Aniche;;\n;Sans numéro;59580;Aniche;;\n0590002G;Monod;59580;Aniche;;cent\n'))
  expect((await badRows(id)).map(({ line, errors }) => ({ line, errors }))).toEqual([
    { line: 2, errors: { uai: 'uai|0590002H', department: 'invalid|NORD|62' } },
    { line: 3, errors: { uai: 'uai|0590002J' } },
    { line: 4, errors: { uai: 'required' } },
    { line: 5, errors: { latitude: 'number|cent' } },
  ])
  const companies = await imported('COMPANIES', await aFile('siret;siren;raison_sociale;naf\n35600000049838;;Faux;\n;732829321;Faux aussi;\n;;;28\n'))
  expect((await badRows(companies.id)).map(({ line, errors }) => ({ line, errors }))).toEqual([
    { line: 2, errors: { siret: 'siret|35600000049838' } }, { line: 3, errors: { siren: 'siren|732829321' } }, { line: 4, errors: { siren: 'required', name: 'required', nafCode: 'invalid|28' } },
  ])
})

test('a file that is no list says why: binary, empty, with nothing but its head, with a quotation mark that is never closed', async () => {
  const why = async (bytes: Buffer | string) => (await imported('SCHOOLS', await aFile(bytes))).preview
  const head = 'uai;nom;code postal;ville\n'
  for (const [bytes, reason] of [
    [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]), 'notText'], [Buffer.concat([Buffer.from(`${head}0590002G;Monod;59580;Aniche\n`), Buffer.alloc(3)]), 'notText'],
    ['\ufeff \n', 'empty'], [head, 'noRows'], [`${head}0590002G;"Monod;59580;Aniche\n`, 'openQuote'],
  ] as const) expect([reason, await why(bytes)]).toEqual([reason, expect.objectContaining({ state: 'FAILED', failure: `unreadable ${reason}`, finishedAt: expect.any(Date) })])
})

test('what Excel calls Unicode text is read', async () => {
  const { id, preview } = await imported('SCHOOLS', await aFile(Buffer.from('\ufeffUAI\tNom\tCode postal\tVille\r\n0590002G\tCollège Théodore Monod\t59580\tAniche\r\n', 'utf16le')))
  expect([preview.added, preview.bad, preview.format]).toEqual([1, 0, expect.objectContaining({ encoding: 'utf16le', delimiter: '\t' })])
  expect((await db().importRow.findFirstOrThrow({ where: { importId: id } })).values).toMatchObject({ name: 'Collège Théodore Monod' })
})

test('a file without its key column is refused with the name of the column', async () => {
  const { read } = await imported('SCHOOLS', await aFile('nom;ville\nMonod;Aniche\n'))
  expect(read).toMatchObject({ ok: false, reason: 'missingColumn', details: { column: 'uai' } })
})
