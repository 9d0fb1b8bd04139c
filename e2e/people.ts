import AxeBuilder from '@axe-core/playwright'
import { expect, test as base, type Page } from '@playwright/test'

export type Person = 'equipe' | 'ecole' | 'entreprise' | 'rectorat' | 'partenaire'

export const test = base.extend({
  // The address is known only once the house is open, which is after the configuration was read.
  baseURL: async ({}, use) => use(process.env.HOUSE_URL),
})

const signedIn = new Map<Person, string>()

/** Signs a person of the sample house in, as the form of the password does, and opens their space. The form itself has its own journey. */
export async function signIn(page: Page, person: Person): Promise<void> {
  const house = process.env.HOUSE_URL ?? ''
  const kept = signedIn.get(person) ?? (await sessionCookie(page, person, house))
  signedIn.set(person, kept)
  const [name = '', value = ''] = kept.split('=')
  await page.context().addCookies([{ name, value, url: house, httpOnly: true, sameSite: 'Lax' }])
  await page.goto('/espace')
  await awake(page)
}

/** One session for each person and worker: a password is slow to check, as it must be. */
async function sessionCookie(page: Page, person: Person, house: string): Promise<string> {
  const passwords: Record<string, string> = JSON.parse(process.env.HOUSE_SIGN_INS ?? '{}')
  const form = { email: `${person}@pavillon.example`, password: passwords[person] ?? '', par: 'motdepasse' }
  const answer = await page.request.post('/connexion?motdepasse', { form, headers: { Origin: house }, maxRedirects: 0 })
  const cookie = answer.headersArray().find(({ name, value }) => name.toLowerCase() === 'set-cookie' && value.includes('session_token='))?.value.split(';')[0]
  if (!cookie) throw new Error(`${person} is not let in: ${answer.status()}`)
  return cookie
}

/** Until what the browser was sent has come to life, so that a click is not lost; at once where there is no script. */
export async function awake(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  // React marks what it has taken over; a page without its scripts has nothing to wait for.
  const isAwake = () => page.evaluate(() => !('__remixContext' in window) || Object.keys(document.body).some((key) => key.startsWith('__reactFiber')))
  await expect.poll(isAwake, { intervals: [20, 50, 100] }).toBe(true)
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

/**
 * What every page must be: free of axe's findings and NUL bytes, no wider than a phone, silent in the console.
 * `alsoDark` asks again in the dark for what colours alone decide.
 */
export async function inspect(page: Page, address: string, { alsoDark = false } = {}): Promise<void> {
  // What the page before still asks for is cut off by leaving it, and complains before anybody listens.
  await page.goto('about:blank')
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  const answer = await page.goto(address)
  await awake(page)
  expect(await answer?.body(), `${address} holds no NUL byte`).not.toContain(0)
  const width = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(width, `${address} scrolls sideways`).toBeLessThanOrEqual(0)
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`), address).toEqual([])
  if (alsoDark) {
    // Colours that still fade from light to dark would be measured halfway.
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    const dark = await new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']).analyze()
    expect(dark.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`), `${address}, dark`).toEqual([])
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: null })
  }
  expect(complaints, address).toEqual([])
  page.removeAllListeners('console')
  page.removeAllListeners('pageerror')
}

export { expect }
