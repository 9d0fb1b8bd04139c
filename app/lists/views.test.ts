import { writeFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SchoolKind } from '~/db/generated/enums'
import { system } from '~/access/viewer.server'
import { aCompany, aCompanyViewer, aSchool, aShow, aStaffViewer, aTeacher } from '~/db/builders.server'
import { db } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { beginImport, readImport } from '~/directory/imports.server'
import { chunks, listAnswer } from './answers.server'
import { openList } from './catalogue.server'
import { formats, listNames, type ListName } from './names'
import { keepView, removeView, sendViews, viewAddress, viewsOf } from './views.server'

useTestDatabase()

const bytesOf = async (parts: AsyncIterable<Buffer>) => {
  const found: Buffer[] = []
  for await (const part of parts) found.push(part)
  return Buffer.concat(found)
}

// What people write, or paste: signs that a format could take for its own, at either end and inside.
const nasty = fc.constantFrom('=', "'=", "''-", '+', '@', '"', '""', ';', ',', '\n', '\t', '\u00a0', '\u202f', '_x0041_', '_x000D_', '&amp;', '<b>', ']]>', '\u0001', '\ufffe', '😀', '1e5', '007', '2026-11-19')
const written = fc.array(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 6 })), { minLength: 1, maxLength: 5 })
  // The database holds neither; a carriage return is read as the end of a line.
  .map((parts) => parts.join('').replaceAll('\0', '').replaceAll('\r', '').trim()).filter(Boolean)

test('the directory that was exported reads in again unchanged, whatever people wrote, from every format that is read', async () => {
  const staff = await aStaffViewer()
  await aSchool({ name: '=Collège « du Test »', uai: '0590002G', phone: '+33320123456', priorityEducation: 'REP_PLUS', latitude: 50.5, longitude: 3.25, openedOn: new Date('1998-09-01') })
  await aSchool({ name: 'Lycée professionnel Ribot', kind: 'LYCEE_VOCATIONAL', sector: 'PRIVATE', postcode: '02100', department: '02' })
  for (const kind of Object.values(SchoolKind)) await aSchool({ kind, name: 'Collège et lycée', latitude: 0.1 + 0.2 })
  await aCompany({ name: 'Forge; "du" Nord', phone: '+3265123456', siteName: '-Atelier', createdOn: new Date('2001-02-03') })
  for (const [name, address, town, basin] of fc.sample(fc.tuple(written, written, written, written), 60)) await aSchool({ name, address, town, basin })
  for (const [name, siteName, address, activity, category] of fc.sample(fc.tuple(written, written, written, written, written), 60)) await aCompany({ name, siteName, address, activity, category, region: name, headcountBand: address, createdOn: new Date('1899-12-31') })
  const folder = await mkdtemp(join(tmpdir(), 'liste-'))
  for (const [name, kind] of [['etablissements', 'SCHOOLS'], ['entreprises', 'COMPANIES']] as const) {
    for (const format of ['csv', 'rfc4180', 'xlsx'] as const) {
      const file = join(folder, `${name}.${format}`)
      await writeFile(file, await bytesOf(chunks(await openList(staff, name, new URLSearchParams(), 'fr'), format, 'fr', new Date())))
      const id = await beginImport(system, kind, file, 0)
      expect(await readImport(id, file)).toEqual({ ok: true })
      const odd = await db().importRow.findMany({ where: { importId: id, action: { not: 'SAME' } }, select: { action: true, changes: true, errors: true } })
      expect([name, format, odd]).toEqual([name, format, []])
      const read = await db().import.findUniqueOrThrow({ where: { id } })
      expect(read.same).toBe(kind === 'SCHOOLS' ? await db().school.count() : await db().company.count())
    }
  }
  await rm(folder, { recursive: true })
})

test('each list is for those whose it is, and there is nothing for others', async () => {
  const show = await aShow()
  const people = { staff: await aStaffViewer(), school: await aTeacher(), company: await aCompanyViewer(), rectorate: { ...(await aTeacher()), roles: ['RECTORATE' as const], schoolIds: [], academies: ['Lille'] } }
  const search = new URLSearchParams({ salon: show.id, programme: show.id })
  const opens = async (who: keyof typeof people, name: ListName) => openList(people[who], name, search, 'fr').then(() => true, (no: Response) => (no.status === 404 ? false : Promise.reject(no)))
  const may: Record<keyof typeof people, ListName[]> = { staff: listNames.filter((name) => name !== 'contacts'), school: [], company: [], rectorate: ['avis'] }
  for (const who of Object.keys(may) as (keyof typeof may)[]) {
    for (const name of listNames) expect([who, name, await opens(who, name)]).toEqual([who, name, may[who].includes(name)])
  }
  await expect(openList(people.staff, 'candidatures', new URLSearchParams({ salon: 'nonsense' }), 'fr')).rejects.toMatchObject({ status: 404 })
  await expect(openList(people.staff, 'constructor', search, 'fr')).rejects.toMatchObject({ status: 404 })
})

test('people are listed with their organisation and number, narrowed as on their page, and with the mail that was refused', async () => {
  const staff = await aStaffViewer()
  const teacher = await aTeacher({ name: 'Ada Zénith' })
  await db().message.create({ data: { kind: 'test', dedupeKey: 'refused', recipient: teacher.email, subject: 's', text: 't', state: 'FAILED', lastError: 'SMTP 550 RCPT', createdAt: new Date('2026-11-24T10:00:00Z') } })
  const rows = async (about: Record<string, string>) => JSON.parse((await bytesOf(chunks(await openList(staff, 'comptes', new URLSearchParams(about), 'fr'), 'json', 'fr', new Date()))).toString()) as Record<string, unknown>[]
  expect(await rows({ q: 'zénith' })).toMatchObject([{ name: 'Ada Zénith', role: 'Établissement scolaire', number: expect.stringMatching(/^\d{7}[A-Z]$/), mail: teacher.email, refused: '2026-11-24' }])
  const everybody = await rows({})
  expect(everybody.length).toBe(await db().contact.count({ where: { endedAt: null, userId: { not: null } } }))
  expect(await rows({ q: 'zénith', attendus: 'oui' })).toHaveLength(everybody.filter(({ name, lastSeen }) => name === 'Ada Zénith' && lastSeen === null).length)
})

test('a list comes in every format, under a name with its day', async () => {
  const staff = await aStaffViewer()
  const begins = { xlsx: 'PK', csv: '\ufeffSIREN', rfc4180: 'SIREN', pdf: '%PDF-1.7', emargement: '%PDF-1.7', json: '[' }
  for (const format of formats) {
    const answer = await listAnswer(await openList(staff, 'entreprises', new URLSearchParams(), 'fr'), format, 'fr', new Date('2026-11-24T23:30:00Z'))
    expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment; filename="entreprises(-emargement)?-2026-11-25\.(xlsx|csv|pdf|json)"$/)
    expect(Buffer.from(await answer.arrayBuffer()).toString('utf8').startsWith(begins[format])).toBe(true)
  }
})

const input = { name: 'Le Nord', schedule: 'DAILY' as const }

test('a view keeps columns and filters, once under a name, fifty at the most, for its owner alone', async () => {
  const staff = await aStaffViewer()
  const about = { search: 'q=lille', columns: ['name', 'phone'] }
  const kept = await Promise.all([1, 2].map(() => keepView(staff, 'etablissements', about, input)))
  expect(kept.map((one) => (one.ok ? 'ok' : one.reason)).sort()).toEqual(['nameTaken', 'ok'])
  const [view] = await viewsOf(staff, 'etablissements')
  expect(view && viewAddress(view)).toBe('/listes/etablissements?q=lille&colonnes=name%2Cphone')
  const other = await aStaffViewer()
  expect(await viewsOf(other, 'etablissements')).toEqual([])
  await removeView(other, view?.id ?? '')
  expect(await viewsOf(staff, 'etablissements')).toHaveLength(1)
  for (let n = 1; n < 50; n += 1) await keepView(staff, 'avis', { search: '', columns: [] }, { name: `v${n}`, schedule: 'NEVER' })
  expect(await keepView(staff, 'avis', { search: '', columns: [] }, { name: 'encore', schedule: 'NEVER' })).toEqual({ ok: false, reason: 'tooManyViews' })
  await expect(keepView(await aTeacher(), 'entreprises', about, input)).rejects.toMatchObject({ status: 404 })
})

test('a view is sent once on each day that is due, as a link without a row in it, and not to who may no longer have it', async () => {
  await db().listView.deleteMany()
  const staff = await aStaffViewer()
  const former = await aStaffViewer()
  await aSchool({ name: 'Collège Nommé', town: 'Nommé-Ville' })
  await keepView(staff, 'etablissements', { search: '', columns: ['name'] }, input)
  await keepView(staff, 'avis', { search: '', columns: [] }, { name: 'Hebdo', schedule: 'WEEKLY' })
  await keepView(former, 'avis', { search: '', columns: [] }, input)
  await db().contact.updateMany({ where: { userId: former.userId }, data: { endedAt: new Date() } })
  const mails = async () => (await db().message.findMany({ where: { kind: 'list.due' }, orderBy: { createdAt: 'asc' } })).map(({ recipient, subject, text }) => ({ recipient, subject, text }))
  // A Tuesday, a Saturday, a Monday.
  expect(await sendViews(new Date('2026-11-24T06:30:00Z'))).toBe(1)
  expect(await sendViews(new Date('2026-11-24T07:30:00Z'))).toBe(0)
  expect(await sendViews(new Date('2026-11-28T06:30:00Z'))).toBe(0)
  expect(await sendViews(new Date('2026-11-30T06:30:00Z'))).toBe(2)
  const sent = await mails()
  expect(sent.map(({ recipient }) => recipient)).toEqual([staff.email, staff.email, staff.email])
  expect(sent[0]).toMatchObject({ subject: 'Votre liste : Le Nord' })
  expect(sent[0]?.text).toContain('/listes/etablissements?colonnes=name')
  expect(sent.map(({ text }) => text).join()).not.toContain('Nommé')
})
