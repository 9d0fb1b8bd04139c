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

test('staff give a letter their words, see it as it will arrive, try it on themselves; the next one goes out so', async ({ page, browser }) => {
  await signIn(page, 'equipe')
  await inspect(page, '/equipe/modeles')
  await page.getByRole('link', { name: 'Lien de connexion' }).click()
  await inspect(page, '/equipe/modeles/access.link', { alsoDark: true })
  const preview = page.frameLocator('iframe[name="apercu-lettre"]')
  await expect(preview.getByText('dans les 15 minutes').first()).toBeVisible()
  const text = page.getByLabel('Texte')
  await text.fill('Voici votre lien, bon pour {{minute}} minutes.')
  await page.getByRole('button', { name: 'Enregistrer ces mots' }).click()
  await expect(page.getByText('Vouliez-vous dire {{minutes}} ?').first()).toBeVisible()
  await expect(text).toHaveValue('Voici votre lien, bon pour {{minute}} minutes.')
  await text.fill('Voici votre lien, bon pour {{minutes}} minutes. <b>À bientôt</b>')
  await page.getByRole('button', { name: 'Voir l’aperçu' }).click()
  await expect(preview.getByText('Voici votre lien, bon pour 15 minutes. <b>À bientôt</b>').first()).toBeVisible()
  await page.getByRole('button', { name: 'M’envoyer un essai' }).click()
  await expect(page.getByText('L’essai part à equipe@pavillon.example.')).toBeVisible()
  await expect(text).toHaveValue(/bon pour \{\{minutes\}\}/)
  await page.getByRole('button', { name: 'Enregistrer ces mots' }).click()
  await expect(page.getByText('Les messages suivants partent avec ces mots.')).toBeVisible()

  // Somebody who asks for a link now, in a browser that runs no script, reads those words.
  const context = await browser.newContext({ javaScriptEnabled: false })
  const other = await context.newPage()
  await other.goto('/connexion')
  await other.getByLabel('Adresse électronique').fill('nouvelle.voix@exemple.test')
  await other.getByRole('button', { name: 'Recevoir un lien' }).click()
  await other.goto('/boite-d-envoi')
  await expect(other.getByText('Voici votre lien, bon pour 15 minutes. <b>À bientôt</b>').first()).toBeAttached()
  await expect(other.getByText('[Essai] Votre lien de connexion à Pavillon').first()).toBeAttached()
  await context.close()

  await page.getByRole('button', { name: 'Revenir aux mots de la maison' }).click()
  await expect(page.getByText('La maison reprend ses mots.')).toBeVisible()
  await expect(text).toHaveValue(/Si ce n’est pas vous/)
})
