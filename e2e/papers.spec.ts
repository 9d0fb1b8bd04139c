import { expect, inspect, signIn, test } from './people'

test('school and company sign one convention, each for itself, and staff see it complete', async ({ page, browser, baseURL }) => {
  test.setTimeout(90_000)
  const open = async (colorScheme: 'light' | 'dark', width: number) => (await browser.newContext({ baseURL, locale: 'fr-FR', colorScheme, viewport: { width, height: 800 } })).newPage()
  const [company, staff] = [await open('light', 1280), await open('light', 1280)]
  await page.setViewportSize({ width: 360, height: 740 })
  await signIn(page, 'ecole')
  // What is to sign stands on the first page of the school.
  await page.getByRole('link', { name: /3e E, Régler, usiner, mesurer/ }).click()
  await expect(page.getByRole('heading', { name: 'Les papiers de la visite' })).toBeVisible()
  const papers = new URL(page.url()).pathname
  await inspect(page, papers, { alsoDark: true })
  const convention = await page.request.get((await page.getByRole('link', { name: 'Ouvrir Convention (PDF)' }).getAttribute('href')) ?? '')
  expect([convention.status(), convention.headers()['content-type']]).toEqual([200, 'application/pdf'])
  expect(convention.headers()['content-disposition']).toMatch(/CONV-\d{4}-\d{4}\.pdf/)

  await page.getByLabel('Signée le').fill('2020-01-01')
  await page.getByRole('button', { name: 'Noter la signature de l’établissement' }).click()
  await expect(page.getByText('Ce jour vient avant celui où le papier a été établi.')).toBeVisible()
  await page.goto(papers)
  await page.getByLabel('Exemplaire signé').setInputFiles({ name: 'convention signée.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n') })
  await page.getByRole('button', { name: 'Noter la signature de l’établissement' }).click()
  await expect(page.getByRole('button', { name: 'Revenir sur la signature de l’établissement' })).toBeVisible()
  await page.getByLabel('Coupons reçus').fill('23')
  await page.getByRole('button', { name: 'Enregistrer le nombre' }).click()
  await expect(page.getByText('23 sur 24 reçus').first()).toBeVisible()

  await signIn(company, 'entreprise')
  await inspect(company, papers)
  await expect(company.getByText('Information aux familles')).toHaveCount(0)
  await expect(company.getByRole('link', { name: 'Voir l’exemplaire signé, L’établissement' })).toBeVisible()
  await company.getByRole('button', { name: 'Noter la signature de l’entreprise' }).click()
  await expect(company.getByText('signée', { exact: true })).toBeVisible()

  await signIn(staff, 'equipe')
  await staff.goto(papers)
  await staff.getByRole('navigation').getByRole('link', { name: /Régler, usiner, mesurer/ }).click()
  await expect(staff.getByRole('listitem').filter({ hasText: '3e E' }).getByText('signée', { exact: true })).toBeVisible()
  // Whose visit it is not has no such page.
  const stranger = await open('light', 1280)
  await signIn(stranger, 'rectorat')
  expect((await stranger.goto(papers))?.status()).toBe(404)
})
