/** A company proposes, staff send back, the company corrects, staff publish, the public reads; then a change is read as a difference. */
import { addDays, todayIn } from '~/ui/time'
import { expect, inspect, signIn, test } from './people'

const day = addDays(todayIn(), 90)
const title = 'Journée des engrenages'

test('a company proposes from its phone, staff send it back, then publish it; a change is a difference until it is accepted', async ({ browser }) => {
  const open = async (width: number) => (await browser.newContext({ baseURL: process.env.HOUSE_URL, locale: 'fr-FR', viewport: { width, height: 800 } })).newPage()
  const [company, staff, visitor] = [await open(360), await open(1440), await open(1440)]
  await Promise.all([signIn(company, 'entreprise'), signIn(staff, 'equipe')])

  await company.goto('/entreprise')
  await company.getByRole('link', { name: 'Proposer une action' }).click()
  await company.getByLabel('Pour quel programme').selectOption({ label: (await company.getByLabel('Pour quel programme').locator('option').filter({ hasText: 'Découverte' }).first().textContent()) ?? '' })
  await company.getByLabel('Type d’action').selectOption({ label: 'Atelier' })
  await company.getByLabel('Titre').fill(title)
  await company.getByRole('button', { name: 'Commencer' }).click()
  // Half filled, and kept: the address is not whole.
  await company.getByLabel('Courriel').fill('atelier@')
  await company.getByRole('button', { name: 'Garder en brouillon' }).click()
  await expect(company.getByText('Votre saisie est gardée')).toBeVisible()
  await company.getByRole('button', { name: 'Envoyer à la chambre' }).click()
  await expect(company.getByLabel('Courriel')).toHaveValue('atelier@')
  await expect(company.getByText('Cette adresse électronique n’est pas complète').last()).toBeVisible()
  await expect(company.locator('[id$="summary-error"]')).toHaveText('À remplir.')
  await company.getByLabel('Courriel').fill('atelier@exemple.fr')
  await company.getByLabel('En une ou deux phrases').fill('Tailler, tremper, mesurer un engrenage.')
  // Open to individuals as well, so that the day may lie in the school holidays, whenever this runs.
  await company.getByRole('group', { name: 'Qui peut s’inscrire' }).getByText('Une personne', { exact: true }).click()
  await company.getByRole('group', { name: 'Niveaux' }).getByText('3e', { exact: true }).click()
  await company.getByRole('button', { name: 'Enregistrer l’action' }).click()
  await company.getByRole('link', { name: 'Ajouter un créneau' }).click()
  await company.getByLabel('Date').fill(day)
  await company.getByLabel('Début').fill('09:00')
  await company.getByLabel('Fin', { exact: true }).fill('11:00')
  await company.getByLabel('Places').fill('30')
  await company.getByRole('button', { name: 'Enregistrer le créneau' }).click()
  await expect(company.getByText('Tout y est')).toBeVisible()
  await company.getByRole('link', { name: 'Aperçu' }).click()
  // The page before has the same title.
  await company.waitForURL(/\/apercu$/)
  await expect(company.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await company.goBack()
  await company.getByRole('button', { name: 'Envoyer à la chambre' }).click()
  await expect(company.getByText('La chambre relit votre proposition')).toBeVisible()

  await staff.goto('/equipe')
  await staff.getByRole('link', { name: /à relire/ }).click()
  await staff.getByRole('link', { name: title }).click()
  await staff.getByRole('button', { name: 'Renvoyer la proposition' }).click()
  await expect(staff.getByText('À remplir.')).toBeVisible()
  await staff.getByLabel('Ce qui manque').fill('Quel équipement faut-il ?')
  await staff.getByRole('button', { name: 'Renvoyer la proposition' }).click()
  await expect(staff.getByText('La proposition est renvoyée')).toBeVisible()

  await company.goto('/entreprise')
  await company.getByRole('link', { name: `Revoir « ${title} »` }).click()
  await company.waitForURL(/\/entreprise\/actions\/[\da-f-]+$/)
  await expect(company.getByText('Quel équipement faut-il ?')).toBeVisible()
  const own = new URL(company.url()).pathname
  await company.getByRole('link', { name: 'Compléter la fiche' }).click()
  await company.getByText('Lunettes', { exact: true }).click()
  await company.getByRole('button', { name: 'Enregistrer l’action' }).click()
  await company.getByRole('button', { name: 'Envoyer à la chambre' }).click()
  await expect(company.getByText('La chambre relit votre proposition')).toBeVisible()

  await staff.reload()
  await staff.getByRole('button', { name: 'Publier l’action' }).click()
  await expect(staff.getByText('L’action est publiée.')).toBeVisible()
  await staff.getByRole('link', { name: 'Voir la page publique' }).click()
  await expect(staff.getByText('Lunettes')).toBeVisible()
  await staff.waitForURL((url) => url.pathname.startsWith('/actions/'))
  const address = new URL(staff.url()).pathname

  await company.goto(`${own}/modifier`)
  await company.getByLabel('Titre').fill(`${title}, en équipe`)
  await company.getByRole('button', { name: 'Enregistrer l’action' }).click()
  await company.getByRole('link', { name: /^Modifier :/ }).click()
  await company.getByLabel('Places').fill('24')
  await company.getByRole('button', { name: 'Enregistrer le créneau' }).click()
  await company.getByRole('button', { name: 'Envoyer à la chambre' }).click()
  await expect(company.getByText('La chambre relit votre modification')).toBeVisible()
  await inspect(company, own, { alsoDark: true })
  await visitor.goto(address)
  await expect(visitor.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible()

  await staff.goto('/equipe/propositions')
  await staff.getByRole('link', { name: title }).click()
  await staff.waitForURL(/\/equipe\/propositions\/[\da-f-]+$/)
  await expect(staff.getByRole('row', { name: /^Titre/ })).toContainText(`${title}, en équipe`)
  await expect(staff.getByRole('row', { name: /^Créneau modifié/ })).toContainText('24 places')
  await inspect(staff, new URL(staff.url()).pathname, { alsoDark: true })
  await staff.getByRole('button', { name: 'Accepter la modification' }).click()
  await expect(staff.getByText('La modification est publiée')).toBeVisible()
  await visitor.reload()
  await expect(visitor.getByRole('heading', { level: 1, name: `${title}, en équipe` })).toBeVisible()
  await expect(visitor.getByText('24 places').first()).toBeVisible()
})
