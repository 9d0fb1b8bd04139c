import { expect, inspect, signIn, test } from './people'

test('a key is made, shown once, reads a list, and opens nothing once it is deleted', async ({ page, request }) => {
  await signIn(page, 'equipe')
  await page.goto('/compte/cles')
  await page.getByLabel('Pour quel usage ?').fill('Tableau de bord')
  await page.getByRole('button', { name: 'Créer une clé' }).click()
  const key = await page.getByLabel('Votre clé').inputValue()
  expect(key).toMatch(/^pav_/)
  const ask = () => request.get('/api/v1/lists/etablissements?q=maubeuge&colonnes=uai,name', { headers: { Authorization: `Bearer ${key}` } })
  const rows = await (await ask()).json()
  expect(rows.length).toBeGreaterThan(2)
  expect(Object.keys(rows[0])).toEqual(['uai', 'name'])
  await page.goto('/compte/cles')
  await expect(page.getByText(key)).toHaveCount(0)
  await page.getByRole('button', { name: 'Supprimer la clé Tableau de bord' }).click()
  await expect(page.getByText('La clé est supprimée')).toBeVisible()
  expect((await ask()).status()).toBe(401)
})

test('the public programme is there for programs, known by its ETag, as it is described', async ({ request }) => {
  const description = await (await request.get('/api/v1/openapi.json')).json()
  for (const path of ['/api/v1/programmes', '/api/v1/sessions']) {
    expect(Object.keys(description.paths)).toContain(path)
    const first = await request.get(path)
    expect(first.headers()['content-type']).toContain('application/json')
    expect(first.headers()['access-control-allow-origin']).toBe('*')
    expect((await request.get(path, { headers: { 'If-None-Match': first.headers()['etag'] ?? '' } })).status()).toBe(304)
  }
  const { sessions } = await (await request.get('/api/v1/sessions?programme=INDUSTRY_WEEK')).json()
  expect(sessions.length).toBeGreaterThan(0)
  const slug = sessions[0].activity.slug
  expect((await (await request.get(`/api/v1/activities/${slug}`)).json()).sessions.length).toBeGreaterThan(0)
  expect((await request.get('/api/v1/activities/nulle-part')).status()).toBe(404)
  expect((await request.get('/api/v1/lists/avis')).status()).toBe(401)
})

for (const width of [360, 1440]) {
  test(`keys and webhooks hold for everyone at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    await signIn(page, 'equipe')
    await inspect(page, '/compte/cles')
    await inspect(page, '/equipe/webhooks')
    await page.getByLabel('Adresse', { exact: true }).fill(`https://hook.example/${width}`)
    await page.getByRole('checkbox', { name: 'Inscriptions' }).check({ force: true })
    await page.getByRole('button', { name: 'Ajouter l’adresse' }).click()
    expect(await page.getByLabel('Le secret de signature').inputValue()).toMatch(/^whsec_/)
    await inspect(page, '/equipe/webhooks')
    await page.getByRole('button', { name: 'Ne plus prévenir' }).first().click()
    await expect(page.getByText('L’adresse n’est plus prévenue')).toBeVisible()
  })
}
