import { expect, signIn, test } from './people'

test('a teacher who is new signs in by link, says which school, and books a class', async ({ page }) => {
  await page.goto('/programme?q=forge')
  await page.getByRole('link', { name: 'Le feu et le marteau' }).first().click()
  await page.getByRole('link', { name: /^Inscrire une classe/ }).first().click()
  await page.getByLabel('Adresse électronique').fill('prof.nouvelle@ac-lille.fr')
  await page.getByRole('button', { name: 'Recevoir un lien' }).click()
  await page.getByRole('link', { name: 'Ouvrir la boîte d’envoi' }).click()
  await page.getByRole('listitem').filter({ hasText: 'prof.nouvelle@ac-lille.fr' }).getByRole('link').click()
  await page.getByRole('button', { name: 'Me connecter' }).click()

  await expect(page.getByRole('heading', { name: 'Votre établissement' })).toBeVisible()
  await page.getByLabel('Nom, ville ou UAI').fill('theodore monod aniche')
  await page.getByRole('button', { name: /C’est mon établissement : .*Monod/i }).first().click()

  await expect(page.getByRole('heading', { name: 'Inscrire une classe' })).toBeVisible()
  await page.getByLabel('Niveau').selectOption({ label: '3e' })
  await page.getByLabel('Nom de la classe').fill('3e 4')
  await page.getByLabel('Élèves').fill('24')
  await page.getByLabel('Accompagnateurs').fill('1')
  await page.locator('main form').last().getByRole('button').first().click()
  await expect(page.getByText('Il faut un accompagnateur pour 10 élèves au plus.').first()).toBeVisible()
  await expect(page.getByLabel('Élèves')).toHaveValue('24')

  await page.getByLabel('Accompagnateurs').fill('3')
  await page.locator('main form').last().getByRole('button').first().click()
  await expect(page.getByText('La classe est inscrite.')).toBeVisible()
  await expect(page.getByText('24 élèves, 3 accompagnateurs').first()).toBeVisible()

  await page.goto('/ecole')
  await expect(page.getByText('Le feu et le marteau').first()).toBeVisible()
})

test('a link serves once', async ({ page }) => {
  await page.goto('/connexion')
  await page.getByLabel('Adresse électronique').fill('une.fois@ac-lille.fr')
  await page.getByRole('button', { name: 'Recevoir un lien' }).click()
  await expect(page.getByRole('heading', { name: 'Le lien est parti' })).toBeVisible()
  await page.goto('/boite-d-envoi')
  const address = await page.getByRole('listitem').filter({ hasText: 'une.fois@ac-lille.fr' }).getByRole('link').getAttribute('href')
  await page.goto(address ?? '')
  await page.getByRole('button', { name: 'Me connecter' }).click()
  await page.waitForURL('**/etablissement**')
  await page.context().clearCookies()
  await page.goto(address ?? '')
  await expect(page.getByRole('heading', { name: 'Ce lien ne sert plus' })).toBeVisible()
})

test('a class that waits sees its rank, and moves up when another leaves', async ({ page, browser, baseURL }) => {
  await signIn(page, 'ecole')
  await page.goto('/ecole')
  const ours = page.getByRole('row').filter({ hasText: '3e D' })
  await expect(ours.getByText('Sur liste d’attente')).toBeVisible()

  const staff = await (await browser.newContext({ baseURL, locale: 'fr-FR' })).newPage()
  await signIn(staff, 'equipe')
  await staff.goto('/equipe/programmes')
  await staff.getByRole('link', { name: /Découverte des métiers/ }).click()
  await staff.getByRole('link', { name: /monter un bogie/ }).click()
  await expect(staff.getByRole('heading', { level: 1, name: /monter un bogie/ })).toBeVisible()
  await staff.locator('#creneaux').locator('xpath=ancestor::section').locator('td.lead a').first().click()
  await expect(staff.getByRole('link', { name: 'Exporter', exact: true })).toBeVisible()
  await staff.getByRole('link', { name: /Modifier/ }).first().click()
  await staff.getByLabel('Places').fill('90')
  await staff.getByRole('button', { name: 'Enregistrer le créneau' }).click()
  await expect(staff.getByText('Le créneau est enregistré.')).toBeVisible()

  await page.reload()
  await expect(ours.getByText('Place proposée')).toBeVisible()
})

test('another school’s booking is not there', async ({ page }) => {
  await signIn(page, 'ecole')
  const answer = await page.goto('/ecole/classes/00000000-0000-7000-8000-000000000000')
  expect(answer?.status()).toBe(404)
  expect((await page.goto('/equipe/programmes'))?.status()).toBe(404)
})
