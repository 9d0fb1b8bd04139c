/** A school asks for what is not on offer; a company answers; the school accepts, and the class is booked. */
import { addDays, todayIn } from '~/ui/time'
import { expect, inspect, signIn, test } from './people'

const day = addDays(todayIn(), 75)

test('a class that found nothing asks, a company answers from its phone, and the class is booked', async ({ browser }) => {
  const open = async (width: number) => (await browser.newContext({ baseURL: process.env.HOUSE_URL, locale: 'fr-FR', viewport: { width, height: 800 } })).newPage()
  const [school, company] = [await open(1440), await open(360)]
  await Promise.all([signIn(school, 'ecole'), signIn(company, 'entreprise')])

  await school.goto('/ecole')
  await school.getByRole('link', { name: 'Nos demandes' }).first().click()
  await school.getByRole('link', { name: 'Faire une demande' }).click()
  await school.getByLabel('Que cherchez-vous').selectOption({ label: 'Intervenant en classe' })
  await school.getByLabel('Programme').selectOption({ label: (await school.getByLabel('Programme').locator('option').filter({ hasText: 'Découverte' }).first().textContent()) ?? '' })
  await school.getByLabel('Niveau').selectOption({ label: '3e' })
  await school.getByLabel('Élèves').fill('24')
  await school.getByLabel('Accompagnateurs').fill('2')
  await school.getByLabel('Thème').fill('Hydrogène')
  await school.getByRole('button', { name: 'Envoyer la demande' }).click()
  await expect(school.locator('[id$="from-error"]').first()).toHaveText('À remplir.')
  await expect(school.getByLabel('Thème')).toHaveValue('Hydrogène')
  await school.getByRole('group', { name: 'Période 1' }).getByLabel('Du').fill(day)
  await school.getByRole('button', { name: 'Envoyer la demande' }).click()
  await expect(school.getByText('La demande est envoyée')).toBeVisible()
  await expect(school.getByText('Pas encore de réponse.')).toBeVisible()

  await company.goto('/entreprise/demandes')
  await company.getByRole('link', { name: 'Intervenant en classe · Hydrogène' }).click()
  await company.getByLabel('Jour').fill(addDays(day, 1))
  await company.getByLabel('De', { exact: true }).fill('10:00')
  await company.getByLabel('À', { exact: true }).fill('12:00')
  await company.getByLabel('Message à l’école').fill('Nous apportons une pile à combustible.')
  await company.getByRole('button', { name: 'Envoyer la réponse' }).click()
  await expect(company.getByText('pas dans les jours possibles').first()).toBeVisible()
  await expect(company.getByLabel('Message à l’école')).toHaveValue('Nous apportons une pile à combustible.')
  await company.getByLabel('Jour').fill(day)
  await company.getByRole('button', { name: 'Envoyer la réponse' }).click()
  await expect(company.getByText('Votre réponse est envoyée à l’école.')).toBeVisible()

  await school.reload()
  await expect(school.getByText('Nous apportons une pile à combustible.')).toBeVisible()
  await school.getByRole('button', { name: /^Accepter/ }).click()
  await expect(school.getByText('La classe est inscrite')).toBeVisible()
  await expect(school).toHaveURL(/\/ecole\/classes\//)
  await company.reload()
  await expect(company.getByText('Acceptée')).toBeVisible()

})

test('staff see every request as a board and as a list, and take the list home', async ({ page }) => {
  await signIn(page, 'equipe')
  await page.goto('/equipe')
  await page.getByRole('link', { name: 'Demandes', exact: true }).first().click()
  await expect(page.getByRole('region', { name: 'Ouverte' }).getByRole('listitem').first()).toBeVisible()
  await page.getByRole('link', { name: 'Tableau', exact: true }).click()
  await expect(page.getByRole('row').first()).toBeVisible()
  await page.getByLabel('État').selectOption({ label: 'Retirée' })
  await page.getByRole('button', { name: 'Afficher' }).click()
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByRole('link', { name: 'Exporter' }).click()
  await expect(page).toHaveURL(/listes\/demandes.*etat=WITHDRAWN/)
})

test('the pages of requests hold on a phone', async ({ browser }) => {
  for (const [who, ...addresses] of [['ecole', '/ecole/demandes', '/ecole/demandes/nouvelle'], ['entreprise', '/entreprise/demandes'], ['equipe', '/equipe/demandes', '/equipe/demandes?vue=tableau']] as const) {
    const page = await (await browser.newContext({ baseURL: process.env.HOUSE_URL, locale: 'fr-FR', viewport: { width: 360, height: 760 } })).newPage()
    await signIn(page, who)
    for (const address of addresses) await inspect(page, address)
    await page.goto(addresses[0])
    await inspect(page, (await page.locator('main td a, main li a').first().getAttribute('href')) ?? '')
    await page.context().close()
  }
})
