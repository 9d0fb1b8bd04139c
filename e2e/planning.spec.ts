import { expect, inspect, signIn, test } from './people'

test('staff find programmes by kind, make a series once, and see whom calling off touches', async ({ page }) => {
  await signIn(page, 'equipe')
  await page.goto('/equipe/programmes')
  await page.getByLabel('Type de programme').selectOption('SHOW')
  await page.getByRole('button', { name: 'Filtrer' }).click()
  await expect(page.getByRole('link', { name: /^Salon/ }).first()).toBeVisible()
  await expect(page.getByRole('link', { name: /^Semaine de l’industrie/ })).toHaveCount(0)

  await page.goto('/equipe/programmes/nouveau')
  await page.getByLabel('Type de programme').selectOption({ label: 'Semaine de l’industrie' })
  await page.getByLabel('Titre').fill('Semaine de l’industrie 2028')
  await page.getByLabel('Premier jour').fill('2028-11-20')
  await page.getByLabel('Dernier jour').fill('2028-11-26')
  await page.getByRole('button', { name: 'Enregistrer le programme' }).click()
  await expect(page.getByText('Le programme est créé.')).toBeVisible()
  const programme = page.url()
  await page.getByRole('link', { name: 'Nouvelle action' }).first().click()
  await page.getByLabel('Titre').fill('Fraiser au micron')
  await page.getByLabel('3e', { exact: true }).check()
  await page.getByRole('button', { name: 'Enregistrer l’action' }).click()
  await expect(page.getByText('rien ne dit ce que l’on verra, ni le thème')).toBeVisible()
  const activity = page.url()

  await page.goto(`${activity}/serie`)
  const seeDates = async () => {
    await page.getByLabel('Du', { exact: true }).fill('2028-11-20')
    await page.getByLabel('Au', { exact: true }).fill('2028-11-26')
    await page.getByLabel('mardi').check()
    await page.getByLabel('samedi').check()
    await page.getByLabel('Début').fill('09:00')
    await page.getByLabel('Fin').fill('11:00')
    await page.getByLabel('Places').fill('30')
    await page.getByRole('button', { name: 'Voir les dates' }).click()
  }
  await seeDates()
  const days = page.locator('input[name=jour]')
  await expect(days).toHaveCount(2)
  for (const day of await days.all()) await day.uncheck()
  await page.getByRole('button', { name: 'Ajouter ces créneaux' }).click()
  await expect(page.getByText('Gardez au moins une date.')).toBeVisible()
  for (const day of await days.all()) await day.check()
  await page.getByRole('button', { name: 'Ajouter ces créneaux' }).click()
  await expect(page.getByText('2 créneaux ajoutés.')).toBeVisible()
  await page.goto(`${activity}/serie`)
  await seeDates()
  await expect(page.getByText('déjà prévu')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ajouter ces créneaux' })).toHaveCount(0)

  await inspect(page, `${programme}/annuler`)
  await expect(page.getByText('Ses 2 créneaux à venir sont annulés. Personne n’est inscrit.')).toBeVisible()
  await page.getByRole('button', { name: 'Annuler le programme' }).click()
  await expect(page.getByText('À remplir.')).toBeVisible()
  await page.getByLabel('Pourquoi ?').fill('Édition reportée d’un an')
  await page.getByRole('button', { name: 'Annuler le programme' }).click()
  await expect(page.getByText('Le programme est annulé')).toBeVisible()
  await page.goto(activity)
  await expect(page.getByRole('cell', { name: 'Annulé' })).toHaveCount(2)
})

test('an address that names no record is a page that does not exist, not a fault', async ({ page }) => {
  await signIn(page, 'equipe')
  for (const address of ['programmes/x', 'actions/x/serie', 'creneaux/x/modifier', 'ecoles/x', 'imports/x', 'programmes/00000000-0000-7000-8000-000000000000/annuler']) {
    expect((await page.goto(`/equipe/${address}`))?.status(), address).toBe(404)
  }
})

test('the pages of planning hold on a phone and for who cannot see them', async ({ page }) => {
  await signIn(page, 'equipe')
  await page.setViewportSize({ width: 360, height: 760 })
  await page.goto('/equipe/programmes')
  const programme = await page.getByRole('link', { name: /^Découverte des métiers/ }).first().getAttribute('href')
  await page.goto(programme ?? '')
  const activity = await page.locator('a[href^="/equipe/actions/"]').first().getAttribute('href')
  for (const address of ['/equipe/programmes', '/equipe/programmes/nouveau', programme, `${programme}/modifier`, `${programme}/nouvelle-action`, activity, `${activity}/modifier`, `${activity}/creneau`, `${activity}/serie`, `${activity}/annuler`]) {
    await inspect(page, address ?? '')
  }
})
