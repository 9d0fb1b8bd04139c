import { configure } from '../app/config.server'
import { aHall, anApplication, aShow, aStand } from '../app/db/builders.server'
import { db } from '../app/db/client.server'
import { expect, inspect, signIn, test } from './people'

test('staff set a subsidy, send a quote, the company reads its paper and accepts it, and the aid stands in the ledger', async ({ page, browser, baseURL }) => {
  test.slow()
  configure({ databaseUrl: process.env.HOUSE_DATABASE })
  const company = (await db().contact.findFirstOrThrow({ where: { role: 'COMPANY', user: { email: 'entreprise@pavillon.example' } }, include: { company: true } })).company
  if (!company) throw new Error('the sample company is gone')
  const { id: showId } = await aShow({ title: 'Salon des devis', show: { sellerName: 'Mécanov', sellerAddress: 'Lille', depositBp: 3_000 } })
  await db().priceItem.createMany({ data: [{ showId, unit: 'PER_M2_EQUIPPED', code: 'EQ', label: 'Surface équipée', amountCents: 68_000 }, { showId, unit: 'OPTION', code: 'ELEC3', label: 'Électricité 3 kW', amountCents: 21_000 }] })
  const application = await anApplication({ showId, companyId: company.id, state: 'ACCEPTED', options: { ELEC3: 1 } })
  const stand = await aStand({ hallId: (await aHall({ showId })).id })
  await db().assignment.create({ data: { standId: stand.id, applicationId: application.id, state: 'CONFIRMED', confirmedAt: new Date() } })
  const rooms = `/equipe/salons/${showId}`

  await signIn(page, 'equipe')
  await inspect(page, `${rooms}/devis`)
  await inspect(page, `${rooms}/aides?regle=nouvelle`)
  await page.getByLabel('Nom', { exact: true }).fill('Région Export')
  await page.getByLabel('Qui l’accorde').fill('Région')
  await page.getByLabel('Taux (%)').fill('50')
  await page.getByLabel('Plafond (€)').fill('2000')
  await page.getByLabel('Surface équipée').check()
  await page.getByRole('button', { name: 'Enregistrer la subvention' }).click()
  await expect(page.getByText('La subvention est enregistrée')).toBeVisible()

  await page.goto(`${rooms}/devis`)
  await page.getByRole('button', { name: 'Préparer les devis manquants (1)' }).click()
  await expect(page.getByText('Un devis est préparé')).toBeVisible()
  await page.getByRole('link', { name: company.name }).click()
  await page.getByLabel('Désignation').last().fill('Remise de fidélité')
  await page.getByLabel('Quantité').last().fill('1')
  await page.getByLabel('Prix HT (€)').last().fill('-100')
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click()
  await expect(page.getByText('Le brouillon est enregistré.')).toBeVisible()
  // 6 120 + 210 − 100, with 20 % VAT, less 2 000.
  await expect(page.getByText(/5\s476,00\s€/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Envoyer le devis' }).click()
  await expect(page.getByText(/Le devis D-\d{5} est envoyé à une personne/)).toBeVisible()
  await page.waitForLoadState('networkidle')
  await inspect(page, page.url())

  const exhibitor = await (await browser.newContext({ baseURL, locale: 'fr-FR', viewport: { width: 360, height: 780 } })).newPage()
  await signIn(exhibitor, 'entreprise')
  await inspect(exhibitor, `/entreprise/salons/${showId}/devis`)
  const paper = await exhibitor.request.get((await exhibitor.getByRole('link', { name: 'PDF du devis' }).getAttribute('href')) ?? '')
  expect(paper.headers()['content-type']).toBe('application/pdf')
  await exhibitor.getByRole('button', { name: 'Accepter le devis' }).click()
  await expect(exhibitor.getByText('À remplir.').first()).toBeVisible()
  await exhibitor.getByLabel(/Bon pour accord/).check()
  await exhibitor.getByRole('button', { name: 'Accepter le devis' }).click()
  await expect(exhibitor.getByText(/Merci\s! Le devis est accepté/)).toBeVisible()
  await expect(exhibitor.getByText(/^Accepté par/)).toBeVisible()

  await page.waitForLoadState('networkidle')
  await inspect(page, `${rooms}/aides/${company.id}`)
  await expect(page.getByText(/2\s000\s€ sur 300\s000\s€/)).toBeVisible()
  await page.getByLabel('Montant (€)').fill('298000.01')
  await page.getByLabel('Par', { exact: true }).fill('Région')
  await page.getByRole('button', { name: 'Inscrire une aide' }).click()
  await expect(page.getByText(/au-delà du plafond de minimis de 300\s000\s€/).first()).toBeVisible()
  const statement = await page.request.get(`/fichiers/aides/${company.id}`)
  expect(statement.headers()['content-type']).toBe('application/pdf')
  const list = await (await page.request.get(`/listes/devis/fichier?salon=${rooms.split('/').at(-1)}&format=csv`)).text()
  expect(list).toContain(';SUBSIDY;')
})
