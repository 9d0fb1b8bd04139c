import { expect, signIn, test } from './people'

test('a partner reads what comes of what it finances, and nobody’s list', async ({ page }) => {
  await signIn(page, 'partenaire')
  await expect(page).toHaveURL(/\/partenaire$/)
  await expect(page.getByText('Semaine de l’industrie').first()).toBeVisible()
  await expect(page.getByText(/Classes inscrites/i).first()).toBeVisible()
  expect((await page.goto('/equipe'))?.status()).toBe(404)
})
