import type { Page } from '@playwright/test'
import { configure } from '../app/config.server'
import { db, disconnect } from '../app/db/client.server'
import { expect, inspect, signIn, test } from './people'

test.beforeAll(() => {
  configure({ databaseUrl: process.env.HOUSE_DATABASE })
})
test.afterAll(() => disconnect())

const DAY = 86_400_000

async function anOpenDay(slug: string, seats: number) {
  const programme = await db().programme.findFirstOrThrow({ where: { kind: 'INDUSTRY_WEEK', publishedAt: { not: null } } })
  const startsAt = new Date(Date.now() + 40 * DAY)
  const activity = await db().activity.create({
    data: {
      programmeId: programme.id, slug, kind: 'OPEN_DAY', title: `Portes ouvertes ${slug}`, moderation: 'PUBLISHED', publishedAt: new Date(), openTo: ['PERSON'], levels: [], approvals: [], stepFree: true, placeName: 'Atelier', town: 'Douai',
      sessions: { create: { startsAt, endsAt: new Date(startsAt.getTime() + 2 * 3_600_000), seats } },
    },
    include: { sessions: true },
  })
  return { slug, session: activity.sessions[0]?.id ?? '' }
}

async function fill(page: Page, mail: string, persons: string) {
  await page.getByLabel('Votre nom').fill('Alix Martin')
  await page.getByLabel('Votre adresse électronique').fill(mail)
  await page.getByLabel(/Combien de personnes/).fill(persons)
}

async function linkOf(page: Page, mail: string): Promise<string> {
  await page.goto('/boite-d-envoi')
  return (await page.locator('li', { hasText: mail }).first().getByRole('link').getAttribute('href')) ?? ''
}

test('a family signs up without an account, confirms by the link, comes with one more, and calls it off', async ({ page }) => {
  const { slug } = await anOpenDay('robots-en-famille', 20)
  await page.goto(`/actions/${slug}`)
  await page.getByRole('link', { name: /Venir seul ou en famille/ }).click()
  await fill(page, 'alix.famille@maison.test', '3')
  await expect(page.locator('input[name=proof]')).not.toHaveValue('', { timeout: 30_000 })
  await page.waitForTimeout(2_000)
  await page.getByRole('button', { name: 'S’inscrire' }).click()
  await expect(page.getByRole('heading', { name: 'Regardez votre courriel' })).toBeVisible()

  const link = await linkOf(page, 'alix.famille@maison.test')
  await page.goto(link)
  await expect(page.getByText('Les places vous sont gardées')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Ajouter à mon calendrier' })).toHaveCount(0)
  // Opening a link confirms nothing: mail scanners open links as well.
  expect((await db().signUp.findFirstOrThrow({ where: { personMail: 'alix.famille@maison.test' } })).status).toBe('PENDING')
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    await inspect(page, link)
  }
  await page.getByRole('button', { name: 'Confirmer' }).click()
  await expect(page.getByText('C’est confirmé').first()).toBeVisible()
  await expect(page.getByAltText('Code à scanner à l’arrivée')).toBeVisible()
  // What it stands at is still said when one comes back, and a calendar has this date alone.
  await page.goto(link)
  await expect(page.getByText('C’est confirmé')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Ajouter à mon calendrier' })).toHaveAttribute('href', /^\/creneaux\/[0-9a-f-]+\.ics$/)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await inspect(page, link)
    await inspect(page, `${link}/annuler`)
  }
  await page.goto(link)
  await page.getByLabel(/Combien de personnes/).fill('4')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('C’est changé')).toBeVisible()
  await expect(page.getByText('4 personnes')).toBeVisible()
  await page.getByRole('link', { name: 'Annuler l’inscription' }).click()
  await page.getByRole('button', { name: 'Oui, annuler' }).click()
  await expect(page.getByText('Votre inscription est annulée')).toBeVisible()
  expect(await db().signUp.count({ where: { personMail: 'alix.famille@maison.test' } })).toBe(0)
  await page.goto('/inscription/personne')
  await expect(page.getByText('Cette page n’existe pas').last()).toBeVisible()
})

test('without JavaScript a question in words takes the place of the browser’s work', async ({ browser, baseURL }) => {
  const { slug, session } = await anOpenDay('robots-sans-script', 20)
  const page = await (await browser.newContext({ baseURL, javaScriptEnabled: false, locale: 'fr-FR' })).newPage()
  await page.goto(`/actions/${slug}/venir?creneau=${session}`)
  await fill(page, 'sans-script@maison.test', '2')
  await page.getByRole('button', { name: 'S’inscrire' }).click()
  await expect(page.getByText('Une question encore').last()).toBeVisible()
  await expect(page.getByRole('link', { name: /Une question encore/ })).toHaveAttribute('href', '#venue-answer')
  await expect(page.getByLabel('Votre nom')).toHaveValue('Alix Martin')
  await page.getByLabel(/combien font/).fill('99')
  await page.getByRole('button', { name: 'S’inscrire' }).click()
  await expect(page.getByText('Ce n’est pas le bon résultat').last()).toBeVisible()
  const words = ['un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf']
  const [, a = '', b = ''] = /font (\S+) plus (\S+)/.exec((await page.getByText(/combien font/).first().textContent()) ?? '') ?? []
  await page.getByLabel(/combien font/).fill(String(words.indexOf(a) + words.indexOf(b) + 2))
  await page.getByRole('button', { name: 'S’inscrire' }).click()
  await expect(page.getByRole('heading', { name: 'Regardez votre courriel' })).toBeVisible()
  await page.goto(await linkOf(page, 'sans-script@maison.test'))
  await page.getByRole('button', { name: 'Confirmer' }).click()
  await expect(page.getByText('C’est confirmé').first()).toBeVisible()
})

test('a robot that fills every field is thanked and gets nothing', async ({ request, baseURL }) => {
  const { slug, session } = await anOpenDay('robots-pour-de-vrai', 20)
  const answer = await request.post(`/actions/${slug}/venir?creneau=${session}`, {
    headers: { Origin: baseURL ?? '' }, form: { sessionId: session, name: 'Robot', mail: 'robot@maison.test', persons: '10', site: 'https://casino.test', stamp: 'x', proof: '1' }, maxRedirects: 0,
  })
  expect(answer.status()).toBe(302)
  expect(await db().signUp.count({ where: { sessionId: session } })).toBe(0)
})

test('staff see who comes for themselves, and who has not confirmed yet', async ({ page }) => {
  const { session } = await anOpenDay('robots-vus-de-la-cci', 20)
  await db().signUp.create({ data: { sessionId: session, kind: 'PERSON', status: 'PENDING', adults: 2, contactName: 'Noé Lambert', personMail: 'noe@maison.test', confirmBy: new Date(Date.now() + DAY) } })
  await signIn(page, 'equipe')
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    await inspect(page, `/equipe/creneaux/${session}`)
  }
  const row = page.getByRole('row', { name: /Noé Lambert/ })
  await expect(row).toContainText('adresse à confirmer')
  await expect(row).toContainText('À confirmer')
})

for (const viewport of [{ width: 360, height: 760 }, { width: 1440, height: 900 }]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`signing up holds for everyone at ${viewport.width} px, ${colorScheme}`, async ({ browser, baseURL }) => {
      const { slug, session } = await anOpenDay(`salle-${viewport.width}-${colorScheme}`, 2)
      const page = await (await browser.newContext({ baseURL, viewport, colorScheme, locale: 'fr-FR' })).newPage()
      for (const address of ['', '/venir', `/venir?creneau=${session}`, '/venir?envoye']) await inspect(page, `/actions/${slug}${address}`)
    })
  }
}
