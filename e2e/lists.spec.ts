import { readFile } from 'node:fs/promises'
import { expect, inspect, signIn, test } from './people'

test('staff choose columns and their order, take the list home, and keep it as a view', async ({ page }) => {
  await signIn(page, 'equipe')
  await page.goto('/equipe/ecoles?q=maubeuge')
  await page.getByRole('link', { name: 'Exporter' }).click()
  await expect(page.getByRole('heading', { name: 'Établissements', level: 1 })).toBeVisible()
  await page.getByText('Dans la liste').click()
  await page.getByRole('link', { name: 'Retirer UAI' }).click()
  await page.getByRole('link', { name: 'Monter Type établissement' }).click()
  await expect(page.getByRole('columnheader').first()).toHaveText('Type établissement')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'CSV pour Excel' }).click()
  const [head, ...rows] = (await readFile(await (await download).path(), 'utf8')).trimEnd().split('\r\n')
  expect(head?.startsWith('\ufeffType établissement;Nom;Secteur')).toBe(true)
  expect(rows.length).toBeGreaterThan(2)
  expect(rows.every((row) => /maubeuge/i.test(row))).toBe(true)
  await expect(page.getByText('Téléchargé', { exact: true })).toBeVisible()
  // Nobody signs for a school: there is no such sheet, also for who types its address.
  await expect(page.getByRole('link', { name: 'Feuille d’émargement' })).toHaveCount(0)
  expect((await page.request.get('/listes/etablissements/fichier?format=emargement')).status()).toBe(404)
  await page.getByLabel('Nom de la vue').fill('Autour de Maubeuge')
  await page.getByLabel('Me l’envoyer').selectOption('WEEKLY')
  await page.getByRole('button', { name: 'Garder cette vue' }).click()
  await expect(page.getByText('La vue est gardée')).toBeVisible()
  await page.goto('/listes/etablissements')
  await page.getByRole('link', { name: 'Autour de Maubeuge' }).click()
  await expect(page.getByRole('columnheader').first()).toHaveText('Type établissement')
  await page.getByRole('button', { name: 'Effacer la vue Autour de Maubeuge' }).click()
  await expect(page.getByText('La vue est effacée')).toBeVisible()
})

test('from a programme staff take home its sessions with their seats, and from there its activities', async ({ page }) => {
  await signIn(page, 'equipe')
  await page.goto('/equipe/programmes?type=OUTREACH')
  await expect(page.getByRole('link', { name: 'Exporter' })).toHaveAttribute('href', /type=OUTREACH/)
  await page.getByRole('table').getByRole('link').first().click()
  await page.getByRole('link', { name: 'Exporter les créneaux' }).click()
  await expect(page.getByRole('columnheader', { name: 'Places libres' })).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'CSV pour Excel' }).click()
  const [head, ...rows] = (await readFile(await (await download).path(), 'utf8')).trimEnd().split('\r\n')
  expect(head).toMatch(/Places;Places prises;Places libres;Groupes en attente/)
  expect(rows.length).toBeGreaterThan(2)
  await page.getByRole('link', { name: 'Créneaux', exact: true }).click()
  await page.getByRole('link', { name: 'Exporter les actions' }).click()
  await expect(page.getByRole('columnheader', { name: 'Premier créneau' })).toBeVisible()
})

test('the rectorate takes its decisions home', async ({ page }) => {
  await signIn(page, 'rectorat')
  await page.goto('/rectorat')
  await page.getByRole('link', { name: 'Exporter' }).click()
  await expect(page.getByRole('heading', { name: 'Avis', level: 1 })).toBeVisible()
})

for (const viewport of [{ width: 360, height: 760 }, { width: 1440, height: 900 }]) {
  test(`the page of a list holds for everyone at ${viewport.width} px, and is not there for others`, async ({ page, browser, baseURL }) => {
    await page.setViewportSize(viewport)
    await signIn(page, 'equipe')
    for (const list of ['etablissements', 'entreprises', 'avis', 'demandes', 'programmes']) {
      await inspect(page, `/listes/${list}`)
    }
    const school = await (await browser.newContext({ baseURL, locale: 'fr-FR' })).newPage()
    await signIn(school, 'ecole')
    expect((await school.goto('/listes/entreprises'))?.status()).toBe(404)
    expect((await school.request.get('/listes/entreprises/fichier?format=csv')).status()).toBe(404)
  })
}
