import { expect, openShow, signIn, test } from './people'

test('who holds the stand gives a shift to a colleague, who sees it, takes it, and has it in the rota', async ({ browser }) => {
  const [staff, exhibitor] = await Promise.all(['equipe', 'entreprise'].map(async (who) => {
    const page = await (await browser.newContext({ baseURL: process.env.HOUSE_URL, locale: 'fr-FR', viewport: { width: who === 'entreprise' ? 360 : 1440, height: 800 } })).newPage()
    await signIn(page, who as 'equipe' | 'entreprise')
    return page
  }))
  if (!staff || !exhibitor) throw new Error('two people are needed')
  const show = await openShow(staff)

  await staff.goto('/mes-permanences')
  const mine = staff.locator('section[aria-labelledby=tours]').getByRole('listitem')
  const before = await mine.count()
  const words = (await mine.first().locator('p').first().textContent()) ?? ''
  await mine.first().getByText('Demander à être remplacé').first().click()
  await mine.first().getByLabel('À qui ?').selectOption({ label: 'Sacha Exemple' })
  await mine.first().getByLabel('Un mot').fill('Réunion à Paris ce jour-là')
  await mine.first().getByRole('button', { name: 'Demander à être remplacé' }).click()
  await expect(mine.first().getByText('échange demandé')).toBeVisible()

  await exhibitor.goto('/mes-permanences')
  const asked = exhibitor.locator('section[aria-labelledby=echanges]').getByRole('listitem').filter({ hasText: 'Réunion à Paris ce jour-là' })
  await expect(asked).toContainText(words)
  await asked.getByRole('button', { name: 'Je prends ce tour' }).click()
  await expect(exhibitor.getByText('C’est noté.')).toBeVisible()
  await expect(exhibitor.locator('section[aria-labelledby=tours]').getByRole('listitem').filter({ hasText: words })).toHaveCount(1)
  await expect(exhibitor.locator('section[aria-labelledby=echanges]').getByText('Réunion à Paris ce jour-là')).toHaveCount(0)

  await staff.reload()
  await expect(mine).toHaveCount(before - 1)
  await staff.goto(`/equipe/salons/${show}/permanences`)
  await expect(staff.locator('main title').filter({ hasText: /Sacha Exemple/ })).toHaveCount(3)
  await staff.goto('/equipe/courrier')
  await expect(staff.getByText('vous êtes remplacé').first()).toBeVisible()
})
