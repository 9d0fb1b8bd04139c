import { expect, inspect, signIn, test } from './people'

test('staff hand activities in for the label, write down the answers, and the public page bears it', async ({ page }) => {
  await signIn(page, 'equipe')
  await page.setViewportSize({ width: 360, height: 760 })
  await page.goto('/equipe/programmes?type=INDUSTRY_WEEK')
  // Others make editions of later years meanwhile; the example is the one that says so.
  await page.getByRole('link', { name: /^Semaine de l’industrie/ }).last().click()
  await page.getByRole('link', { name: 'Label', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Label Semaine de l’industrie' })).toBeVisible()
  await inspect(page, page.url())
  const ready = page.getByRole('listitem').filter({ hasText: 'Portes ouvertes : les robots' })
  for (const box of await page.getByRole('checkbox').all()) await box.uncheck()
  await page.getByRole('button', { name: 'Marquer comme déposées' }).click()
  await expect(page.getByText('Cochez au moins une action.')).toBeVisible()
  await ready.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Marquer comme déposées' }).click()
  await expect(page.getByText('le comité répond en quatre jours ouvrés')).toBeVisible()

  await expect(ready.getByText(/^réponse le/)).toBeVisible()
  await ready.getByText('Noter la réponse').click()
  await ready.getByRole('button', { name: 'Labellisée' }).click()
  await expect(ready.getByText('À remplir.')).toBeVisible()
  await ready.getByLabel('Numéro du label').fill('SI-TEST-77')
  await ready.getByRole('button', { name: 'Labellisée' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'Portes ouvertes : les robots' })).toContainText('SI-TEST-77')

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Exporter pour OpenAgenda' }).click()
  const file = await (await download).createReadStream()
  const events = JSON.parse(Buffer.concat(await file.toArray()).toString('utf8')) as { title: { fr: string }; timings: unknown[] }[]
  expect(events.map(({ title }) => title.fr)).toContain('Portes ouvertes : les robots sortent de leur cage')
  expect(events.every(({ timings }) => timings.length > 0)).toBe(true)

  await page.goto('/programme?q=robots')
  await page.getByRole('link', { name: /Portes ouvertes : les robots/ }).first().click()
  await expect(page.getByText('Label Semaine de l’industrie')).toBeVisible()
})
