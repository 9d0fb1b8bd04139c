import { expect, test } from 'vitest'
import { paper } from './paper.server'
import { paperText } from './testing-paper'

const madeAt = new Date('2026-11-23T10:00:00Z')
const sample = (rows: number, at = madeAt) =>
  paper({ language: 'fr', title: 'Devis n° 42', house: 'Mécanov', madeAt: at, foot: 'Mécanov · SIRET 356 000 000 00048' }, (sheet) => {
    sheet.heading('Devis « n° 42 »')
    sheet.beside([{ title: 'De', lines: ['Mécanov', 'Lille'] }, { title: 'À', lines: ['Łódź Œuvre', 'Maubeuge'] }])
    sheet.facts([['Émis le', '23 novembre 2026'], ['Total', '6 120,00 €']])
    sheet.table([{ title: 'Désignation', share: 6 }, { title: 'Montant', share: 2, align: 'right' }], Array.from({ length: rows }, (_, n) => ({ cells: [{ text: `Ligne ${n}`, detail: 'au m²' }, `${n},00 €`] })))
    sheet.paragraph('Conditions.')
    sheet.signature('Bon pour accord', ['Date, nom, signature'])
  })

test('the same words and instant give the same bytes, another instant gives others', async () => {
  const [one, same, later] = [await sample(3), await sample(3), await sample(3, new Date('2026-11-24T10:00:00Z'))]
  expect(one.equals(same)).toBe(true)
  expect(one.equals(later)).toBe(false)
})

test('a document is tagged, says its language and shows its title', async () => {
  const words = (await sample(3)).toString('latin1')
  expect(words.startsWith('%PDF-1.7')).toBe(true)
  for (const sign of ['/MarkInfo', '/StructTreeRoot', '/Lang (fr-FR)', '/DisplayDocTitle true', '/S /H1', '/S /Table', '/S /TH', '/S /TD', '/Scope /Column']) expect(words).toContain(sign)
})

test('a long table goes on over pages', async () => {
  const pages = async (rows: number) => (await sample(rows)).toString('latin1').match(/\/Type \/Page\b/g)?.length
  expect(await pages(3)).toBe(1)
  expect(await pages(60)).toBeGreaterThan(2)
})

test('a title too long for the head of a page ends there, on one line', async () => {
  const title = 'Inscriptions · Du bloc d’acier à la pièce : visite d’un atelier d’usinage, avec démonstration et questions aux apprentis · lundi 4 janvier 2027'
  const text = paperText(await paper({ language: 'fr', title, house: 'Mécanov', madeAt }, (sheet) => sheet.paragraph('Une ligne.')))
  expect(text).toMatch(/Inscriptions · Du bloc d’acier[^…]*…/)
  expect(text).not.toContain('4 janvier 2027')
})
