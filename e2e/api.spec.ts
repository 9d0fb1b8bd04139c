import type { APIRequestContext } from '@playwright/test'
import { z } from 'zod'
import { expect, inspect, signIn, test } from './people'

type Described = { paths: Record<string, { get: { responses: Record<string, { content?: Record<string, { schema: { $ref: string } }> }> } }>; components: { schemas: object } }

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
  await holdsItsDescription(request, key)
  await page.goto('/compte/cles')
  await expect(page.getByText(key)).toHaveCount(0)
  await page.getByRole('button', { name: 'Supprimer la clé Tableau de bord' }).click()
  await expect(page.getByText('La clé est supprimée')).toBeVisible()
  expect((await ask()).status()).toBe(401)
})

/** Asks every address of the served description for every answer that it names, and holds each against its schema as served. */
async function holdsItsDescription(request: APIRequestContext, key: string): Promise<void> {
  const text = await (await request.get('/api/v1/openapi.json')).text()
  const { paths, components } = JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')) as Described
  const { sessions: [session] } = await (await request.get('/api/v1/sessions?programme=INDUSTRY_WEEK')).json()
  const withKey = { Authorization: `Bearer ${key}` }
  const asked: Record<string, [status: number, address: string, headers?: Record<string, string>][]> = {
    '/api/v1/programmes': [[200, '/api/v1/programmes'], [304, '/api/v1/programmes']],
    '/api/v1/sessions': [[200, '/api/v1/sessions'], [200, '/api/v1/sessions?page=2&accessible=oui'], [200, '/api/v1/sessions?du=2100-01-01'], [304, '/api/v1/sessions']],
    '/api/v1/activities/{slug}': [[200, `/api/v1/activities/${session.activity.slug}`], [304, `/api/v1/activities/${session.activity.slug}`], [404, '/api/v1/activities/nulle-part']],
    '/api/v1/lists': [[200, '/api/v1/lists', withKey], [401, '/api/v1/lists']],
    '/api/v1/lists/{list}': [
      ...['programmes', 'demandes', 'etablissements', 'entreprises', 'avis', `inscriptions?creneau=${session.id}`].map((list): [number, string, typeof withKey] => [200, `/api/v1/lists/${list}`, withKey]),
      [401, '/api/v1/lists/avis'], [401, '/api/v1/lists/avis', { Authorization: 'Bearer pav_wrong-wrong-wrong-wrong' }], [404, '/api/v1/lists/candidatures', withKey], [404, '/api/v1/lists/rien', withKey],
    ],
  }
  expect(Object.keys(asked)).toEqual(Object.keys(paths))
  for (const [path, { get }] of Object.entries(paths)) {
    // That too many are refused is held by a test that may count.
    expect([path, [...new Set(asked[path]?.map(([status]) => String(status)))].sort()]).toEqual([path, Object.keys(get.responses).filter((status) => status !== '429').sort()])
    for (const [status, address, headers = {}] of asked[path] ?? []) {
      const condition = status === 304 ? { 'If-None-Match': (await request.get(address)).headers().etag ?? '' } : undefined
      const answer = await request.get(address, { headers: { ...headers, ...condition } })
      expect([address, answer.status()]).toEqual([address, status])
      const schema = get.responses[status]?.content?.['application/json']?.schema
      if (!schema) continue
      expect(answer.headers()['content-type']).toContain('application/json')
      const read = z.fromJSONSchema({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema, $defs: components.schemas } as Parameters<typeof z.fromJSONSchema>[0]).safeParse(await answer.json())
      expect([address, read.error?.issues ?? []]).toEqual([address, []])
    }
  }
  const { lists } = await (await request.get('/api/v1/lists', { headers: withKey })).json()
  expect(lists).toContain('avis')
}

test('what everyone may read goes to pages of elsewhere too, page by page, and nothing can be written', async ({ request }) => {
  const first = await request.get('/api/v1/sessions')
  expect(first.headers()['access-control-allow-origin']).toBe('*')
  const { total, next, sessions } = await first.json()
  const seen = new Set(sessions.map(({ id }: { id: string }) => id))
  for (let address: string | null = next; address; ) {
    const page: { next: string | null; sessions: { id: string }[] } = await (await request.get(address)).json()
    for (const { id } of page.sessions) seen.add(id)
    address = page.next
  }
  expect(seen.size).toBe(total)
  for (const address of ['/api/v1/programmes', '/api/v1/lists/avis', '/calendrier.ics']) {
    const written = await request.post(address, { data: {} })
    expect([address, written.status(), written.headers().allow]).toEqual([address, 405, 'GET, HEAD, OPTIONS'])
    const preflight = await request.fetch(address, { method: 'OPTIONS', headers: { Origin: 'https://ailleurs.example', 'Access-Control-Request-Method': 'GET' } })
    expect([address, preflight.status(), preflight.headers()['access-control-allow-origin']]).toEqual([address, 204, address.includes('lists') ? undefined : '*'])
  }
  const nothing = await request.get('/api/v1/rien')
  expect([nothing.status(), await nothing.json()]).toEqual([404, { error: 'not found' }])
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
