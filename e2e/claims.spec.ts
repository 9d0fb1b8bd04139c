/** Who works for a company and has no account asks for its space; staff answer. Who only claims a school sees no one else's class there. */
import { expect, inspect, signIn, test, signInByMail } from './people'

test('somebody asks for the space of a company, staff accept, and the space is open', async ({ page, browser, baseURL }) => {
  await signInByMail(page, 'nouveau@forge.example', '/etablissement')
  await page.getByRole('link', { name: 'Demandez l’accès à son espace.' }).click()
  await inspect(page, '/mon-entreprise?q=tolerie artois')
  await page.getByRole('button', { name: /Demander l’accès : Tôlerie de l’Artois/ }).click()
  await expect(page.getByText('l’équipe vous répond par courriel').first()).toBeVisible()
  expect((await page.goto('/entreprise'))?.status()).toBe(404)

  const staff = await (await browser.newContext({ baseURL, locale: 'fr-FR' })).newPage()
  await signIn(staff, 'equipe')
  await staff.goto('/equipe')
  await staff.getByRole('link', { name: /demandes? d’accès attend/ }).click()
  await inspect(staff, '/equipe/comptes/demandes')
  await staff.getByRole('button', { name: /^Accepter : nouveau@forge/ }).click()
  await expect(staff.getByText('L’accès est donné et la personne prévenue.')).toBeVisible()

  await page.goto('/entreprise')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page).toHaveURL(/\/entreprise$/)
})

test('who only claims a school sees none of its classes', async ({ page }) => {
  await signInByMail(page, 'curieux@mail.example', '/etablissement')
  await page.getByLabel('Nom, ville ou UAI').fill('tilleuls maubeuge')
  await page.getByRole('button', { name: /C’est mon établissement : .*Tilleuls/ }).first().click()
  await expect(page).toHaveURL(/\/ecole$/)
  await expect(page.getByText('Les visites demandées par votre établissement : Collège des Tilleuls')).toBeVisible()
  await expect(page.getByText('3e B')).toHaveCount(0)
})
