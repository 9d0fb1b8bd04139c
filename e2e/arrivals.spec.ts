import { randomUUID } from 'node:crypto'
import { configure } from '../app/config.server'
import { db, disconnect } from '../app/db/client.server'
import { expect, inspect, signIn, test } from './people'

test.beforeAll(() => {
  configure({ databaseUrl: process.env.HOUSE_DATABASE })
})
test.afterAll(() => disconnect())

const MINUTE = 60_000

/** A session that began a while ago, received by the company of the sample house, with a class of its school. */
async function today(title: string, minutes = 20) {
  const host = await db().contact.findFirstOrThrow({ where: { role: 'COMPANY', user: { email: 'entreprise@pavillon.example' } } })
  const teacher = await db().contact.findFirstOrThrow({ where: { role: 'SCHOOL', user: { email: 'ecole@pavillon.example' } }, include: { user: true } })
  const programme = await db().programme.findFirstOrThrow({ where: { kind: 'OUTREACH', publishedAt: { not: null } } })
  const startsAt = new Date(Date.now() - minutes * MINUTE)
  const activity = await db().activity.create({
    data: {
      programmeId: programme.id, hostId: host.companyId, slug: `jour-${randomUUID()}`, kind: 'COMPANY_VISIT', title, moderation: 'PUBLISHED', publishedAt: new Date(), openTo: ['CLASS', 'PERSON'], levels: [], approvals: [], stepFree: true, placeName: 'Atelier', town: 'Maubeuge',
      sessions: { create: { startsAt, endsAt: new Date(startsAt.getTime() + 100 * MINUTE), seats: 60 } },
    },
    include: { sessions: true },
  })
  const session = activity.sessions[0]?.id ?? ''
  const signUp = await db().signUp.create({
    data: { sessionId: session, kind: 'CLASS', status: 'CONFIRMED', schoolId: teacher.schoolId, userId: teacher.userId, level: 'TROISIEME', className: '3e C', pupils: 24, adults: 2, needs: 'Une personne en fauteuil', contactName: 'Dominique Exemple', contactPhone: '+33612345678' },
  })
  await db().signUp.create({ data: { sessionId: session, kind: 'PERSON', status: 'CONFIRMED', adults: 3, contactName: 'Alix Martin', personMail: 'alix@maison.test' } })
  return { session, signUp: signUp.id }
}

test('a host counts a class on the phone without a network, and it is sent once', async ({ browser, baseURL }) => {
  const { session, signUp } = await today('Visite hors réseau')
  const { schoolId } = await db().signUp.findUniqueOrThrow({ where: { id: signUp } })
  const { id: calledOff } = await db().signUp.create({ data: { sessionId: session, kind: 'CLASS', status: 'CONFIRMED', schoolId, level: 'QUATRIEME', className: '4e A', pupils: 18, adults: 1 } })
  await today('Visite gardée d’avance')
  const tomorrow = await today('Visite de demain', -20 * 60)
  const context = await browser.newContext({ baseURL, locale: 'fr-FR', viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  await signIn(page, 'entreprise')
  await page.goto('/entreprise/jour')
  await page.getByRole('listitem').filter({ hasText: 'Visite hors réseau' }).getByRole('link', { name: 'Tenir l’accueil' }).click()
  await expect(page.getByText('Cette page s’ouvre aussi sans réseau')).toBeVisible()
  // A page at the door names people: one of another day is not kept.
  await page.evaluate(async () => (await caches.open('pavillon-stand')).put('/jour/hier', new Response('hier', { headers: { Date: new Date(Date.now() - 40 * 3_600_000).toUTCString() } })))
  await page.reload()
  await expect(page.getByText('Cette page s’ouvre aussi sans réseau')).toBeVisible()
  const kept = () => page.evaluate(async (own) => Promise.all(['/jour/hier', own].map(async (address) => Boolean(await caches.match(address, { ignoreVary: true })))), `/jour/${session}`)
  expect(await kept()).toEqual([false, true])
  // From the list: its doors are kept before one leaves, and opened where there is no network.
  await page.goto('/entreprise/jour')
  await page.getByRole('button', { name: 'Garder ces accueils sur l’appareil' }).click()
  await expect(page.getByText('s’ouvrent aussi sans réseau, jusqu’à demain')).toBeVisible()
  await context.setOffline(true)
  await page.reload()
  await expect(page.getByText('s’ouvrent aussi sans réseau, jusqu’à demain')).toBeVisible()
  await page.getByRole('listitem').filter({ hasText: 'Visite gardée d’avance' }).getByRole('link', { name: 'Tenir l’accueil' }).click()
  await expect(page.getByRole('heading', { name: 'Visite gardée d’avance' })).toBeVisible()
  // The way back asks for data within the house: the list that is kept comes all the same. What is not kept says that it needs the network.
  await page.getByRole('link', { name: 'Jour J' }).click()
  await expect(page.getByRole('heading', { name: 'Aujourd’hui' })).toBeVisible()
  await page.getByRole('link', { name: 'Le lendemain' }).click()
  await expect(page.getByText('Cette page a besoin du réseau').last()).toBeVisible()
  expect(await page.evaluate(async () => (await caches.match('/sans-reseau', { ignoreVary: true }))?.text())).toContain('Cette page a besoin du réseau')
  await page.goto(`/jour/${session}`)
  const row = page.getByRole('listitem').filter({ hasText: '3e C' })
  await row.getByLabel('Élèves').fill('22')
  await row.getByRole('button', { name: /^Arrivés/ }).click()
  await expect(page.getByText('Une arrivée attend le réseau')).toBeVisible()
  await expect(row.getByText('22 élèves, 2 accompagnateurs')).toBeVisible()
  expect(await db().arrival.count({ where: { signUpId: signUp } })).toBe(0)
  // A class that its school calls off meanwhile: nobody here can know.
  const other = page.getByRole('listitem').filter({ hasText: '4e A' })
  await other.getByRole('button', { name: /^Arrivés/ }).click()
  await expect(page.getByText('2 arrivées attendent le réseau')).toBeVisible()
  await db().signUp.update({ where: { id: calledOff }, data: { status: 'CANCELLED' } })
  // The page opens again without a network, and still knows of it.
  await page.reload()
  await expect(page.getByText('2 arrivées attendent le réseau')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: '3e C' }).getByText('22 élèves, 2 accompagnateurs')).toBeVisible()
  await context.setOffline(false)
  await page.reload()
  await expect(page.getByText(/attend(ent)? le réseau/)).toHaveCount(0)
  // What the server did not take is told with its reason until it is put away, and does not stand in the way of the closing.
  await expect(other.getByRole('alert')).toContainText('L’inscription a été annulée entre-temps')
  await page.reload()
  await expect(other.getByRole('alert')).toContainText('18 élèves')
  await expect(page.getByRole('link', { name: 'Clore l’accueil' })).toBeVisible()
  await other.getByRole('button', { name: 'Retirer de l’appareil' }).click()
  await expect(other).toHaveCount(0)
  expect(await db().arrival.count({ where: { signUpId: signUp } })).toBe(1)
  expect(await db().signUp.findUniqueOrThrow({ where: { id: signUp } })).toMatchObject({ pupilsPresent: 22, adultsPresent: 2 })
  await page.getByLabel('Code ou nom').fill('martin')
  await expect(page.getByRole('heading', { name: /Collège|Lycée/ })).toHaveCount(0)
  await expect(page.getByRole('heading', { name: 'Alix Martin' })).toBeVisible()
  expect((await page.goto(`/jour/${session}/feuille`))?.status()).toBe(200)
  await expect(page.getByText('Dominique Exemple')).toBeVisible()
  // Before the door opens there is nothing to tap.
  await page.goto(`/jour/${tomorrow.session}`)
  await expect(page.getByText('L’accueil ouvre')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Arrivés/ })).toHaveCount(0)
})

test('from the drawn code to the certificate: scanned, counted, closed, and asked how it went', async ({ page, browser, baseURL }) => {
  const { session, signUp } = await today('Visite avec attestation')
  const school = await (await browser.newContext({ baseURL, locale: 'fr-FR' })).newPage()
  await signIn(school, 'ecole')
  await school.goto(`/ecole/classes/${signUp}`)
  await expect(school.getByAltText('Code à scanner à l’arrivée')).toBeVisible()
  await inspect(school, `/ecole/classes/${signUp}`)
  // What the code says leads staff to the group, the school to its class, and others to the page for what is not there.
  await signIn(page, 'equipe')
  await page.goto(`/jour/arrivee/${signUp}`)
  await expect(page).toHaveURL(new RegExp(`/jour/${session}`))
  await expect(page.getByRole('heading', { name: 'Alix Martin' })).toHaveCount(0)
  await school.goto(`/jour/arrivee/${signUp}`)
  await expect(school).toHaveURL(new RegExp(`/ecole/classes/${signUp}$`))
  expect((await school.goto(`/jour/arrivee/${randomUUID()}`))?.status()).toBe(404)
  await expect(school.getByText('Cette page n’existe pas').last()).toBeVisible()
  await page.getByRole('button', { name: /^Arrivés/ }).click()
  await expect(page.getByText('arrivé', { exact: true }).or(page.getByText('en retard', { exact: true })).first()).toBeVisible()
  await expect.poll(() => db().arrival.count({ where: { signUpId: signUp } })).toBe(1)
  await page.goto(`/jour/${session}`)
  await page.getByRole('link', { name: 'Clore l’accueil' }).click()
  await expect(page.getByText('un groupe n’a pas été compté')).toBeVisible()
  await page.getByRole('button', { name: 'Oui, clore' }).click()
  await expect(page.getByText('un groupe venu')).toBeVisible()

  await page.goto(`/equipe/creneaux/${session}/bilan`)
  await expect(page.getByRole('link', { name: /VIS-20\d\d-\d{4}/ })).toBeVisible()
  await school.goto(`/ecole/classes/${signUp}`)
  const address = await school.getByRole('link', { name: 'Attestation de visite (PDF)' }).getAttribute('href')
  const paper = await school.request.get(address ?? '')
  expect([paper.status(), paper.headers()['content-type']]).toEqual([200, 'application/pdf'])
  expect((await page.context().request.get(`/fichiers/attestation/${randomUUID()}`)).status()).toBe(404)
})

test('a teacher answers by the link in the mail, once, without an account', async ({ browser, baseURL }) => {
  const { session, signUp } = await today('Visite racontée', 200)
  await db().signUp.update({ where: { id: signUp }, data: { status: 'ATTENDED', pupilsPresent: 24, adultsPresent: 2 } })
  const { askFeedback } = await import('../app/arrivals/feedback.server')
  configure({ secret: 'a secret for journeys only, forty characters', publicUrl: baseURL })
  await askFeedback()
  const mail = await db().message.findFirstOrThrow({ where: { aboutId: session, kind: 'feedback.school' } })
  const address = /\/avis\/[\w-]+/.exec(mail.text)?.[0] ?? ''
  for (const [width, colorScheme] of [[360, 'dark'], [1280, 'light']] as const) {
    const page = await (await browser.newContext({ baseURL, locale: 'fr-FR', colorScheme, viewport: { width, height: 800 } })).newPage()
    await inspect(page, address)
    await page.close()
  }
  const page = await (await browser.newContext({ baseURL, locale: 'fr-FR', javaScriptEnabled: false })).newPage()
  await page.goto(address)
  await page.getByRole('button', { name: 'Envoyer' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByRole('group', { name: 'La visite, dans l’ensemble' }).getByLabel('5 sur 5').check({ force: true })
  await page.getByRole('group', { name: /préparation/ }).getByLabel('4 sur 5').check({ force: true })
  await page.getByRole('group', { name: /Reviendriez-vous/ }).getByLabel('Oui').check({ force: true })
  await page.getByLabel('Que garder, que changer').fill('Plus de temps à la forge')
  await page.getByRole('button', { name: 'Envoyer' }).click()
  await expect(page.getByRole('heading', { name: 'Merci' })).toBeVisible()
  await page.goto(address)
  await expect(page.getByRole('button', { name: 'Envoyer' })).toHaveCount(0)
  const staff = await (await browser.newContext({ baseURL, locale: 'fr-FR' })).newPage()
  await signIn(staff, 'equipe')
  await inspect(staff, `/equipe/creneaux/${session}/bilan`)
  await expect(staff.getByText('Plus de temps à la forge')).toBeVisible()
})

test('a code that the camera reads finds its group; one of another session says so', async ({ browser, baseURL }) => {
  const { session, signUp } = await today('Visite scannée')
  const other = await today('Visite d’à côté')
  const page = await (await browser.newContext({ baseURL, locale: 'fr-FR', viewport: { width: 360, height: 740 } })).newPage()
  await signIn(page, 'equipe')
  // This browser has neither a camera nor a reader: both are given, what they read is chosen here.
  await page.addInitScript(() => {
    Object.assign(globalThis, { BarcodeDetector: class { detect = async () => [{ rawValue: (globalThis as { codeShown?: string }).codeShown ?? '' }].filter(({ rawValue }) => rawValue) } })
    Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia: async () => Object.assign(document.createElement('canvas'), { width: 8, height: 8 }).captureStream(5) } })
    HTMLMediaElement.prototype.play = async () => undefined
  })
  await page.goto(`/jour/${session}`)
  const scan = async (of: string) => {
    await page.evaluate((code) => Object.assign(globalThis, { codeShown: code }), `${baseURL}/jour/arrivee/${of}`)
    await page.getByRole('button', { name: 'Scanner un code' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await scan(signUp)
  await expect(page.getByRole('heading', { name: 'Alix Martin' })).toHaveCount(0)
  await expect(page.getByRole('heading', { name: /3e C/ })).toBeVisible()
  await scan(other.signUp)
  await expect(page.getByText('Ce code est d’un autre créneau')).toBeVisible()
  await page.getByRole('link', { name: 'Ouvrir l’autre créneau' }).click()
  await expect(page).toHaveURL(new RegExp(`/jour/${other.session}`))
})

test('the door is kept without JavaScript too', async ({ browser, baseURL }) => {
  const { session, signUp } = await today('Visite sans script')
  const signedIn = await browser.newContext({ baseURL, locale: 'fr-FR' })
  await signIn(await signedIn.newPage(), 'equipe')
  const context = await browser.newContext({ baseURL, locale: 'fr-FR', javaScriptEnabled: false, storageState: await signedIn.storageState() })
  const page = await context.newPage()
  await page.goto(`/jour/${session}`)
  await page.getByRole('listitem').filter({ hasText: '3e C' }).getByRole('button', { name: /^Absents/ }).click()
  await expect(page.getByRole('listitem').filter({ hasText: '3e C' }).getByText('absent', { exact: true })).toBeVisible()
  expect(await db().signUp.findUniqueOrThrow({ where: { id: signUp } })).toMatchObject({ pupilsPresent: 0, adultsPresent: 0, arrivedAt: null })
})

for (const viewport of [{ width: 360, height: 760 }, { width: 1440, height: 900 }]) {
  test(`the day itself holds for everyone at ${viewport.width} px, light and dark`, async ({ browser, baseURL }) => {
    test.setTimeout(120_000)
    const { session } = await today(`Visite ${viewport.width}`)
    const staff = await (await browser.newContext({ baseURL, viewport, colorScheme: 'light', locale: 'fr-FR' })).newPage()
    await signIn(staff, 'equipe')
    for (const address of ['/equipe/jour', '/equipe/jour?jour=2026-01-01', `/jour/${session}`, `/jour/${session}/feuille`, `/jour/${session}/clore`, `/equipe/creneaux/${session}/bilan`]) await inspect(staff, address, { alsoDark: true })
    const host = await (await browser.newContext({ baseURL, viewport, colorScheme: 'light', locale: 'fr-FR' })).newPage()
    await signIn(host, 'entreprise')
    for (const address of ['/entreprise/jour', `/jour/${session}`]) await inspect(host, address, { alsoDark: true })
  })
}
