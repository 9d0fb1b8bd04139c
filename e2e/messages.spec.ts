import { createHmac } from 'node:crypto'
import { Client } from 'pg'
import { expect, inspect, signIn, test } from './people'

test('a person chooses which messages come; the link of a mail ends one kind, by hand and by the mail program', async ({ page, request }) => {
  await signIn(page, 'ecole')
  await inspect(page, '/compte/messages')
  await page.getByRole('checkbox', { name: 'Listes programmées' }).uncheck()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('Votre choix est enregistré')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Listes programmées' })).not.toBeChecked()
  await expect(page.getByRole('checkbox', { name: 'Rappels' })).toBeChecked()
  const client = new Client({ connectionString: process.env.HOUSE_DATABASE })
  await client.connect()
  const { rows: [user] } = await client.query<{ id: string }>(`SELECT id FROM "User" WHERE email = 'ecole@pavillon.example'`)
  await client.end()
  const about = `reminders.${Buffer.from(user?.id ?? '').toString('base64url')}`
  const link = `/desabonnement/${about}.${createHmac('sha256', 'a secret for journeys only, forty characters').update(`désabonnement ${about}`).digest('base64url').slice(0, 32)}`
  // What a mail program sends: no origin, no cookie.
  expect((await request.post(link, { form: { 'List-Unsubscribe': 'One-Click' } })).status()).toBe(200)
  await page.goto('/compte/messages')
  await expect(page.getByRole('checkbox', { name: 'Rappels' })).not.toBeChecked()
  await inspect(page, link)
  await page.getByRole('button', { name: 'Les recevoir de nouveau' }).click()
  await expect(page.getByText('Vous les recevrez de nouveau')).toBeVisible()
  expect((await request.post(`${link}x`, { form: {} })).status()).toBe(404)
})
