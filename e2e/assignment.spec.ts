import type { Page } from '@playwright/test'
import { configure } from '../app/config.server'
import { aCompany, aHall, anApplication, aShow, aStand } from '../app/db/builders.server'
import { db, disconnect } from '../app/db/client.server'
import { addDays, todayIn } from '../app/ui/time'
import { inventedSiret } from '../prisma/invented'
import { expect, inspect, signIn, test } from './people'

/** Stands are given to companies: on the plan, in the list, by hand and by keys, by many at once. */
const houses = () => [process.env.HOUSE_URL ?? '', process.env.SECOND_HOUSE_URL ?? '']

test.beforeAll(() => {
  configure({ databaseUrl: process.env.HOUSE_DATABASE })
})
test.afterAll(() => disconnect())

// A number of its own for each company, also for a worker that begins anew.
let invented = 1_000 + Math.floor(Math.random() * 90_000)
const aFirm = (name: string) => aCompany({ name, siren: inventedSiret((invented += 1)).slice(0, 9) })
const wish = (given: object = {}) => ({ area: 9, equipped: true, openSides: 1, place: '', near: [], away: [], ...given })

/** A show of its own: four stands far from each other, and companies that were accepted. */
async function aPavilion(companies: { name: string; wishes?: object[] }[], stands = 4) {
  const show = await aShow()
  const hall = await aHall({ showId: show.id })
  for (let n = 0; n < stands; n += 1) await aStand({ hallId: hall.id, number: `T${n + 1}`, x: 1 + (n % 4) * 8, y: 1 + Math.floor(n / 4) * 8, ...(n === 3 && { equipped: false }) })
  const applications: { id: string; name: string }[] = []
  for (const { name, wishes = [wish()] } of companies) applications.push({ name, ...(await anApplication({ showId: show.id, companyId: (await aFirm(name)).id, state: 'ACCEPTED', wishes })) })
  const live = async () => (await db().assignment.findMany({ where: { application: { showId: show.id }, state: { not: 'RELEASED' } }, include: { stand: true, application: { include: { company: true } } }, orderBy: { stand: { number: 'asc' } } })).map(({ state, stand, application }) => [stand.number, application.company.name, state])
  return { show, hall, applications, here: `/equipe/salons/${show.id}/attribution`, live }
}

const [inAMonth, later] = [addDays(todayIn(), 30), addDays(todayIn(), 45)]
const french = (day: string) => day.split('-').reverse().join('/')
const choice = (page: Page) => page.locator('#choix')
const stand = (page: Page, number: string) => page.locator('svg').getByRole('link', { name: new RegExp(`^Stand ${number},`) })

/** As a hand does it: a browser asks twice whether it may be dropped there. */
async function draw(page: Page, company: string, number: string) {
  await page.getByRole('list', { name: 'Entreprises' }).getByRole('listitem').filter({ hasText: company }).hover()
  await page.mouse.down()
  // The plan stays beside the list, so nothing has to be scrolled to.
  const place = await stand(page, number).boundingBox()
  for (const nudge of [0, 2]) await page.mouse.move((place?.x ?? 0) + (place?.width ?? 0) / 2 + nudge, (place?.y ?? 0) + (place?.height ?? 0) / 2, { steps: 4 })
  await page.mouse.up()
}

test('staff give a stand: what speaks against it is read first; held, lengthened, confirmed, taken back with its reason', async ({ page }) => {
  const { here, live } = await aPavilion([{ name: 'Tréfilerie Une' }, { name: 'Tréfilerie Deux', wishes: [wish({ area: 12 })] }])
  await signIn(page, 'equipe')
  await page.goto(here)
  await expect(page.getByText('2 entreprises sans stand')).toBeVisible()
  await page.getByRole('link', { name: /Tréfilerie Deux/ }).click()
  await expect(choice(page).getByRole('heading', { name: 'Tréfilerie Deux' })).toBeFocused()
  await stand(page, 'T4').click()
  await expect(choice(page).getByRole('heading', { name: 'Tréfilerie Deux sur le stand T4 ?' })).toBeFocused()
  await expect(choice(page)).toContainText('3 m² de moins que les 12 m² demandés')
  await expect(choice(page)).toContainText('Stand nu, alors que l’entreprise le veut équipé')
  await stand(page, 'T1').click()
  await expect(choice(page)).not.toContainText('Stand nu')
  await page.getByLabel('Retenir jusqu’au').fill('')
  await page.getByRole('button', { name: 'Retenir le stand' }).click()
  await expect(choice(page).getByText('À remplir.')).toBeVisible()
  await page.getByLabel('Retenir jusqu’au').fill(inAMonth)
  await page.getByRole('button', { name: 'Retenir le stand' }).click()
  await expect(page.getByText('Le stand est réservé.')).toBeVisible()
  await expect(choice(page).getByText(`jusqu’au ${french(inAMonth)}`)).toBeVisible()
  await choice(page).getByText('Changer la date de fin').click()
  await page.getByLabel('Jusqu’au', { exact: true }).fill(later)
  await page.getByRole('button', { name: 'Changer la date' }).click()
  await expect(choice(page).getByText(`jusqu’au ${french(later)}`)).toBeVisible()
  await page.getByRole('button', { name: 'Confirmer le stand' }).click()
  await expect(page.getByText('Le stand est confirmé, l’entreprise est prévenue.')).toBeVisible()
  expect(await live()).toEqual([['T1', 'Tréfilerie Deux', 'CONFIRMED']])
  await choice(page).getByText('Libérer ce stand').click()
  await page.getByRole('button', { name: 'Libérer le stand' }).click()
  await expect(choice(page).getByText('À remplir.')).toBeVisible()
  await page.getByLabel('Motif').fill('Désistement')
  await page.getByRole('button', { name: 'Libérer le stand' }).click()
  await expect(page.getByText('Le stand est libre.')).toBeVisible()
  await choice(page).getByText('Historique').click()
  await expect(choice(page).getByText('libéré : Désistement')).toBeVisible()
  expect(await live()).toEqual([])
})

test('a company is drawn onto a stand: held at once where nothing speaks against it, asked about where something does; two exchange theirs', async ({ page }) => {
  const { here, live } = await aPavilion([{ name: 'Fraisage Alpha' }, { name: 'Fraisage Bêta' }])
  await signIn(page, 'equipe')
  await page.goto(here, { waitUntil: 'networkidle' })
  await draw(page, 'Fraisage Alpha', 'T2')
  await expect(page.getByText('Le stand est réservé.')).toBeVisible()
  await draw(page, 'Fraisage Bêta', 'T4')
  await expect(choice(page)).toContainText('Stand nu, alors que l’entreprise le veut équipé')
  await page.getByRole('button', { name: 'Confirmer tout de suite' }).click()
  await expect(page.getByText('Le stand est confirmé')).toBeVisible()
  await draw(page, 'Fraisage Alpha', 'T4')
  await expect(choice(page)).toContainText('Fraisage Bêta irait au stand T2')
  await page.getByRole('button', { name: 'Échanger les deux stands' }).click()
  await expect(page.getByText('Les deux stands sont échangés.')).toBeVisible()
  expect(await live()).toEqual([['T2', 'Fraisage Bêta', 'CONFIRMED'], ['T4', 'Fraisage Alpha', 'HELD']])
  await draw(page, 'Fraisage Alpha', 'T1')
  await page.getByRole('button', { name: 'Déplacer ici' }).click()
  await expect(page.getByText('L’entreprise a changé de stand.')).toBeVisible()
  expect(await live()).toEqual([['T1', 'Fraisage Alpha', 'HELD'], ['T2', 'Fraisage Bêta', 'CONFIRMED']])
})

test('the keyboard alone gives a stand', async ({ page }) => {
  const { here, live } = await aPavilion([{ name: 'Rivetage Clavier' }])
  await signIn(page, 'equipe')
  await page.goto(here, { waitUntil: 'networkidle' })
  await page.getByRole('link', { name: /Rivetage Clavier/ }).press('Enter')
  await expect(choice(page).getByRole('heading', { name: 'Rivetage Clavier' })).toBeFocused()
  await stand(page, 'T1').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(stand(page, 'T3')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(choice(page).getByRole('heading', { name: 'Rivetage Clavier sur le stand T3 ?' })).toBeFocused()
  await page.getByRole('button', { name: 'Retenir le stand' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Le stand est réservé.')).toBeVisible()
  expect(await live()).toEqual([['T3', 'Rivetage Clavier', 'HELD']])
})

test('without JavaScript the list does all the same', async ({ browser, baseURL }) => {
  const { here, live } = await aPavilion([{ name: 'Tôlerie Sobre' }, { name: 'Tôlerie Simple' }])
  const page = await (await browser.newContext({ baseURL, locale: 'fr-FR', javaScriptEnabled: false })).newPage()
  await signIn(page, 'equipe')
  await page.goto(here)
  await page.getByRole('link', { name: 'Liste', exact: true }).click()
  for (const [name, place] of [['Tôlerie Simple', 'T2'], ['Tôlerie Sobre', 'T1']] as const) {
    await page.getByRole('row', { name: new RegExp(name) }).getByRole('link', { name }).click()
    await choice(page).getByLabel('Stand').selectOption({ label: `${place} · 9 m² équipé` })
    await choice(page).getByRole('button', { name: 'Examiner' }).click()
    await expect(choice(page)).toContainText('Rien ne s’y oppose.')
    await page.getByRole('button', { name: 'Retenir le stand' }).click()
    await expect(page.getByText('Le stand est réservé.')).toBeVisible()
  }
  await page.getByLabel('Cocher Tôlerie Simple').check()
  await page.getByLabel('Cocher Tôlerie Sobre').check()
  await page.getByRole('button', { name: 'Confirmer les stands cochés' }).click()
  await expect(page.getByText('2 stands sont confirmés')).toBeVisible()
  expect(await live()).toEqual([['T1', 'Tôlerie Sobre', 'CONFIRMED'], ['T2', 'Tôlerie Simple', 'CONFIRMED']])
})

test('two people give one stand: the second reads who has it now', async ({ page, browser, baseURL }) => {
  const { here, applications } = await aPavilion([{ name: 'Forge Prompte' }, { name: 'Forge Lente' }])
  const other = await (await browser.newContext({ baseURL, locale: 'fr-FR' })).newPage()
  await signIn(page, 'equipe')
  await signIn(other, 'equipe')
  for (const [who, n] of [[page, 0], [other, 1]] as const) {
    await who.goto(`${here}?dossier=${applications[n]?.id}`)
    await stand(who, 'T1').click()
    await expect(who.getByRole('button', { name: 'Retenir le stand' })).toBeVisible()
  }
  await page.getByRole('button', { name: 'Retenir le stand' }).click()
  await expect(page.getByText('Le stand est réservé.')).toBeVisible()
  await other.getByRole('button', { name: 'Retenir le stand' }).click()
  await expect(other.getByText('Le stand T1 vient d’être pris par Forge Prompte.')).toBeVisible()
  await expect(choice(other)).toContainText('Occupé par Forge Prompte')
})

async function cookieOf(person: string): Promise<string> {
  const [house = ''] = houses()
  const passwords: Record<string, string> = JSON.parse(process.env.HOUSE_SIGN_INS ?? '{}')
  const answer = await fetch(`${house}/connexion?motdepasse`, { method: 'POST', redirect: 'manual', headers: { Origin: house }, body: new URLSearchParams({ email: `${person}@pavillon.example`, password: passwords[person] ?? '', par: 'motdepasse' }) })
  return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ')
}

/** 64 forms at once before two processes, all for the same stand. */
async function rush() {
  const { here, applications, hall, live } = await aPavilion(Array.from({ length: 64 }, (_, n) => ({ name: `Foule ${n}` })), 1)
  const { id: standId } = await db().stand.findFirstOrThrow({ where: { hallId: hall.id } })
  const cookie = await cookieOf('equipe')
  const answers = await Promise.all(applications.map(({ id }, n) => {
    const house = houses()[n % 2] ?? ''
    return fetch(house + here, { method: 'POST', redirect: 'manual', headers: { Origin: house, Cookie: cookie }, body: new URLSearchParams({ faire: 'retenir', applicationId: id, standId, until: inAMonth }) })
  }))
  return { statuses: answers.map(({ status }) => status), live: await live() }
}

test('64 at once want one stand before two processes: one has it, the others are told', async () => {
  const { statuses, live } = await rush()
  expect(live).toHaveLength(1)
  expect(statuses.filter((status) => status === 302)).toHaveLength(1)
  expect(statuses.filter((status) => status === 409)).toHaveLength(63)
})

test('without the index all 64 would stand there', async () => {
  await db().$executeRawUnsafe('DROP INDEX "Assignment_live"')
  try {
    const { live } = await rush()
    expect(live.length).toBeGreaterThan(1)
  } finally {
    await db().assignment.deleteMany({ where: { application: { company: { name: { startsWith: 'Foule' } } } } })
    await db().$executeRawUnsafe(`CREATE UNIQUE INDEX "Assignment_live" ON "Assignment" ("standId") WHERE state <> 'RELEASED'`)
  }
})

for (const viewport of [{ width: 360, height: 760 }, { width: 1440, height: 900 }]) {
  test(`giving stands holds for everyone at ${viewport.width} px`, async ({ page }) => {
    test.setTimeout(120_000)
    await page.setViewportSize(viewport)
    const { here, applications, hall } = await aPavilion([{ name: 'Pliage Large' }, { name: 'Pliage Étroit', wishes: [wish({ area: 30 }), wish()] }])
    const [first, second] = await db().stand.findMany({ where: { hallId: hall.id }, orderBy: { number: 'asc' } })
    await db().assignment.create({ data: { applicationId: applications[0]?.id ?? '', standId: first?.id ?? '', heldUntil: new Date(Date.now() + 86_400_000) } })
    await signIn(page, 'equipe')
    for (const search of ['', '?vue=liste', `?dossier=${applications[0]?.id}`, `?dossier=${applications[1]?.id}&stand=${second?.id}`, `?vue=liste&dossier=${applications[1]?.id}&stand=${first?.id}`, `?stand=${first?.id}`, `?stand=${second?.id}`]) await inspect(page, here + search)
    await page.emulateMedia({ colorScheme: 'dark' })
    await inspect(page, here)
    await inspect(page, `/equipe/salons/${(await aShow()).id}/attribution`)
  })
}
