/** Calendars as programs and people meet them: addresses, what is sent again and what is not, secret ones, those of partners. */
import { gunzipSync, brotliDecompressSync } from 'node:zlib'
import ICAL from 'ical.js'
import { get, request as send, type IncomingMessage } from 'node:http'
import { expect, inspect, signIn, test } from './people'

type Answer = { status: number; headers: IncomingMessage['headers']; body: Buffer }

function ask(url: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = (method === 'GET' ? get : send)(url, { method, headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }))
    })
    asked.on('error', reject)
    if (method !== 'GET') asked.end()
  })
}

const events = (file: Buffer | string) => new ICAL.Component(ICAL.parse(file.toString()) as unknown[]).getAllSubcomponents('vevent')

/** What every calendar address answers, public or secret. */
async function holdsAsFeed(url: string): Promise<void> {
  const first = await ask(url)
  expect(first.status).toBe(200)
  expect(first.headers['content-type']).toBe('text/calendar; charset=utf-8')
  expect(events(first.body).length).toBeGreaterThan(0)
  // Of changes in one second the last has its date a second later.
  await expect.poll(async () => (await ask(url)).headers['last-modified']).toBeTruthy()
  expect((await ask(url)).body.equals(first.body)).toBe(true)
  const etag = first.headers.etag ?? ''
  expect(etag).toMatch(/^"/)
  const known = await ask(url, { 'If-None-Match': etag })
  expect([known.status, known.body.length, known.headers.etag]).toEqual([304, 0, etag])
  const date = (await ask(url)).headers['last-modified'] ?? ''
  expect((await ask(url, { 'If-Modified-Since': date })).status).toBe(304)
  expect((await ask(url, { 'If-Modified-Since': new Date(Date.parse(date) - 1_000).toUTCString() })).status).toBe(200)
  expect((await ask(url, { 'If-Modified-Since': date, 'If-None-Match': '"another"' })).status).toBe(200)
  for (const [packing, unpack] of [['gzip', gunzipSync], ['br', brotliDecompressSync]] as const) {
    const packed = await ask(url, { 'Accept-Encoding': packing })
    expect(packed.headers['content-encoding']).toBe(packing)
    expect(unpack(packed.body).equals(first.body)).toBe(true)
    expect(packed.headers.etag).not.toBe(etag)
    expect((await ask(url, { 'Accept-Encoding': packing, 'If-None-Match': packed.headers.etag ?? '' })).status).toBe(304)
  }
  const head = await ask(url, {}, 'HEAD')
  expect([head.status, head.body.length, head.headers.etag, head.headers['content-length']]).toEqual([200, 0, etag, String(first.body.length)])
}

test('the whole programme, a filter of it, a programme, an activity and one session each have their calendar', async ({ page, baseURL }) => {
  await holdsAsFeed(`${baseURL}/calendrier.ics`)
  const all = events((await ask(`${baseURL}/calendrier.ics`)).body)
  const uid = (one: ICAL.Component) => String(one.getFirstPropertyValue('uid'))
  await page.goto('/programme?q=forge')
  const activity = await page.locator('a[href^="/actions/"]').first().getAttribute('href')
  await holdsAsFeed(`${baseURL}${activity}.ics`)
  for (const one of events((await ask(`${baseURL}${activity}.ics`)).body)) expect(all.map(uid)).toContain(uid(one))
  const filtered = events((await ask(`${baseURL}/calendrier.ics?programme=OUTREACH`)).body)
  expect(filtered.length).toBeGreaterThan(0)
  expect(filtered.length).toBeLessThan(all.length)
  await page.goto(activity ?? '')
  const one = await page.locator('a[href^="/creneaux/"]').first().getAttribute('href')
  await holdsAsFeed(`${baseURL}${one}`)
  expect(events((await ask(`${baseURL}${one}`)).body)).toHaveLength(1)
  expect((await ask(`${baseURL}/creneaux/0190d3c4-0000-7000-8000-000000000000.ics`)).status).toBe(404)
  await page.goto('/programme')
  await page.getByText('Suivre dans mon calendrier').click()
  await expect(page.getByRole('link', { name: 'S’abonner' })).toHaveAttribute('href', /^webcal:\/\/.*\/calendrier\.ics/)
})

test('a secret address reads its owner’s calendar until it is renewed, then until it is removed', async ({ page }) => {
  await signIn(page, 'equipe')
  await page.goto('/compte/agendas')
  await page.getByRole('button', { name: 'Créer une adresse' }).click()
  const field = page.getByLabel('Adresse secrète')
  const first = await field.inputValue()
  await holdsAsFeed(first)
  expect((await ask(first)).headers['cache-control']).toContain('private')
  expect((await ask(first)).body.toString()).not.toContain(first.split('/').at(-1)?.replace('.ics', ''))
  await page.getByRole('button', { name: 'Renouveler' }).first().click()
  await expect(field).not.toHaveValue(first)
  const second = await field.inputValue()
  expect((await ask(first)).status).toBe(404)
  expect((await ask(second)).status).toBe(200)
  await page.getByRole('button', { name: 'Supprimer' }).first().click()
  await expect(page.getByText('L’adresse est supprimée')).toBeVisible()
  expect((await ask(second)).status).toBe(404)
})

test('staff cancel a session and take that back: its calendar says so', async ({ page, baseURL }) => {
  await signIn(page, 'equipe')
  await page.goto('/programme?programme=OUTREACH')
  await page.locator('a[href^="/actions/"]').last().click()
  const address = (await page.locator('a[href^="/creneaux/"]').last().getAttribute('href')) ?? ''
  const seen = async () => {
    const [event] = events((await ask(`${baseURL}${address}`)).body)
    return [event?.getFirstPropertyValue('status'), event?.getFirstPropertyValue('sequence')]
  }
  const [, sequence] = await seen()
  const id = /creneaux\/([^.]+)/.exec(address)?.[1]
  await page.goto(`/equipe/creneaux/${id}/annuler`)
  await page.getByLabel(/Pourquoi|Raison/).fill('Panne de chauffage')
  await page.getByRole('button', { name: 'Annuler le créneau' }).click()
  await expect(page.getByText('Le créneau est annulé')).toBeVisible()
  expect(await seen()).toEqual(['CANCELLED', Number(sequence) + 1])
  await page.getByRole('button', { name: 'Rétablir le créneau' }).click()
  await expect(page.getByText('Le créneau est rétabli')).toBeVisible()
  expect(await seen()).toEqual(['CONFIRMED', Number(sequence) + 2])
})

test('a partner’s calendar stands in the programme under its name, and leaves with its source', async ({ page }) => {
  const day = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
  const file = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:1', 'SUMMARY:Forum de la soudure', `DTSTART;TZID=Europe/Paris:${day}T090000`, 'LOCATION:Centre technique\\, Valenciennes', 'END:VEVENT', 'BEGIN:VEVENT', 'UID:2', 'SUMMARY:Sans date', 'END:VEVENT', 'END:VCALENDAR'].join('\r\n')
  const given = (text: string) => ({ name: 'agenda.ics', mimeType: 'text/calendar', buffer: Buffer.from(text) })
  await signIn(page, 'equipe')
  await inspect(page, '/equipe/agendas-partenaires')
  await page.getByLabel('Nom du partenaire').fill('UIMM Hainaut')
  await page.getByLabel('Adresse de l’agenda').fill('http://127.0.0.1/agenda.ics')
  await page.getByRole('button', { name: 'Lire l’agenda' }).click()
  await expect(page.getByRole('alert')).toContainText('réseau privé')
  await page.getByLabel('Nom du partenaire').fill('UIMM Hainaut')
  await page.getByLabel('Adresse de l’agenda').fill('')
  await page.getByLabel('Ou un fichier .ics').setInputFiles(given(file))
  await page.getByRole('button', { name: 'Lire l’agenda' }).click()
  await expect(page.getByText('L’agenda est lu')).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Sans date de début' })).toBeVisible()
  const here = page.url()
  await page.setViewportSize({ width: 360, height: 740 })
  await inspect(page, here)
  await inspect(page, '/programme')
  await expect(page.getByText('Forum de la soudure')).toBeVisible()
  await expect(page.getByText('Proposé par UIMM Hainaut')).toBeVisible()
  await inspect(page, `/programme?vue=mois&mois=${day.slice(0, 4)}-${day.slice(4, 6)}`)
  await expect(page.getByText('Forum de la soudure')).toBeVisible()
  await page.goto('/programme?niveau=TROISIEME')
  await expect(page.getByText('Forum de la soudure')).toHaveCount(0)

  await page.goto(here)
  await page.getByLabel('Nouveau fichier .ics').setInputFiles(given(file.replace('Forum de la soudure', 'Forum du soudage')))
  await page.getByRole('button', { name: 'Remplacer par un nouveau fichier' }).click()
  await expect(page.getByText('Le nouveau fichier est lu.')).toBeVisible()
  await page.goto('/programme')
  await expect(page.getByText('Forum du soudage')).toBeVisible()
  await page.goto(here)
  await page.getByRole('button', { name: 'Retirer cet agenda' }).click()
  await expect(page.getByText('sont retirés')).toBeVisible()
  await page.goto('/programme')
  await expect(page.getByText('Forum du soudage')).toHaveCount(0)
})
