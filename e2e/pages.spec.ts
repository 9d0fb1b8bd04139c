/** Every room of a show, for staff and for an exhibitor. Apart from the journeys of a show: it takes long, and should not be what a run ends with alone. */
import { inspect, openShow, signIn, test } from './people'

for (const viewport of [{ width: 360, height: 760 }, { width: 1440, height: 900 }]) {
  test(`every room of a show holds for everyone at ${viewport.width} px`, async ({ page, browser, baseURL }) => {
    test.setTimeout(180_000)
    await page.setViewportSize(viewport)
    await signIn(page, 'equipe')
    const id = await openShow(page)
    const here = `/equipe/salons/${id}`
    for (const room of ['', '/edition', '/edition?tarif=nouveau', '/candidatures', '/candidatures?vue=colonnes', '/candidatures/ecrire', '/devis', '/aides', '/attribution', '/attribution?vue=liste', '/echeances', '/echeances/nouvelle', '/permanences', '/permanences/nouveau', '/permanences/serie', '/permanences/feuille', '/contacts']) await inspect(page, here + room)
    await page.goto(`${here}/candidatures`)
    const first = await page.getByRole('table').getByRole('link').first().getAttribute('href')
    await inspect(page, first ?? '')
    await inspect(page, '/mes-permanences')
    await inspect(page, '/equipe/calendrier-scolaire')
    await inspect(page, '/compte/agendas')
    const company = await (await browser.newContext({ baseURL, locale: 'fr-FR', viewport, colorScheme: 'dark' })).newPage()
    await signIn(company, 'entreprise')
    for (const room of ['', '/candidature', '/devis', '/echeances', '/contacts']) await inspect(company, `/entreprise/salons/${id}${room}`)
    await inspect(company, `/stand/${id}`)
  })
}
