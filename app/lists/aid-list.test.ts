import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { system } from '~/access/viewer.server'
import { aCompanyViewer, aCompany, anApplication, aShow, aStaffViewer } from '~/db/builders.server'
import { db } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { addGrant, cancelGrant, linkCompanies } from '~/shows/money/aid-commands.server'
import { GrantInput } from '~/shows/money/schema'
import { listAnswer } from './answers.server'
import { openList } from './catalogue.server'

useTestDatabase()

test('the ledger of a show is taken home grant by grant: exhibitors and who counts with them, what was cancelled too, nobody else', async () => {
  const show = await aShow()
  const exhibitor = await aCompany({ name: 'Ateliers Aubin', siren: '012345672' })
  const sister = await aCompany({ name: 'Zinguerie du Nord' })
  const stranger = await aCompany({ name: 'Ailleurs' })
  await linkCompanies(system, exhibitor.id, sister.id)
  await anApplication({ showId: show.id, companyId: exhibitor.id, state: 'ACCEPTED' })
  const grant = (amount: number, more: object = {}) => GrantInput.parse({ amount, grantedOn: '2026-03-02', grantor: 'Région', ...more })
  await addGrant(system, exhibitor.id, grant(1234.5))
  await addGrant(system, sister.id, grant(800, { declared: true }))
  await addGrant(system, stranger.id, grant(5))
  const given = await db().aidGrant.findFirstOrThrow({ where: { companyId: exhibitor.id } })
  await cancelGrant(system, given.id, 'Projet abandonné')
  const list = await openList(await aStaffViewer(), 'aides', new URLSearchParams({ salon: show.id }), 'fr')
  expect(list.columns.find(({ key }) => key === 'amount')?.kind).toBe('money')
  const answer = await listAnswer(list, 'csv', 'fr')
  const rows = parse(Buffer.from(await answer.arrayBuffer()), { bom: true, delimiter: ';', columns: true }) as Record<string, string>[]
  expect(rows).toMatchObject([
    { Entreprise: 'Ateliers Aubin', SIREN: '012345672', 'Octroyée le': '02/03/2026', 'Montant (€)': '1234,5', 'Déclarée par l’entreprise': 'non', Pourquoi: 'Projet abandonné' },
    { Entreprise: 'Zinguerie du Nord', 'Montant (€)': '800', 'Déclarée par l’entreprise': 'oui', 'Annulée le': '' },
  ])
  expect(new Set(rows.map((row) => row['Entreprise unique'])).size).toBe(1)
  await expect(openList(await aCompanyViewer(), 'aides', new URLSearchParams({ salon: show.id }), 'fr')).rejects.toMatchObject({ status: 404 })
})
