import { expect, test } from 'vitest'
import { aCompany, aStaffViewer } from '~/db/builders.server'
import { useTestDatabase } from '~/db/testing.server'
import { companiesForList, findCompanies } from './queries.server'

useTestDatabase()

test('names stand as in a French directory: small letters and accents among the others, on the page and in the list', async () => {
  const staff = await aStaffViewer()
  const names = ['afapei', 'Éolien', 'Forges', 'iNGREDIA', 'Vérins', 'Visserie', 'ZIEGLER']
  for (const name of [...names].reverse()) await aCompany({ name })
  const { companies } = await findCompanies(staff, '')
  expect(companies.map(({ name }) => name)).toEqual(names)
  const listed: string[] = []
  for await (const rows of companiesForList(staff, '')) listed.push(...rows.map(({ name }) => name))
  expect(listed).toEqual(names)
})

test('a long list goes on where its last piece ended, also among companies of one name', async () => {
  const staff = await aStaffViewer()
  await Promise.all(Array.from({ length: 520 }, (_, n) => aCompany({ name: n % 2 ? 'Même nom' : 'même nom', town: 'Arras' })))
  const listed: string[] = []
  for await (const rows of companiesForList(staff, 'même arras')) listed.push(...rows.map(({ id }) => id))
  expect([listed.length, new Set(listed).size]).toEqual([520, 520])
})
