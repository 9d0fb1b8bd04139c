import { inspect, expect, signIn, test } from './people'

test('a school finds a visit near it, books two classes with their transport, and a host asks one for another time', async ({ page, browser, baseURL }) => {
  await signIn(page, 'ecole')
  await page.goto('/ecole/visites?pour=20&theme=T%C3%B4lerie&distance=100')
  await expect(page.getByText(/à \d+ km/).first()).toBeVisible()
  await inspect(page, '/ecole/visites?pour=20&distance=100', { alsoDark: true })
  await page.getByRole('link', { name: /^Inscrire une classe : Du bloc d’acier/ }).first().click()

  await expect(page.getByRole('heading', { name: 'Inscrire une classe' })).toBeVisible()
  // What is typed is checked here, and goes to the server only by a button.
  const sent: string[] = []
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.postData() ?? ''))
  await page.getByLabel('Niveau').selectOption({ label: '3e' })
  await page.getByLabel('Nom de la classe').fill('3e Navette')
  await page.getByLabel('Élèves').fill('9')
  await page.getByLabel('Accompagnateurs').fill('1')
  await page.getByText('Transport (peut être dit plus tard)').click()
  await page.getByLabel('Comment venez-vous ?').selectOption({ label: 'Autocar' })
  await page.getByLabel('Coût (€)').fill('180')
  await page.getByLabel('Qui paie ?').selectOption({ label: 'Le département' })
  expect(sent).toEqual([])
  await page.getByRole('button', { name: 'Ajouter une autre classe' }).click()

  await expect(page.getByRole('heading', { name: 'Classe suivante' })).toBeVisible()
  await expect(page.getByLabel('Niveau')).toHaveValue('TROISIEME')
  await page.getByLabel('Nom de la classe').fill('3e Retour')
  await page.getByLabel('Élèves').fill('8')
  await page.getByRole('button', { name: 'Vérifier et envoyer' }).click()
  await expect(page.getByRole('heading', { name: 'Vérifiez avant d’envoyer' })).toBeVisible()
  await expect(page.getByText('Autocar · 180 € · payé par le département')).toBeVisible()
  await page.getByRole('button', { name: 'Inscrire les 2 classes' }).click()
  await expect(page.getByText('2 classes sont inscrites.')).toBeVisible()
  await page.getByRole('row').filter({ hasText: '3e Navette' }).getByRole('link').click()
  await expect(page.getByText('Autocar · 180 €')).toBeVisible()
  const address = new URL(page.url()).pathname

  const host = await (await browser.newContext({ baseURL, locale: 'fr-FR' })).newPage()
  await signIn(host, 'entreprise')
  await inspect(host, address.replace('/ecole/', '/entreprise/'), { alsoDark: true })
  await host.getByRole('button', { name: 'Proposer ces dates' }).click()
  await expect(host.getByLabel('Jour').first()).toHaveAttribute('aria-invalid', 'true')
  const day = await host.evaluate(() => { const date = new Date(Date.now() + 150 * 86_400_000); while (date.getUTCDay() !== 2) date.setUTCDate(date.getUTCDate() + 1); return date.toISOString().slice(0, 10) })
  for (let week = 0; week < 8; week += 1) {
    const date = new Date(`${day}T12:00:00Z`)
    date.setUTCDate(date.getUTCDate() + 7 * week)
    await host.getByLabel('Jour').first().fill(date.toISOString().slice(0, 10))
    await host.getByLabel('De', { exact: true }).first().fill('14:00')
    await host.getByLabel('À', { exact: true }).first().fill('16:00')
    await host.getByLabel('Pourquoi').fill('La presse est en révision.')
    await host.getByRole('button', { name: 'Proposer ces dates' }).click()
    // A week of holidays is refused at its line; the next is tried.
    await expect(host.getByText('La demande est envoyée à l’établissement.').or(host.getByText(/jour de vacances|jour férié/).first()).first()).toBeVisible()
    if (await host.getByRole('heading', { name: 'Autre date demandée' }).isVisible()) break
  }
  await expect(host.getByText('La presse est en révision.')).toBeVisible()

  await page.goto('/ecole')
  await page.getByRole('link', { name: /demande une autre date pour 3e Navette/ }).click()
  await expect(page.getByText('La presse est en révision.')).toBeVisible()
  await inspect(page, `${address}/autre-date`, { alsoDark: true })
  await page.getByRole('button', { name: 'Accepter cette date' }).click()
  await expect(page.getByText('La classe vient à la nouvelle date.')).toBeVisible()
  await expect(page.getByText(/14\s+h\s+–\s+16\s+h/).first()).toBeVisible()
  await host.reload()
  await expect(host.getByText('Acceptée')).toBeVisible()
})
