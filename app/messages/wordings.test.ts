import pg from 'pg'
import { expect, test } from 'vitest'
import { config } from '~/config.server'
import { aSession, aStaffViewer, aTeacher } from '~/db/builders.server'
import { db, transaction } from '~/db/client.server'
import { useTestDatabase } from '~/db/testing.server'
import { bookClass } from '~/signups/commands.server'
import { enqueue } from './outbox.server'
import { letterOf } from './letters'
import { exampleLetter, oneLetter, resetWording, saveWording, sendExample } from './wording-commands.server'

useTestDatabase()

let n = 0
const party = { level: 'TROISIEME' as const, className: '', pupils: 20, adults: 2, stepFree: 0, needs: '', contactPhone: '', stepFreeAcknowledged: false }
async function granted(locale: 'fr' | 'en' = 'fr') {
  const dedupeKey = `claim:${(n += 1)}`
  await transaction((tx) => enqueue(tx, { kind: 'access.claimSettled', dedupeKey, to: 'a@exemple.test', locale, ...letterOf('claim.granted', locale, { entreprise: 'Val <b>' }, { address: 'https://exemple.test/' }) }))
  return db().message.findUniqueOrThrow({ where: { dedupeKey } })
}
const words = { subject: 'Bienvenue, {{entreprise}}', text: 'C’est fait pour {{entreprise}} <i>.\n\nÀ bientôt.', button: 'Entrer' }

test('words that staff save are those of the next letter, in their language; back to the house’s with the next after that', async () => {
  const staff = await aStaffViewer()
  expect((await granted()).subject).toBe('Votre espace pour Val <b> est ouvert')
  expect(await saveWording(staff, 'claim.granted', 'fr', 0, words)).toEqual({ ok: true })
  const { subject, text, html } = await granted()
  expect(subject).toBe('Bienvenue, Val <b>')
  expect(text).toContain('C’est fait pour Val <b> <i>.\n\nÀ bientôt.\n\nEntrer :\nhttps://exemple.test/')
  expect(html).toContain('C’est fait pour Val &lt;b&gt; &lt;i&gt;.')
  expect((await granted('en')).subject).toBe('Your space for Val <b> is open')
  expect(await db().auditEntry.count({ where: { action: 'letter.worded', subjectId: 'claim.granted', actorId: staff.userId } })).toBe(1)
  await resetWording(staff, 'claim.granted', 'fr')
  await resetWording(staff, 'claim.granted', 'fr')
  expect((await granted()).subject).toBe('Votre espace pour Val <b> est ouvert')
  expect(await db().auditEntry.count({ where: { action: 'letter.reset', subjectId: 'claim.granted' } })).toBe(1)
})

test('what another process saves is used by the next letter here, on the way of a booking too', async () => {
  const other = new pg.Client({ connectionString: config().databaseUrl })
  await other.connect()
  const teacher = await aTeacher()
  const book = async () => {
    const session = await aSession({ seats: 30 })
    const booked = await bookClass(teacher, { ...party, sessionId: session.id, formKey: `wording-form-${(n += 1)}` })
    if (!booked.ok) throw new Error(booked.reason)
    return (await db().message.findFirstOrThrow({ where: { aboutId: booked.signUp.id }, select: { subject: true } })).subject
  }
  expect(await book()).toMatch(/^(Inscription reçue|Visite confirmée)/)
  for (const subject of ['Premier', 'Second']) {
    for (const kind of ['signup.received', 'signup.confirmed']) {
      await other.query(`INSERT INTO "LetterWording" (kind, language, words) VALUES ($1, 'fr', $2) ON CONFLICT (kind, language) DO UPDATE SET words = $2`, [kind, JSON.stringify({ subject, text: 't', button: 'b' })])
    }
    expect(await book()).toBe(subject)
  }
  await other.query(`DELETE FROM "LetterWording"`)
  expect(await book()).toMatch(/^(Inscription reçue|Visite confirmée)/)
  await other.end()
})

test('a letter that is fixed is nobody’s to change, even by a row in the database', async () => {
  const staff = await aStaffViewer()
  await expect(saveWording(staff, 'access.passwordChanged', 'fr', 0, words)).rejects.toMatchObject({ status: 404 })
  await db().letterWording.create({ data: { kind: 'access.passwordChanged', language: 'fr', words } })
  await transaction((tx) => enqueue(tx, { kind: 'access.passwordChanged', dedupeKey: 'fixed', to: 'a@exemple.test', locale: 'fr', ...letterOf('access.passwordChanged', 'fr', { moment: 'hier' }) }))
  expect((await db().message.findUniqueOrThrow({ where: { dedupeKey: 'fixed' } })).subject).toBe('Votre mot de passe a changé')
})

test('words that no longer fit are left aside whole, and said to be', async () => {
  await db().letterWording.create({ data: { kind: 'claim.granted', language: 'fr', words: { ...words, text: '{{disparu}}' } } })
  expect((await granted()).subject).toBe('Votre espace pour Val <b> est ouvert')
  expect((await oneLetter(await aStaffViewer(), 'claim.granted', 'fr', 'fr')).problems).toEqual({ text: ['placeholderNobodyKnows|{{disparu}}'] })
  await db().letterWording.deleteMany()
})

test('who saves over a colleague’s words is told; saved at once by many, one wins', async () => {
  const staff = await aStaffViewer()
  const all = await Promise.all(Array.from({ length: 8 }, (_, i) => saveWording(staff, 'claim.granted', 'fr', 0, { ...words, subject: `De ${i}` })))
  expect(all.filter(({ ok }) => ok)).toHaveLength(1)
  expect(all.filter((one) => 'reason' in one && one.reason === 'changedMeanwhile')).toHaveLength(7)
  expect(await saveWording(staff, 'claim.granted', 'fr', 1, words)).toEqual({ ok: true })
  const ours = (await oneLetter(staff, 'claim.granted', 'fr', 'fr')).ours
  expect(await saveWording(staff, 'claim.granted', 'fr', 2, ours)).toEqual({ ok: true })
  expect(await db().letterWording.count()).toBe(0)
})

test('greeting and signature are around every letter, also one that staff wrote for the occasion', async () => {
  const staff = await aStaffViewer()
  expect(await saveWording(staff, 'house.frame', 'fr', 0, { hello: 'Madame, Monsieur,', sign: 'La CCI\n03 00 00 00 00' })).toEqual({ ok: true })
  const { text, html } = await granted()
  expect(text).toMatch(/^Madame, Monsieur,\n\n[^]*\n\nLa CCI\n03 00 00 00 00$/)
  expect(html).toContain('La CCI<br>03 00 00 00 00')
  expect(await saveWording(staff, 'house.frame', 'fr', 1, { hello: '', sign: '' })).toEqual({ ok: false, problems: { sign: ['required'] } })
  await resetWording(staff, 'house.frame', 'fr')
})

test('a trial goes to who asked, in the words of the form, which are not saved', async () => {
  const staff = await aStaffViewer()
  const shown = await exampleLetter(staff, 'claim.granted', 'fr', words)
  expect(await sendExample(staff, 'claim.granted', 'fr', words)).toEqual({ ok: true })
  const mail = await db().message.findFirstOrThrow({ where: { kind: 'letter.trial' } })
  expect(shown).toMatchObject({ ok: true, text: mail.text, html: mail.html })
  expect([mail.recipient, mail.subject]).toEqual([staff.email, '[Essai] Bienvenue, Mécanique du Val'])
  expect(await sendExample(staff, 'claim.granted', 'fr', { ...words, text: '{{entreprize}}' })).toEqual({ ok: false, problems: { text: ['placeholderUnknown|{{entreprize}}|{{entreprise}}'] } })
  expect(await db().message.count({ where: { kind: 'letter.trial' } })).toBe(1)
  expect(await db().letterWording.count()).toBe(0)
})

test('a preview has the line by which one ends such mails where the mail itself has it, and no row that it never has', async () => {
  const staff = await aStaffViewer()
  const shown = async (kind: 'signup.reminder' | 'paper.remindSchool' | 'signup.confirmed' | 'signup.waitlisted') => {
    const { words } = await oneLetter(staff, kind, 'fr', 'fr')
    const letter = await exampleLetter(staff, kind, 'fr', words)
    return letter.ok ? letter : { text: '', html: '' }
  }
  for (const kind of ['signup.reminder', 'paper.remindSchool'] as const) {
    const { text, html } = await shown(kind)
    expect(text).toMatch(/Ne plus recevoir ce type de message :\n\S+\/desabonnement\/reminders\./)
    expect(html).toContain('/desabonnement/reminders.')
  }
  const confirmed = await shown('signup.confirmed')
  expect(confirmed.text).not.toMatch(/desabonnement|Liste d’attente/)
  expect((await shown('signup.waitlisted')).text).toContain('Liste d’attente : 2e sur la liste')
})
