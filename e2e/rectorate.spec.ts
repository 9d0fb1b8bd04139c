import { expect, signIn, test } from './people'

test('a visit is confirmed when both authorities agree, and neither can speak for the other', async ({ page, browser, baseURL }) => {
  await signIn(page, 'rectorat')
  await page.goto('/rectorat')
  await expect(page.getByText('4e C').first()).toBeVisible()
  const before = await page.getByRole('button', { name: /avis favorable/ }).count()
  await page.getByRole('listitem').filter({ hasText: '4e C' }).or(page.getByRole('row').filter({ hasText: '4e C' })).getByRole('button', { name: /avis favorable/ }).first().click()
  await expect(page.getByText('L’avis est enregistré.')).toBeVisible()
  expect(await page.getByRole('button', { name: /avis favorable/ }).count()).toBe(before - 1)

  const staff = await (await browser.newContext({ baseURL, locale: 'fr-FR' })).newPage()
  await signIn(staff, 'equipe')
  await staff.goto('/equipe')
  await staff.getByRole('link', { name: /Beffroi.*4e C/ }).click()
  const row = staff.getByRole('row').filter({ hasText: '4e C' })
  await expect(row.getByText('En attente d’avis')).toBeVisible()
  await row.getByRole('button', { name: /avis favorable/ }).click()
  await expect(staff.getByRole('row').filter({ hasText: '4e C' }).getByText('Confirmée')).toBeVisible()
})
