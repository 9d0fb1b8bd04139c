import { awake, expect, inspect, signIn, test, type Person } from './people'

const widths = [{ width: 360, height: 760 }, { width: 1440, height: 900 }]
const open = ['/', '/programme', '/programme?vue=mois', '/programme?q=introuvable', '/programme?niveau=TROISIEME&ville=Lille&distance=50', '/connexion', '/connexion?motdepasse', '/accessibilite', '/mentions-legales', '/donnees-personnelles', '/boite-d-envoi']
const spaces: Record<Person, string[]> = {
  equipe: ['/equipe', '/equipe/programmes', '/equipe/programmes/nouveau', '/equipe/ecoles', '/equipe/entreprises', '/equipe/imports', '/equipe/courrier', '/equipe/comptes', '/equipe/comptes/inviter', '/compte'],
  ecole: ['/ecole', '/etablissement'],
  entreprise: ['/entreprise'],
  rectorat: ['/rectorat'],
  partenaire: ['/partenaire'],
}

// They only read, so each may go to whichever worker is free.
test.describe.configure({ mode: 'parallel' })

for (const viewport of widths) {
  test.describe(`${viewport.width} px, light and dark`, () => {
    test.use({ viewport, colorScheme: 'light' })
    test.setTimeout(180_000)

    test('what everyone reads holds for everyone', async ({ page }) => {
      for (const address of open) await inspect(page, address, { alsoDark: true })
      await page.goto('/programme')
      const activity = await page.locator('main ol a[href^="/actions/"]').first().getAttribute('href')
      await inspect(page, activity ?? '', { alsoDark: true })
      await page.goto('/')
      for (const link of await page.locator('main h2 a').evaluateAll((links) => links.map((element) => element.getAttribute('href') ?? ''))) await inspect(page, link, { alsoDark: true })
    })

    for (const [person, addresses] of Object.entries(spaces) as [Person, string[]][]) {
      test(`the space of ${person} holds for everyone`, async ({ page }) => {
        await signIn(page, person)
        for (const address of addresses) await inspect(page, address, { alsoDark: true })
      })
    }
  })
}

test('the programme is read and filtered without JavaScript', async ({ browser, baseURL }) => {
  const page = await (await browser.newContext({ baseURL, javaScriptEnabled: false, locale: 'fr-FR' })).newPage()
  await page.goto('/programme')
  await page.getByLabel('Chercher').fill('tolerie artois')
  await page.getByRole('button', { name: 'Voir les dates' }).click()
  await expect(page.getByRole('link', { name: /Plier, souder, peindre/ }).first()).toBeVisible()
  await expect(page.getByRole('link', { name: /Le feu et le marteau/ })).toHaveCount(0)
})

test('the language is chosen by the browser, then by the person', async ({ browser, baseURL }) => {
  const page = await (await browser.newContext({ baseURL, locale: 'en-GB' })).newPage()
  await page.goto('/programme')
  await expect(page.getByRole('heading', { name: 'Programme', level: 1 })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.getByRole('button', { name: 'Français' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await expect(page).toHaveURL(/\/programme$/)
})

test('a page of nowhere is calm, and a form from elsewhere is refused', async ({ page, request }) => {
  for (const address of ['/nulle-part', '/equipe/nulle-part']) {
    const complaints: string[] = []
    page.on('console', (message) => message.type() === 'error' && !message.text().includes('404') && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    expect((await page.goto(address))?.status()).toBe(404)
    await awake(page)
    await expect(page.getByText('Cette page n’existe pas').last()).toBeVisible()
    expect(complaints, address).toEqual([])
    page.removeAllListeners()
  }
  expect((await request.post('/nulle-part', { headers: { Origin: process.env.HOUSE_URL ?? '' } })).status()).toBe(404)
  const foreign = await request.post('/preferences', { headers: { Origin: 'https://ailleurs.example' }, form: { theme: 'dark' } })
  expect(foreign.status()).toBe(403)
  const bare = await request.post('/preferences', { form: { theme: 'dark' } })
  expect(bare.status()).toBe(403)
  // A browser that hides the origin still says that the form is from here; a page (not only a redirect) answers.
  const hidden = { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' }
  expect((await request.post('/connexion', { headers: hidden, form: { email: 'personne' } })).status()).toBe(200)
  expect((await request.post('/connexion', { headers: { Origin: 'null' }, form: { email: 'personne' } })).status()).toBe(403)
})

test('the calendar is known again by its ETag, and each page too', async ({ request }) => {
  for (const address of ['/calendrier.ics', '/programme']) {
    const first = await request.get(address)
    const etag = first.headers()['etag'] ?? ''
    expect(etag).toMatch(/^"/)
    expect((await request.get(address, { headers: { 'If-None-Match': etag } })).status()).toBe(304)
  }
})
