/** What the rectorate does with a visit: it reads, asks, decides; the school answers; the chamber decides for itself. */
import { expect, inspect, signIn, test } from './people'

test('the rectorate asks the school before it decides, and the school answers', async ({ page, browser, baseURL }) => {
  await signIn(page, 'rectorat')
  await inspect(page, '/rectorat')
  await page.getByRole('link', { name: /Tilleuls.*3e B/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: /Tilleuls/ })).toBeVisible()
  const asked = page.url()

  await page.getByText('Refuser', { exact: true }).first().click()
  await page.getByRole('button', { name: 'Refuser' }).click()
  await expect(page.getByText('À remplir.')).toBeVisible()

  await page.getByText('Demander une précision').click()
  await page.getByLabel('Votre question').fill('Qui accompagne les élèves à mobilité réduite ?')
  await page.getByRole('button', { name: 'Envoyer la question' }).click()
  await expect(page.getByText('La question est envoyée à l’établissement.')).toBeVisible()

  const school = await (await browser.newContext({ baseURL, locale: 'fr-FR' })).newPage()
  await signIn(school, 'ecole')
  await school.goto('/ecole')
  await school.getByRole('link', { name: /Répondre pour 3e B/ }).click()
  await expect(school.getByText('Qui accompagne les élèves')).toBeVisible()
  await school.getByRole('button', { name: 'Envoyer la réponse' }).click()
  await expect(school.getByText('À remplir.')).toBeVisible()
  await school.getByLabel('Votre réponse').fill('Une AESH, présente toute la journée.')
  await school.getByRole('button', { name: 'Envoyer la réponse' }).click()
  await expect(school.getByText('l’avis est de nouveau demandé')).toBeVisible()

  await page.goto('/rectorat')
  await expect(page.getByRole('row').filter({ hasText: '3e B' }).getByText('réponse reçue')).toBeVisible()
  await inspect(page, asked)
  await expect(page.getByText('Une AESH, présente toute la journée.')).toBeVisible()
})

test('a visit is confirmed when both authorities agree, and neither can speak for the other', async ({ page, browser, baseURL }) => {
  await signIn(page, 'rectorat')
  await page.goto('/rectorat')
  await page.getByRole('link', { name: /Beffroi.*4e C/ }).click()
  // The queue has a button of that name too, for many at once.
  await page.waitForURL(/\/rectorat\/avis\//)
  await page.getByRole('button', { name: 'Donner l’avis favorable' }).click()
  await expect(page.getByText('L’avis est enregistré.')).toBeVisible()

  const staff = await (await browser.newContext({ baseURL, locale: 'fr-FR' })).newPage()
  await signIn(staff, 'equipe')
  await staff.goto('/equipe')
  await staff.getByRole('link', { name: /Beffroi.*4e C/ }).click()
  const row = staff.getByRole('row').filter({ hasText: '4e C' })
  await expect(row.getByText('En attente d’avis')).toBeVisible()
  await row.getByRole('button', { name: /avis favorable/ }).click()
  await expect(staff.getByRole('row').filter({ hasText: '4e C' }).getByText('Confirmée')).toBeVisible()
})

test('a refusal of many needs a ticked box and a reason, and what was ticked stays ticked', async ({ page }) => {
  await signIn(page, 'rectorat')
  await page.goto('/rectorat')
  await page.getByRole('button', { name: 'Donner l’avis favorable' }).click()
  await expect(page.getByText('Choisissez au moins une réponse.')).toBeVisible()
  const box = page.getByRole('checkbox', { name: /^Choisir/ }).first()
  await box.check()
  await page.getByText('Refuser avec une raison').click()
  await page.getByRole('button', { name: 'Refuser les demandes choisies' }).click()
  await expect(page.getByText('À remplir.')).toBeVisible()
  await expect(box).toBeChecked()
})

test('who stands in is named for days that hold, for a person with an account', async ({ page }) => {
  await signIn(page, 'rectorat')
  await inspect(page, '/rectorat/remplacements')
  await page.getByLabel('Adresse électronique de son compte').fill('equipe@pavillon.example')
  await page.getByLabel('Au (inclus)').fill(await page.getByLabel('Du', { exact: true }).inputValue())
  await page.getByRole('button', { name: 'Nommer' }).click()
  await expect(page.getByText('Une personne de la CCI ne peut pas décider pour le rectorat.')).toBeVisible()
  await expect(page.getByLabel('Adresse électronique de son compte')).toHaveValue('equipe@pavillon.example')
  await inspect(page, '/rectorat/annee')
})

test('the map by basin leads to the schools of each, by the drawing and by the table', async ({ page }) => {
  await signIn(page, 'rectorat')
  await inspect(page, '/rectorat/carte', { alsoDark: true })
  await page.getByRole('group', { name: /^Carte de/ }).getByRole('link', { name: /^Maubeuge/ }).press('Enter')
  await expect(page.getByRole('region', { name: 'Maubeuge et alentours' }).getByText('Collège des Tilleuls (exemple)')).toBeVisible()
  await page.getByRole('cell', { name: /Lille/ }).getByRole('link').click()
  await expect(page.getByText(/établissements sans sortie cette année/)).toBeVisible()
})
