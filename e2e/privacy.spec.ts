import type { Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { expect, inspect, signIn, test } from './people'

async function comeByLink(page: Page, mail: string) {
  await page.goto('/connexion?vers=/compte')
  await page.getByLabel('Adresse électronique').fill(mail)
  await page.getByRole('button', { name: 'Recevoir un lien' }).click()
  await expect(page.getByRole('heading', { name: 'Le lien est parti' })).toBeVisible()
  await page.goto('/boite-d-envoi')
  await page.locator('li', { hasText: mail }).first().getByRole('link').click()
  await page.getByRole('button', { name: 'Me connecter' }).click()
  await page.waitForURL('**/compte')
}

test('somebody reads what is kept of them, takes it along, erases it, and is nobody afterwards', async ({ page }) => {
  const mail = 'de.passage@ecole.example'
  await comeByLink(page, mail)
  await page.getByRole('link', { name: 'Voir mes données' }).click()
  await page.waitForURL('**/compte/donnees')
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Télécharger mes données' }).click()])
  const held = JSON.parse(await readFile(await download.path(), 'utf8')) as { about: { person: string }; data: Record<string, { rows: object[] }> }
  expect(held.about.person).toBe(mail)
  expect(held.data.User?.rows).toHaveLength(1)
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    for (const address of ['/compte', '/compte/donnees', '/compte/effacer', '/donnees-personnelles']) await inspect(page, address)
  }

  await page.goto('/compte/effacer')
  await page.getByRole('button', { name: 'Effacer mon compte' }).click()
  await expect(page.getByText('rien ne pourra être retrouvé')).toBeVisible()
  await page.getByLabel('J’ai compris').check()
  await page.getByRole('button', { name: 'Effacer mon compte' }).click()
  await expect(page.getByRole('heading', { name: 'C’est effacé' })).toBeVisible()
  expect((await page.context().cookies()).filter(({ name, value }) => name.includes('session_token') && value)).toEqual([])
  await page.goto('/compte')
  await expect(page).toHaveURL(/connexion/)
  await page.goto('/boite-d-envoi')
  await expect(page.getByText(mail)).toHaveCount(0)
})

test('a class that is expected keeps its teacher’s account, and says where to cancel it', async ({ page }) => {
  await signIn(page, 'ecole')
  await page.goto('/compte/effacer')
  await expect(page.getByRole('heading', { name: /D’abord/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Effacer mon compte' })).toHaveCount(0)
  await inspect(page, '/compte/effacer')
  await page.getByRole('link', { name: /^Voir l’inscription/ }).first().click()
  await page.waitForURL('**/ecole/classes/**')
})

test('staff erase somebody who asks for it, without JavaScript too', async ({ browser, page }) => {
  const mail = 'qui.demande@ecole.example'
  await comeByLink(page, mail)
  const office = await browser.newContext({ baseURL: process.env.HOUSE_URL, locale: 'fr-FR' })
  const staff = await office.newPage()
  await signIn(staff, 'equipe')
  for (const width of [360, 1280]) {
    await staff.setViewportSize({ width, height: 800 })
    await inspect(staff, `/equipe/donnees?q=${encodeURIComponent(mail)}`)
  }
  await staff.getByRole('link', { name: `Effacer… ${mail}` }).click()
  await staff.waitForURL('**/equipe/donnees/compte/**')
  const address = new URL(staff.url()).pathname
  await inspect(staff, address)
  const plain = await browser.newContext({ javaScriptEnabled: false, baseURL: process.env.HOUSE_URL, locale: 'fr-FR', storageState: await office.storageState() })
  const form = await plain.newPage()
  await form.goto(address)
  await form.getByLabel('La demande vient bien').check()
  await form.getByRole('button', { name: 'Effacer cette personne' }).click()
  await expect(form.getByText('La personne est effacée.')).toBeVisible()
  await form.goto(address)
  await expect(form.getByRole('heading', { name: 'Cette page n’existe pas' }).first()).toBeAttached()
  await page.goto('/compte')
  await expect(page).toHaveURL(/connexion/)
})
