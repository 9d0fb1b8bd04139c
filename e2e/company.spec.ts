import { expect, signIn, test } from './people'

test('a company sees who is expected at its own actions, by school and number, and no one’s name', async ({ page }) => {
  await signIn(page, 'entreprise')
  await expect(page).toHaveURL(/\/entreprise$/)
  await expect(page.getByText('Du bloc d’acier à la pièce').first()).toBeVisible()
  await expect(page.getByText('Collège des Tilleuls').first()).toBeVisible()
  await expect(page.getByText('Dominique')).toHaveCount(0)
  await expect(page.getByText('monter un bogie')).toHaveCount(0)
})
