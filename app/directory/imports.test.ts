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
    { line: 4, errors: { uai: 'uai' } },
    { line: 5, errors: { postcode: 'invalid' } },
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

test('a file without its key column is refused with the name of the column', async () => {
  const { read } = await imported('SCHOOLS', await aFile('nom;ville\nMonod;Aniche\n'))
  expect(read).toMatchObject({ ok: false, reason: 'missingColumn', details: { column: 'uai' } })
})
