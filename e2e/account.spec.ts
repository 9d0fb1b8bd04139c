import type { Page } from '@playwright/test'
import { codeOf } from '../app/access/testing-code'
import { expect, inspect, signIn, test } from './people'

async function askForLink(page: Page, email: string) {
  await page.getByLabel('Adresse électronique').fill(email)
  await page.getByRole('button', { name: 'Recevoir un lien' }).click()
  await expect(page.getByRole('heading', { name: 'Le lien est parti' })).toBeVisible()
}

/** Follows the link of the newest mail to somebody, as the local outbox shows it. Gives the link's address. */
async function followLink(page: Page, email: string, subject?: string): Promise<string> {
  await page.goto('/boite-d-envoi')
  const mail = page.locator('main li').filter({ hasText: email }).filter({ hasText: subject ?? '' }).first()
  await mail.getByRole('link').last().click()
  await page.waitForURL('**/connexion/lien**')
  const letter = page.url()
  await page.getByRole('button', { name: 'Me connecter' }).click()
  return letter
}

test('somebody new comes by link, chooses a password, sets up a second factor and is asked for it', async ({ page }) => {
  await page.goto('/connexion?vers=/compte')
  await askForLink(page, 'nouvelle.venue@ecole.example')
  const letter = await followLink(page, 'nouvelle.venue@ecole.example')
  await page.waitForURL('**/compte')

  await expect(page.getByText('Choisissez d’abord un mot de passe.')).toBeVisible()
  await page.getByLabel('Nouveau mot de passe').fill('court')
  await page.getByRole('button', { name: 'Choisir un mot de passe' }).click()
  await expect(page.locator('#new-error')).toBeVisible()
  await page.getByLabel('Nouveau mot de passe').fill('le tour et la fraiseuse')
  await page.getByRole('button', { name: 'Choisir un mot de passe' }).click()
  await expect(page.getByText('Le mot de passe est enregistré.')).toBeVisible()

  const factor = page.locator('section', { hasText: 'Second facteur' })
  await factor.getByLabel('Mot de passe').fill('autre chose')
  await factor.getByRole('button', { name: 'Régler le second facteur' }).click()
  await expect(page.getByText('Ce mot de passe n’est pas le bon.')).toBeVisible()
  await factor.getByLabel('Mot de passe').fill('le tour et la fraiseuse')
  await factor.getByRole('button', { name: 'Régler le second facteur' }).click()
  const key = (await factor.locator('code').innerText()).replaceAll(' ', '')
  await factor.getByLabel('Code').fill(codeOf(key))
  await factor.getByRole('button', { name: 'Confirmer' }).click()
  await expect(page.getByText('Le second facteur est réglé.')).toBeVisible()
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    await inspect(page, '/compte')
  }
  await page.getByText('Arrêter le second facteur').first().click()
  await page.getByText('Changer de mot de passe').first().click()
  await page.goto('/boite-d-envoi')
  await expect(page.getByText('Le second facteur est actif')).toBeVisible()

  await page.context().clearCookies()
  await page.goto(letter)
  await expect(page.getByRole('heading', { name: 'Ce lien ne sert plus' })).toBeVisible()
  await askForLink(page, 'nouvelle.venue@ecole.example')
  await page.goto('/connexion?motdepasse&vers=/compte')
  await page.getByLabel('Adresse électronique').fill('nouvelle.venue@ecole.example')
  await page.getByLabel('Mot de passe').fill('le tour et la fraiseuse')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.waitForURL('**/connexion/code**')
  await inspect(page, page.url())
  await page.getByLabel('Code').fill(codeOf(key))
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.waitForURL('**/compte')
  await expect(page.getByText('Un code vous est demandé à chaque connexion.')).toBeVisible()
})

test('a forgotten password is replaced by a link, without the old one', async ({ page }) => {
  await page.goto('/connexion?vers=/compte')
  await askForLink(page, 'tete.en.l.air@ecole.example')
  await followLink(page, 'tete.en.l.air@ecole.example')
  await page.waitForURL('**/compte')
  await page.getByLabel('Nouveau mot de passe').fill('une phrase vite oubliée')
  await page.getByRole('button', { name: 'Choisir un mot de passe' }).click()
  await expect(page.getByText('Le mot de passe est enregistré.')).toBeVisible()
  // Another browser, another day.
  await page.context().clearCookies()
  await page.goto('/connexion?motdepasse')
  await page.getByRole('link', { name: 'Mot de passe oublié' }).click()
  await expect(page.getByRole('heading', { name: 'Mot de passe oublié' })).toBeVisible()
  await askForLink(page, 'tete.en.l.air@ecole.example')
  await followLink(page, 'tete.en.l.air@ecole.example', 'lien de connexion')
  await page.waitForURL('**/compte**')
  await expect(page.getByText('Vous venez d’arriver par un lien')).toBeVisible()
  await page.getByLabel('Nouveau mot de passe').fill('une autre, mieux retenue')
  await page.getByRole('button', { name: 'Enregistrer le mot de passe' }).click()
  await expect(page.getByText('Le mot de passe est enregistré.')).toBeVisible()
  await expect(page.getByText('Changer de mot de passe').first()).toBeVisible()
})

test('staff invite somebody twice over; they come by the letter, choose between their spaces, and lose a role in a dialog', async ({ page, browser }) => {
  await signIn(page, 'equipe')
  const invite = async (role: string, organisation: string) => {
    await page.goto('/equipe/comptes/inviter')
    await page.getByLabel('Adresse électronique').fill('deux.casquettes@usine.example')
    await page.getByLabel('Nom').fill('Dominique Deux')
    await page.getByLabel('Rôle').selectOption({ label: role })
    await page.getByLabel('Organisation').fill(organisation)
    await page.getByRole('button', { name: 'Envoyer l’invitation' }).click()
  }
  await invite('Partenaire', '')
  await expect(page.getByText('Cette organisation n’est pas dans l’annuaire.').first()).toBeVisible()
  await invite('Partenaire', 'Agence des essais')
  await expect(page.getByText('L’invitation est partie.')).toBeVisible()
  await invite('Rectorat', 'lille')
  await expect(page.getByText('L’invitation est partie.')).toBeVisible()
  await page.goto('/equipe/comptes?attendus=oui')
  await page.getByLabel('Nom, adresse ou organisation').fill('deux.casquettes')
  await page.getByRole('button', { name: 'Chercher' }).click()
  await expect(page.getByText('2 comptes')).toBeVisible()

  const theirs = await browser.newContext({ baseURL: process.env.HOUSE_URL, locale: 'fr-FR' })
  const guest = await theirs.newPage()
  await followLink(guest, 'deux.casquettes@usine.example', 'Agence des essais')
  await guest.waitForURL('**/partenaire')
  for (const width of [360, 1280]) {
    await guest.setViewportSize({ width, height: 800 })
    await inspect(guest, '/espace')
  }
  await expect(guest.getByRole('heading', { name: 'Où voulez-vous aller' })).toBeVisible()
  await guest.getByRole('link', { name: 'Rectorat' }).click()
  await guest.waitForURL('**/rectorat')
  await guest.getByRole('navigation', { name: 'Rectorat' }).getByRole('link', { name: 'Partenaire' }).click()
  await guest.waitForURL('**/partenaire')
  await theirs.close()

  await page.goto('/equipe/comptes?q=deux.casquettes')
  await page.locator('tr', { hasText: 'Agence des essais' }).getByRole('link').click()
  const remove = page.getByRole('link', { name: 'Retirer' })
  await remove.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Retirer ce rôle' })
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(remove).toBeFocused()
  await remove.click()
  await dialog.getByRole('button', { name: 'Oui, retirer le rôle' }).click()
  await expect(page.getByText('Le rôle est retiré.')).toBeVisible()
})

test('without JavaScript one signs in by link, and a role is removed on a page of its own', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: process.env.HOUSE_URL, locale: 'fr-FR', javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/connexion')
  await page.getByLabel('Adresse électronique').fill('pas une adresse')
  await page.getByRole('button', { name: 'Recevoir un lien' }).click()
  await expect(page.locator('[aria-invalid="true"]')).toHaveCount(1)
  await askForLink(page, 'sans.script@ecole.example')
  await followLink(page, 'sans.script@ecole.example')
  await page.waitForURL('**/etablissement')

  await context.clearCookies()
  const passwords: Record<string, string> = JSON.parse(process.env.HOUSE_SIGN_INS ?? '{}')
  await page.goto('/connexion?motdepasse')
  await page.getByLabel('Adresse électronique').fill('equipe@pavillon.example')
  await page.getByLabel('Mot de passe').fill(passwords.equipe ?? '')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.waitForURL('**/equipe')
  await page.goto('/equipe/comptes?q=equipe%40')
  await page.locator('td').getByRole('link').first().click()
  await page.getByRole('link', { name: 'Retirer' }).click()
  await page.getByRole('button', { name: 'Oui, retirer le rôle' }).click()
  await expect(page.getByText('C’est le dernier compte de l’équipe')).toBeVisible()
  await context.close()
})

for (const address of ['/connexion', '/connexion?motdepasse', '/connexion?oubli', '/connexion/lien?jeton=faux', '/connexion/code']) {
  test(`${address} is sound on a phone and a desk, in light and dark`, async ({ page }) => {
    for (const [width, colorScheme] of [[360, 'light'], [1440, 'dark']] as const) {
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme })
      await inspect(page, address)
    }
  })
}
