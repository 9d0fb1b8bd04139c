import type { Page } from '@playwright/test'
import { expect, inspect, signIn, test } from './people'

async function openShow(page: Page): Promise<string> {
  await page.goto('/equipe/programmes?type=SHOW')
  await page.getByRole('link', { name: /Salon Mécanique/ }).first().click()
  await page.getByRole('link', { name: 'Préparer le pavillon' }).click()
  await page.waitForURL(/\/equipe\/salons\//)
  return new URL(page.url()).pathname
}

test('staff keep the price list: two rates never hold on a same day, and a form with an error keeps what was typed', async ({ page }) => {
  await signIn(page, 'equipe')
  const here = await openShow(page)
  await expect(page.getByText('candidatures à examiner')).toBeVisible()
  await page.getByRole('navigation', { name: /Salon/ }).getByRole('link', { name: 'Édition' }).click()
  await page.getByRole('link', { name: 'Ajouter un tarif' }).click()
  await page.getByLabel('Ce que c’est').selectOption('CO_EXHIBITOR')
  await page.getByLabel('Code').fill('COEXP2')
  await page.getByLabel('Libellé').fill('Droit de co-exposant, autre')
  await page.getByLabel('Prix hors taxe (€)').fill('310')
  await page.getByRole('button', { name: 'Ajouter un tarif' }).click()
  await expect(page.getByText('Un autre tarif vaut déjà à ces dates').first()).toBeVisible()
  await expect(page.getByLabel('Libellé')).toHaveValue('Droit de co-exposant, autre')
  await page.getByLabel('Ce que c’est').selectOption('OPTION')
  await page.getByLabel('Prix hors taxe (€)').fill('310')
  await page.getByRole('button', { name: 'Ajouter un tarif' }).click()
  await expect(page.getByText('Le tarif est enregistré')).toBeVisible()
  await expect(page.getByRole('row', { name: /Droit de co-exposant, autre/ })).toContainText('310,00')
  await page.goto(`${here}/edition`)
  await page.getByRole('button', { name: 'Retirer : Droit de co-exposant, autre' }).click()
  await expect(page.getByText('Le tarif est retiré')).toBeVisible()
})

test('an exhibitor ticks off what is due, and staff see it', async ({ page, browser, baseURL }) => {
  await signIn(page, 'entreprise')
  await page.goto('/entreprise')
  const company = page
  const staff = await (await browser.newContext({ baseURL, locale: 'fr-FR' })).newPage()
  await signIn(staff, 'equipe')
  const here = await openShow(staff)
  const id = here.split('/').at(-1) ?? ''
  await company.goto(`/entreprise/salons/${id}`)
  await expect(company.getByRole('heading', { name: 'À faire' })).toBeVisible()
  await company.getByRole('link', { name: 'Toute la frise' }).click()
  await company.getByRole('button', { name: 'C’est fait : Attestation d’assurance' }).click()
  await expect(company.getByText('C’est noté')).toBeVisible()
  await staff.goto(`${here}/echeances`)
  await staff.getByRole('row', { name: /Attestation d’assurance/ }).getByRole('link').click()
  await expect(staff.getByRole('row', { name: /Ateliers Sambre/ })).toContainText('Sacha Exemple')
  await company.getByRole('button', { name: 'Finalement non : Attestation d’assurance' }).click()
  await expect(company.getByText('C’est noté')).toBeVisible()
})

test('staff put somebody on a shift; nobody is put in two places at once', async ({ page }) => {
  await signIn(page, 'equipe')
  const here = await openShow(page)
  await page.goto(`${here}/permanences/nouveau`)
  await page.getByLabel('Ce qu’il y a à faire').fill('Démonstration')
  await page.getByLabel('De', { exact: true }).fill('09:30')
  await page.getByLabel('À', { exact: true }).fill('10:30')
  await page.getByRole('button', { name: 'Enregistrer le tour' }).click()
  const row = page.getByRole('listitem').filter({ hasText: 'Démonstration' }).first()
  await row.getByLabel('Ajouter quelqu’un').selectOption({ label: 'Noa Exemple' })
  await row.getByRole('button', { name: 'Ajouter' }).click()
  await expect(page.getByText('déjà ailleurs à ce moment-là')).toBeVisible()
  await row.getByLabel('Ajouter quelqu’un').selectOption({ label: 'Camille Exemple' })
  await row.getByRole('button', { name: 'Ajouter' }).click()
  await expect(page.getByText('C’est noté, la personne est prévenue')).toBeVisible()
  await expect(row.getByText('Complet')).toBeVisible()
  await row.getByRole('link', { name: /9 h 30/ }).click()
  await page.getByRole('button', { name: 'Annuler le tour' }).click()
  await expect(page.getByText('Le tour est annulé')).toBeVisible()
})

test('a contact taken without a network waits on the phone and is sent once', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, locale: 'fr-FR', viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  await signIn(page, 'entreprise')
  const staff = await (await browser.newContext({ baseURL, locale: 'fr-FR' })).newPage()
  await signIn(staff, 'equipe')
  const id = (await openShow(staff)).split('/').at(-1) ?? ''
  const name = `Hors Ligne ${Date.now()}`
  await page.goto(`/stand/${id}`)
  await expect(page.getByText('Cette page s’ouvre maintenant aussi sans réseau')).toBeVisible()
  await context.setOffline(true)
  await page.getByLabel('Nom').fill(name)
  await page.getByLabel(/Téléphone/).fill('03 20 11 22 33')
  await page.getByRole('button', { name: 'Garder le contact' }).click()
  await expect(page.getByText('À remplir').first()).toBeVisible()
  await page.getByLabel(/accepte que/).check()
  await page.getByRole('button', { name: 'Garder le contact' }).click()
  await expect(page.getByText(`${name} : c’est gardé`)).toBeVisible()
  await expect(page.getByText('Un contact attend le réseau')).toBeVisible()
  // The page opens again without a network, and still knows of it.
  await page.reload()
  await expect(page.getByText('Un contact attend le réseau')).toBeVisible()
  await context.setOffline(false)
  await page.reload()
  await expect(page.getByText('Un contact attend le réseau')).toHaveCount(0)
  await page.reload()
  await page.goto(`/entreprise/salons/${id}/contacts`)
  await expect(page.getByRole('heading', { name })).toHaveCount(1)
  await page.getByRole('button', { name: `Effacer ce contact : ${name}` }).click()
  await expect(page.getByText('Le contact est effacé')).toBeVisible()
})

for (const viewport of [{ width: 360, height: 760 }, { width: 1440, height: 900 }]) {
  test(`every room of a show holds for everyone at ${viewport.width} px`, async ({ page, browser, baseURL }) => {
    test.setTimeout(180_000)
    await page.setViewportSize(viewport)
    await signIn(page, 'equipe')
    const here = await openShow(page)
    const id = here.split('/').at(-1) ?? ''
    for (const room of ['', '/edition', '/edition?tarif=nouveau', '/echeances', '/echeances/nouvelle', '/permanences', '/permanences/nouveau', '/permanences/serie', '/permanences/feuille', '/contacts']) await inspect(page, here + room)
    await inspect(page, '/mes-permanences')
    await inspect(page, '/equipe/calendrier-scolaire')
    await inspect(page, '/compte/agendas')
    const company = await (await browser.newContext({ baseURL, locale: 'fr-FR', viewport, colorScheme: 'dark' })).newPage()
    await signIn(company, 'entreprise')
    for (const room of ['', '/echeances', '/contacts']) await inspect(company, `/entreprise/salons/${id}${room}`)
    await inspect(company, `/stand/${id}`)
  })
}
