import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { aCompany, aCompanyViewer, aHall, anApplication, aShow, aStaffViewer, aStand } from '~/db/builders.server'
import { db, pool } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { listAnswer } from '~/lists/answers.server'
import { applicationList } from '~/lists/application-list.server'
import { previewLetters, sendLetters } from './bulk.server'
import { commentApplication, companiesOf, keepDraft, moveApplication, removeComment, saveApplication, scoreApplication, setLogo, startApplication, submitApplication, withdrawApplication } from './commands.server'
import { takeApplicationForm } from './form.server'
import { applicationForm, applicationOf, applicationsOf, logoFileId, myApplication, nested } from './queries.server'
import { applicationTransitions, filled, mayEdit, placeholders, staffMoves, unknownPlaceholders } from './rules'
import { ApplicationFilter, ApplicationInput, LettersInput, MoveInput } from './schema'

useTestDatabase()

beforeEach(() => pool().query('TRUNCATE "Programme", "Company", "Message", "StoredFile" CASCADE'))

const typed = (given: Record<string, unknown> = {}) => ApplicationInput.parse({ wishes: [{ area: 12, kind: 'equipped', openSides: 2, place: 'B4' }, {}], products: 'Engrenages', outlets: ['RAIL'], ...given })
const nobody = { near: [], away: [], coExhibitors: [] }
const row = (id: string) => db().application.findUniqueOrThrow({ where: { id } })
const DAY = 86_400_000

async function begun(show = aShow()) {
  const { id: showId } = await show
  const viewer = await aCompanyViewer({ email: `atelier-${Math.random()}@exemple.test` })
  const started = await startApplication(viewer, showId, viewer.companyIds[0] ?? '')
  if (!started.ok) throw new Error(started.reason)
  return { showId, viewer, id: started.id }
}

test('a company applies in steps: begun, kept as typed, saved, sent, told once', async () => {
  const { showId, viewer, id } = await begun()
  await keepDraft(viewer, id, { 'wishes[0].area': 'douze', products: '' })
  const form = await applicationForm(viewer, showId)
  expect(form?.values).toEqual({ wishes: [{ area: 'douze' }], products: '' })
  expect(await submitApplication(viewer, id)).toMatchObject({ reason: 'incomplete' })
  expect(await saveApplication(viewer, id, typed(), nobody)).toEqual({ ok: true, state: 'DRAFT' })
  expect((await applicationForm(viewer, showId))?.values).toMatchObject({ wishes: [{ area: '12', kind: 'equipped', openSides: '2', place: 'B4' }], products: 'Engrenages' })
  const outcomes = await Promise.all([submitApplication(viewer, id), submitApplication(viewer, id)])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await row(id)).toMatchObject({ state: 'SUBMITTED', late: false })
  expect(await db().message.count()).toBe(1)
})

test('two people of one company who begin at once begin one application', async () => {
  const { id: showId } = await aShow()
  const viewer = await aCompanyViewer()
  const started = await Promise.all(Array.from({ length: 6 }, () => startApplication(viewer, showId, viewer.companyIds[0] ?? '')))
  expect(new Set(started.map((one) => one.ok && one.id)).size).toBe(1)
  expect(await db().application.count()).toBe(1)
})

test('what was sent can be changed until the call closes; what comes after is late', async () => {
  const { showId, viewer, id } = await begun()
  await saveApplication(viewer, id, typed(), nobody)
  await submitApplication(viewer, id)
  const { applicationsClose } = await db().show.findUniqueOrThrow({ where: { programmeId: showId } })
  const closing = applicationsClose ?? new Date()
  expect(await saveApplication(viewer, id, typed({ products: 'Vis' }), nobody, new Date(closing.getTime() - 1))).toMatchObject({ ok: true })
  expect(await saveApplication(viewer, id, typed({ products: 'Autre' }), nobody, closing)).toMatchObject({ reason: 'callClosed' })
  expect((await row(id)).products).toBe('Vis')
  const tardy = await begun(db().programme.findUniqueOrThrow({ where: { id: showId } }))
  await saveApplication(tardy.viewer, tardy.id, typed(), nobody, closing)
  expect(await submitApplication(tardy.viewer, tardy.id, closing)).toEqual({ ok: true, late: true })
  expect((await row(tardy.id)).late).toBe(true)
})

test('nobody applies before the call is open, and staff may enter one', async () => {
  const { id: showId } = await aShow({ show: { applicationsOpen: new Date(Date.now() + DAY), applicationsClose: new Date(Date.now() + 9 * DAY) } })
  const viewer = await aCompanyViewer()
  expect(await startApplication(viewer, showId, viewer.companyIds[0] ?? '')).toMatchObject({ reason: 'callNotOpen' })
  expect(await startApplication(await aStaffViewer(), showId, viewer.companyIds[0] ?? '')).toMatchObject({ ok: true })
  await expect(startApplication(viewer, showId, (await aCompany()).id)).rejects.toMatchObject({ status: 404 })
})

test('a company never reads nor touches another’s application', async () => {
  const { showId, viewer, id } = await begun()
  const other = await aCompanyViewer()
  await setLogo(viewer, id, new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1])], 'logo.png'))
  expect(await myApplication(other, showId)).toBeNull()
  expect((await applicationForm(other, showId))?.application).toBeNull()
  expect(await logoFileId(other, id)).toBeUndefined()
  expect(await logoFileId(viewer, id)).toBeDefined()
  for (const attempt of [() => keepDraft(other, id, {}), () => saveApplication(other, id, typed(), nobody), () => submitApplication(other, id), () => withdrawApplication(other, id, ''), () => setLogo(other, id, null)]) {
    await expect(attempt()).rejects.toMatchObject({ status: 404 })
  }
  await setLogo(viewer, id, null)
  expect(await db().storedFile.count()).toBe(0)
})

test('neighbours and co-exhibitors are companies of the directory, and never oneself', async () => {
  const { viewer } = await begun()
  const [own, friend] = [viewer.companyIds[0] ?? '', await aCompany({ name: 'Forges amies', siren: '552100554' })]
  const { name } = await db().company.findUniqueOrThrow({ where: { id: own } })
  expect(await companiesOf(viewer, own, { near: '552100554', away: undefined, coExhibitors: ['Forges amies'] })).toEqual({ ok: true, named: { near: [friend.id], away: [], coExhibitors: [friend.id] } })
  expect(await companiesOf(viewer, own, { near: name, away: 'Personne', coExhibitors: [] })).toEqual({ ok: false, errors: { near: ['notYourself'], away: ['unknownOrganisation'] } })
})

test('options that are not on the price list are left out', async () => {
  const { showId, viewer, id } = await begun()
  await db().priceItem.create({ data: { showId, unit: 'OPTION', code: 'ELEC3', label: 'Électricité', amountCents: 21_000 } })
  await saveApplication(viewer, id, typed({ options: { ELEC3: 2, GRATUIT: 9 } }), nobody)
  expect((await row(id)).options).toEqual({ ELEC3: 2 })
})

test('of an option with a stock a company sees what the others leave, at the rate of today', async () => {
  const { showId, viewer, id } = await begun()
  const day = (days: number) => new Date(Math.floor(Date.now() / DAY) * DAY + days * DAY)
  const rate = (amountCents: number, given: object) => db().priceItem.create({ data: { showId, unit: 'OPTION', code: 'ELEC3', label: 'Électricité', stock: 8, amountCents, ...given } })
  await rate(26_000, { validFrom: day(11) })
  await rate(21_000, { validFrom: day(-20), validUntil: day(10) })
  await rate(15_000, { validUntil: day(-21) })
  await saveApplication(viewer, id, typed({ options: { ELEC3: 2 } }), nobody)
  await submitApplication(viewer, id)
  await anApplication({ showId, state: 'ACCEPTED', options: { ELEC3: 5 } })
  for (const state of ['DRAFT', 'REFUSED', 'WITHDRAWN'] as const) await anApplication({ showId, state, options: { ELEC3: 90 } })
  expect((await applicationForm(viewer, showId))?.show.options).toEqual([{ code: 'ELEC3', label: 'Électricité', amountCents: 21_000, left: 3 }])
  expect((await applicationForm(await aCompanyViewer(), showId))?.show.options[0]?.left).toBe(1)
})

test('what the browser names is put together only where the form has such a field', () => {
  expect(nested({ 'wishes[1].area': '9', 'options.ELEC3': '2', outlets: ['RAIL', 'FOOD'], '__proto__.bad': 'yes', 'options.__proto__': 'yes', 'constructor.prototype.bad': 'yes', 'wishes[0].secret': '1' })).toEqual({ wishes: [undefined, { area: '9' }], options: { ELEC3: '2' }, outlets: ['RAIL', 'FOOD'] })
  expect(({} as { bad?: string }).bad).toBeUndefined()
})

test('staff fill in what a company sent on paper, and send it for them; a company cannot name another’s', async () => {
  const staff = await aStaffViewer()
  const { id: showId } = await aShow()
  const company = await aCompanyViewer()
  const started = await startApplication(staff, showId, company.companyIds[0] ?? '')
  if (!started.ok) throw new Error(started.reason)
  const form = await applicationForm(staff, showId, { applicationId: started.id })
  expect(form?.application?.id).toBe(started.id)
  expect((await applicationForm(await aCompanyViewer(), showId, { applicationId: started.id }))?.application).toBeNull()
  const fields = new FormData()
  for (const [name, value] of [['wishes[0].area', 'douze'], ['wishes[0].kind', 'bare'], ['products', 'Vis']] as const) fields.set(name, value)
  if (!form?.application) throw new Error('no form')
  expect(await takeApplicationForm(staff, form.application, fields)).toMatchObject({ did: 'nothing', reply: { status: 'error' } })
  expect((await applicationForm(company, showId))?.values).toMatchObject({ wishes: [{ area: 'douze', kind: 'bare' }] })
  fields.set('wishes[0].area', '12.5')
  fields.set('near', 'Personne de connu')
  expect(await takeApplicationForm(staff, form.application, fields)).toMatchObject({ did: 'nothing', reply: { error: { near: ['unknownOrganisation'] } } })
  fields.delete('near')
  expect(await takeApplicationForm(staff, form.application, fields)).toEqual({ did: 'saved', state: 'DRAFT' })
  expect(await submitApplication(staff, started.id)).toEqual({ ok: true, late: false })
  expect(await row(started.id)).toMatchObject({ state: 'SUBMITTED', draft: {}, wishes: [{ area: 12.5, equipped: false }] })
})

test('a logo is a picture: nothing, and a text that calls itself one, are refused and leave the old one', async () => {
  const { viewer, id } = await begun()
  const application = await row(id)
  const send = (file: File | string) => {
    const fields = new FormData()
    fields.set('faire', 'logo')
    fields.set('logo', file)
    return takeApplicationForm(viewer, application, fields)
  }
  expect(await send(new File([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4])], 'logo.jpg'))).toEqual({ did: 'logo' })
  expect(await send(new File([], ''))).toMatchObject({ logo: 'fileEmpty' })
  expect(await send('logo.png')).toMatchObject({ logo: 'fileEmpty' })
  expect(await send(new File(['<svg onload="alert(1)"/>'], 'logo.png', { type: 'image/png' }))).toMatchObject({ logo: 'fileKind' })
  expect(await logoFileId(viewer, id)).toBeDefined()
})

test('every state leads only where its table says, for staff and whoever tries', async () => {
  const staff = await aStaffViewer()
  const show = await aShow()
  const states = Object.keys(applicationTransitions) as (keyof typeof applicationTransitions)[]
  for (const from of states) {
    for (const to of states) {
      const { id } = await anApplication({ showId: show.id, state: from })
      const done = await moveApplication(staff, id, MoveInput.parse({ to, version: 0, reason: 'Parce que' }))
      expect([from, to, done.ok]).toEqual([from, to, staffMoves(from).includes(to)])
      expect((await row(id)).state).toBe(done.ok ? to : from)
    }
  }
})

test('of two staff who decide at once, one is told that it has changed', async () => {
  const staff = await aStaffViewer()
  const { id } = await anApplication()
  const outcomes = await Promise.all([moveApplication(staff, id, MoveInput.parse({ to: 'ACCEPTED', version: 0 })), moveApplication(staff, id, MoveInput.parse({ to: 'WAITING', version: 0 }))])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: 'changedMeanwhile' })
})

test('a refusal says why; who is refused or withdraws gives its stand free', async () => {
  const staff = await aStaffViewer()
  const show = await aShow()
  const company = await aCompanyViewer({ email: 'refuse@exemple.test' })
  const { id } = await anApplication({ showId: show.id, companyId: company.companyIds[0] ?? '', state: 'ACCEPTED' })
  const stand = await aStand({ hallId: (await aHall({ showId: show.id })).id })
  await db().assignment.create({ data: { standId: stand.id, applicationId: id, state: 'CONFIRMED' } })
  expect(MoveInput.safeParse({ to: 'REFUSED', version: 0 }).success).toBe(false)
  expect(await moveApplication(staff, id, MoveInput.parse({ to: 'REFUSED', version: 0, reason: 'Hors du thème' }))).toEqual({ ok: true })
  expect(await db().assignment.findMany({ select: { state: true, endReason: true } })).toEqual([{ state: 'RELEASED', endReason: 'RELEASED' }])
  const [mail] = await db().message.findMany()
  expect([mail?.recipient, mail?.text.includes('Hors du thème')]).toEqual(['refuse@exemple.test', true])
})

test('a company takes its application back: its stand is free, staff are told why, and it may begin again while the call is open', async () => {
  await aStaffViewer({ email: 'equipe@exemple.test' })
  await db().contact.updateMany({ where: { role: 'STAFF', user: { email: 'equipe@exemple.test' } }, data: { email: 'equipe@exemple.test' } })
  const { showId, viewer, id } = await begun()
  await saveApplication(viewer, id, typed(), nobody)
  await submitApplication(viewer, id)
  await db().application.update({ where: { id }, data: { state: 'ACCEPTED' } })
  const stand = await aStand({ hallId: (await aHall({ showId })).id })
  await db().assignment.create({ data: { standId: stand.id, applicationId: id, state: 'HELD' } })
  expect(await withdrawApplication(viewer, id, 'Autre salon')).toEqual({ ok: true })
  expect(await db().assignment.findMany({ select: { state: true, endReason: true } })).toEqual([{ state: 'RELEASED', endReason: 'WITHDRAWN' }])
  const told = await db().message.findMany({ where: { kind: 'application.withdrawn' } })
  expect(told.some(({ recipient, text }) => recipient === 'equipe@exemple.test' && text.includes('Autre salon') && text.includes(`/equipe/salons/${showId}/candidatures/${id}`))).toBe(true)

  const { applicationsClose } = await db().show.findUniqueOrThrow({ where: { programmeId: showId } })
  await startApplication(viewer, showId, viewer.companyIds[0] ?? '', applicationsClose ?? undefined)
  expect((await row(id)).state).toBe('WITHDRAWN')
  expect(await startApplication(viewer, showId, viewer.companyIds[0] ?? '')).toEqual({ ok: true, id })
  expect(await row(id)).toMatchObject({ state: 'DRAFT', refuseReason: null, submittedAt: null, products: 'Engrenages' })
  expect(await submitApplication(viewer, id)).toEqual({ ok: true, late: false })
})

test('points and comments stay among staff', async () => {
  const staff = await aStaffViewer()
  const other = await aStaffViewer()
  const { showId, viewer, id } = await begun()
  await scoreApplication(staff, id, { score: 80, scoreReason: 'Proche du thème' })
  await commentApplication(staff, id, 'À rappeler')
  const seen = await applicationOf(staff, showId, id)
  expect([seen?.score, seen?.comments.map(({ text }) => text)]).toEqual([80, ['À rappeler']])
  expect(JSON.stringify([await myApplication(viewer, showId), await applicationForm(viewer, showId)].map((one) => one && { ...one, application: undefined }))).not.toContain('À rappeler')
  await expect(removeComment(other, seen?.comments[0]?.id ?? '')).rejects.toMatchObject({ status: 404 })
  await removeComment(staff, seen?.comments[0]?.id ?? '')
  expect(await db().applicationComment.count()).toBe(0)
})

test('the list is narrowed, sorted and taken home with its SIRET whole', async () => {
  const staff = await aStaffViewer()
  const show = await aShow()
  const make = async (name: string, area: number, given: object) => anApplication({ showId: show.id, companyId: (await aCompany({ name, siren: `${100000000 + area}`, siret: `${100000000 + area}00011`, phone: '+33320112233' })).id, wishes: [{ area, equipped: area < 20, openSides: 1, near: [], away: [] }], ...given })
  await make('Béton', 9, { state: 'ACCEPTED', score: 10, outlets: ['RAIL'] })
  await make('Acier', 30, { late: true, score: 50 })
  await make('Cuivre', 12, { outlets: ['FOOD'] })
  const names = async (query: Record<string, string>) => (await applicationsOf(staff, show.id, ApplicationFilter.parse(query))).map(({ company }) => company.name)
  expect(await names({})).toEqual(['Acier', 'Béton', 'Cuivre'])
  expect(await names({ tri: 'score' })).toEqual(['Acier', 'Béton', 'Cuivre'])
  expect(await names({ tri: 'surface' })).toEqual(['Acier', 'Cuivre', 'Béton'])
  expect(await names({ q: 'beton' })).toEqual(['Béton'])
  expect(await names({ etat: 'ACCEPTED' })).toEqual(['Béton'])
  expect(await names({ tardive: 'oui' })).toEqual(['Acier'])
  expect(await names({ debouche: 'FOOD' })).toEqual(['Cuivre'])
  expect(await names({ genre: 'bare' })).toEqual(['Acier'])
  expect(await names({ etat: 'INCONNU', tri: 'hasard' })).toEqual(['Acier', 'Béton', 'Cuivre'])
  const text = await (await listAnswer(await applicationList(staff, show.id, ApplicationFilter.parse({ tardive: 'oui' }), 'fr'), 'csv', 'fr')).text()
  expect(text.split('\r\n')[1]).toContain('Acier;10000003000011;Maubeuge')
  expect(text).toContain(';03 20 11 22 33;')
  const typed = (await (await listAnswer(await applicationList(staff, show.id, ApplicationFilter.parse({}), 'fr'), 'json', 'fr')).json()) as { company: string; late: unknown }[]
  expect(typed.map(({ company, late }) => [company, late])).toEqual([['Acier', true], ['Béton', false], ['Cuivre', false]])
})

test('letters leave once a batch, each with its own words; braces that nobody knows stop them', async () => {
  const staff = await aStaffViewer()
  const show = await aShow({ title: 'Salon X' })
  const [one, two] = [await aCompanyViewer({ email: 'un@exemple.test' }), await aCompanyViewer({ email: 'deux@exemple.test' })]
  const ids = [(await anApplication({ showId: show.id, companyId: one.companyIds[0] ?? '', state: 'ACCEPTED' })).id, (await anApplication({ showId: show.id, companyId: two.companyIds[0] ?? '' })).id, (await anApplication({ showId: show.id, state: 'DRAFT' })).id]
  const words = LettersInput.parse({ subject: '{{salon}} : du nouveau', text: 'Bonjour {{ entreprise }}, vous êtes : {{etat}}.', name: 'Nouvelles' })
  expect((await previewLetters(staff, show.id, ids, words)).map(({ subject }) => subject)).toEqual(['Salon X : du nouveau', 'Salon X : du nouveau'])
  const outcomes = await Promise.all([sendLetters(staff, show.id, ids, words, 'lot-1'), sendLetters(staff, show.id, ids, words, 'lot-1')])
  expect(outcomes).toEqual([{ ok: true, companies: 2, people: 2 }, { ok: true, companies: 2, people: 2 }])
  const mails = await db().message.findMany({ orderBy: { recipient: 'asc' } })
  expect(mails.map(({ recipient, text }) => [recipient, /vous êtes : (\S+)\./.exec(text)?.[1]])).toEqual([['deux@exemple.test', 'déposée'], ['un@exemple.test', 'retenue']])
  expect(await db().letterTemplate.findMany({ select: { name: true } })).toEqual([{ name: 'Nouvelles' }])
  expect(await sendLetters(staff, show.id, ids, { ...words, text: 'Cher {{prénom}}' }, 'lot-2')).toMatchObject({ reason: 'unknownPlaceholder', details: { names: '{{prénom}}' } })
  expect(await db().message.count()).toBe(2)
})

test('a letter names what each exhibitor has to do next', async () => {
  const staff = await aStaffViewer()
  const show = await aShow()
  const [one, two] = [await anApplication({ showId: show.id, state: 'ACCEPTED' }), await anApplication({ showId: show.id, state: 'ACCEPTED' })]
  const due = (title: string, dueOn: string) => db().deadline.create({ data: { showId: show.id, title, dueOn: new Date(dueOn), perCompany: true } })
  await due('Déjà passée', '2020-01-10')
  const first = await due('Enseigne', '2090-01-10')
  await due('Badges', '2090-02-10')
  await db().deadlineTask.create({ data: { deadlineId: first.id, applicationId: one.id, doneAt: new Date() } })
  const letters = await previewLetters(staff, show.id, [one.id, two.id], LettersInput.parse({ subject: 'À faire', text: '{{echeance}}' }))
  expect(new Map(letters.map(({ id, text }) => [id, text.split(',')[0]]))).toEqual(new Map([[one.id, 'Badges'], [two.id, 'Enseigne']]))
})

test('a letter whose braces are all known leaves none behind', () => {
  const values = Object.fromEntries(placeholders.map((name) => [name, `<${name}>`])) as Record<(typeof placeholders)[number], string>
  fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom(...placeholders).map((name) => `{{ ${name} }}`), fc.string().filter((text) => !/[{}]/.test(text)))), (parts) => {
    const text = parts.join('')
    expect(unknownPlaceholders(text)).toEqual([])
    expect(filled(text, values)).not.toMatch(/\{\{/)
  }))
})

test('who may still write its application', () => {
  expect([mayEdit('DRAFT', 'open'), mayEdit('DRAFT', 'closed'), mayEdit('DRAFT', 'coming'), mayEdit('SUBMITTED', 'open'), mayEdit('SUBMITTED', 'closed'), mayEdit('ACCEPTED', 'open'), mayEdit('WITHDRAWN', 'open')]).toEqual([true, true, false, true, false, false, false])
})
