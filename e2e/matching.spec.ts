import { expect, inspect, signIn, test } from './people'

test('staff let open requests be matched, weigh what counts, read why, and book a part of it', async ({ page }) => {
  test.setTimeout(120_000)
  await signIn(page, 'equipe')
  await page.goto('/equipe/programmes?type=OUTREACH')
  await page.getByRole('link', { name: /^Découverte des métiers/ }).first().click()
  await page.getByRole('link', { name: 'Apparier les demandes' }).click()
  await page.waitForURL(/\/appariement/)
  await page.getByText('Ce qui compte, et combien').click()
  await page.getByLabel('Zone rurale').fill('-1')
  await page.getByRole('button', { name: /^Chercher/ }).click()
  await expect(page.getByText('Au moins 0', { exact: false }).first()).toBeVisible()
  await page.getByLabel('Zone rurale').fill('60')
  await page.getByRole('button', { name: /^Chercher/ }).click()
  await expect(page.getByText('Le calcul a commencé')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Où iraient les classes' })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(/c’est prouvé|de la meilleure solution possible/)).toBeVisible()
  await expect(page.getByText(/zone rurale \+60/).first()).toBeVisible()
  await expect(page.getByText('Rien ne convient. Le plus près d’aller').first()).toBeVisible()

  const rows = page.getByRole('checkbox', { name: /^Prendre / })
  const n = await rows.count()
  expect(n).toBeGreaterThan(1)
  for (let row = 1; row < n; row += 1) await rows.nth(row).uncheck()
  await rows.first().check()
  await page.getByRole('button', { name: 'Inscrire ce qui est coché' }).click()
  await expect(page.getByText(/Une classe est inscrite|une entreprise est sollicitée/)).toBeVisible()
  await expect(page.getByRole('cell', { name: /^(Inscrite|Entreprise sollicitée)$/ })).toHaveCount(1)
  await expect(rows).toHaveCount(n - 1)
  const here = new URL(page.url()).pathname
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 800 })
    await inspect(page, here, { alsoDark: width === 360 })
  }
})
