import AxeBuilder from '@axe-core/playwright'
import { expect, test as base, type Page } from '@playwright/test'

export type Person = 'equipe' | 'ecole' | 'entreprise' | 'rectorat' | 'partenaire'

export const test = base.extend({
  // The address is known only once the house is open, which is after the configuration was read.
  baseURL: async ({}, use) => use(process.env.HOUSE_URL),
})

/** Signs a person of the sample house in by password. */
export async function signIn(page: Page, person: Person): Promise<void> {
  const passwords: Record<string, string> = JSON.parse(process.env.HOUSE_SIGN_INS ?? '{}')
  await page.goto('/connexion?motdepasse')
  await page.getByLabel('Adresse électronique').fill(`${person}@pavillon.example`)
  await page.getByLabel('Mot de passe').fill(passwords[person] ?? '')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/connexion'))
  // What a page asks for by itself must not be cut off by the next address.
  await page.waitForLoadState('networkidle')
}

/** Opens the rooms of the example show as staff and gives its number. A copy for another year is later, so it stands above. */
export async function openShow(page: Page): Promise<string> {
  await page.goto('/equipe/programmes?type=SHOW')
  await page.getByRole('link', { name: /Salon Mécanique/ }).last().click()
  await page.getByRole('link', { name: 'Préparer le pavillon' }).click()
  await page.waitForURL(/\/equipe\/salons\//)
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** Signs somebody in for the first time, by the link of a mail; `next` is where they then arrive. */
export async function signInByMail(page: Page, mail: string, next: string): Promise<void> {
  await page.goto('/connexion')
  await page.getByLabel('Adresse électronique').fill(mail)
  await page.getByRole('button', { name: 'Recevoir un lien' }).click()
  await expect(page.getByRole('heading', { name: 'Le lien est parti' })).toBeVisible()
  await page.goto('/boite-d-envoi')
  const address = await page.getByRole('listitem').filter({ hasText: mail }).getByRole('link').first().getAttribute('href')
  await page.goto(address ?? '')
  await page.getByRole('button', { name: 'Me connecter' }).click()
  await page.waitForURL(`**${next}**`)
}

/** What every page must be: free of axe's findings and NUL bytes, no wider than a phone, silent in the console. */
export async function inspect(page: Page, address: string): Promise<void> {
  // What the page before still asks for must not be cut off: it would complain in this one's name.
  await page.waitForLoadState('networkidle')
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  const answer = await page.goto(address, { waitUntil: 'networkidle' })
  expect(await answer?.body(), `${address} holds no NUL byte`).not.toContain(0)
  const width = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(width, `${address} scrolls sideways`).toBeLessThanOrEqual(0)
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`), address).toEqual([])
  expect(complaints, address).toEqual([])
  page.removeAllListeners('console')
  page.removeAllListeners('pageerror')
}

export { expect }
