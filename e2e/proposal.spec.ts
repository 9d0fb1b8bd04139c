import { expect, inspect, signIn, test } from './people'

test('staff let a proposal be computed, read why, see it on the plan, and take a part of it', async ({ page }) => {
  test.setTimeout(120_000)
  await signIn(page, 'equipe')
  await page.goto('/equipe/programmes')
  await page.getByRole('link', { name: /Salon Mécanique/ }).last().click()
  await page.waitForURL(/[\da-f]{8}-/)
  const show = /\/equipe\/(?:programmes|salons)\/([\da-f-]{36})/.exec(page.url())?.[1] ?? ''
  const here = `/equipe/salons/${show}/proposition`
  await page.goto(`/equipe/salons/${show}/attribution`)
  await page.getByRole('link', { name: 'Proposer', exact: true }).click()
  await page.waitForURL(`**${here}`)
  await page.getByRole('button', { name: /Proposer/ }).click()
  await expect(page.getByRole('heading', { name: 'Qui irait où' })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(/c’est prouvé|de la meilleure possible/)).toBeVisible()
  const rows = page.getByRole('checkbox', { name: /^Prendre / })
  const n = await rows.count()
  expect(n).toBeGreaterThan(1)
  for (let row = 1; row < n; row += 1) await rows.nth(row).uncheck()
  const company = (await rows.first().getAttribute('aria-label'))?.replace('Prendre ', '') ?? ''
  await page.getByRole('button', { name: 'Prendre ce qui est coché' }).click()
  await expect(page.getByText('Une entreprise a maintenant le stand proposé')).toBeVisible()
  await expect(page.getByRole('row', { name: company }).getByText('C’est fait')).toBeVisible()
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 800 })
    await inspect(page, here)
  }
})
