import fc from 'fast-check'
import { expect, test } from 'vitest'
import { letterKind, letterKindNames, placeholdersOf } from './letter-kinds'
import { letterOf } from './letters'
import { filled, filledParagraphs, hasLooseBraces, nearest, placeholdersIn } from './letter-words'
import { defaultWords, letterCatalogue, problemsOf, wordFields, written } from './wordings.server'

test('the words of the house fit every letter in both languages, and leave no placeholder unfilled', () => {
  for (const kind of letterKindNames) {
    const { fill, table = [], needs = [] } = letterKind(kind)
    for (const name of [...table, ...needs]) expect([kind, placeholdersOf(kind).includes(name)]).toEqual([kind, true])
    for (const language of ['fr', 'en'] as const) {
      expect([kind, problemsOf(kind, language, defaultWords(kind, language))]).toEqual([kind, {}])
      const { text, html } = written({ kind, language, values: Object.fromEntries(fill.map((name) => [name, `<${name}>`])), rows: [], address: 'https://exemple.test/' }, new Map())
      expect([kind, /[{}]/.test(text), html.includes('{{')]).toEqual([kind, false, false])
    }
    expect([kind, Object.keys(defaultWords(kind, 'en'))]).toEqual([kind, Object.keys(defaultWords(kind, 'fr'))])
  }
  for (const { kind } of Object.values(letterCatalogue)) expect(Object.keys(kind).sort()).toEqual([...letterKindNames].sort())
})

test('a paragraph goes with what it would say, and only then', () => {
  const text = 'Bonjour {{nom}}.\n\nRang : {{rang}}\n\nFin.'
  expect(filledParagraphs(text, { nom: 'Ada', rang: '3e' }, ['rang'])).toEqual(['Bonjour Ada.', 'Rang : 3e', 'Fin.'])
  expect(filledParagraphs(text, { nom: 'Ada', rang: null }, ['rang'])).toEqual(['Bonjour Ada.', 'Fin.'])
  expect(filledParagraphs(text, { nom: '', rang: '3e' }, ['rang'])).toEqual(['Bonjour .', 'Rang : 3e', 'Fin.'])
})

test('what is wrong with words is named beside its field, with what was likely meant', () => {
  const words = { subject: 'Visite : {{tire}}', text: '{{titre}} {{zzzzzz}}', button: 'Voir {{titre}' }
  expect(problemsOf('signup.confirmed', 'fr', words)).toEqual({ subject: ['placeholderUnknown|{{tire}}|{{titre}}'], text: ['placeholderNobodyKnows|{{zzzzzz}}'], button: ['placeholderBraces'] })
  expect(problemsOf('access.link', 'fr', { subject: 's', text: '{{minute}} {{nom}} {{', button: 'x' })).toEqual({ text: ['placeholderUnknown|{{minute}}|{{minutes}}', 'placeholderNobodyKnows|{{nom}}', 'placeholderBraces'] })
  expect(problemsOf('signup.confirmed', 'fr', { subject: 'Note : {{note}}', text: ' ', button: 'x' })).toEqual({ subject: ['placeholderUncertain|{{note}}'], text: ['required'] })
  expect(problemsOf('access.link', 'fr', { subject: 's', text: 'Connectez-vous.', button: 'x' })).toEqual({ text: ['placeholderMissing|{{minutes}}'] })
  expect(problemsOf('access.link', 'fr', { subject: 's', text: 'Dans {{ minutes }} minutes.', button: 'x' })).toEqual({})
  expect(problemsOf('signup.refused', 'fr', { subject: 's', text: 'Non : {{ Raison }}', button: 'x' })).toEqual({ text: ['placeholderUnknown|{{Raison}}|{{raison}}'] })
})

test('a likely name is suggested, an unlikely one is not', () => {
  const names = ['titre', 'etablissement', 'quand', 'lieu']
  for (const [typed, meant] of [['tirte', 'titre'], ['établissement', 'etablissement'], ['etablisement', 'etablissement'], ['QUAND', 'quand'], ['licorne', undefined], ['', undefined]] as const) expect([typed, nearest(typed, names)]).toEqual([typed, meant])
})

test('values are put in as they are: never read as placeholders, never markup, never a second line of the subject', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('{{titre}}', '<b>', '</td><script>', '&amp;', '"', '\r\nBcc: x@y.z', '{{', '}}', '$&', '\u2028'), (some, nasty) => {
    const value = `${some}${nasty}`
    expect(filled('a {{x}} b', { x: value })).toBe(`a ${value} b`)
    const { subject, html, text } = written({ ...letterOf('signup.refused', 'fr', { titre: value, quand: value, groupe: value, raison: value }, { address: 'https://exemple.test/?a="b"&c' }).letter }, new Map())
    expect(subject).not.toMatch(/[\r\n\u2028\u2029]/)
    expect(text).toContain(value)
    expect(html.replace(/<\/?(?:!doctype html|html|body|table|tr|td|p|a|br)\b(?: [a-z]+="[^"<>]*")*>/g, '')).not.toMatch(/[<>"]/)
  }))
})

test('braces: any text of placeholders and words without braces has none left over, any single brace is seen', () => {
  const word = fc.string().map((text) => text.replace(/[{}]/g, ''))
  fc.assert(fc.property(fc.array(fc.oneof(word, word.map((name) => `{{${name}}}`))), (parts) => { expect(hasLooseBraces(parts.join(' '))).toBe(false) }))
  for (const broken of ['{titre}', '{{titre}', '{titre}}', '{{titre', 'titre}}', '{{{titre}}}', '{{a{{titre}}']) expect([broken, hasLooseBraces(broken)]).toEqual([broken, true])
  expect(placeholdersIn('{{ a }} {{b}} {{a}}')).toEqual(['a', 'b'])
})

test('words of staff stand only in fields that a letter has', () => {
  expect(wordFields.filter((field) => defaultWords('claim.refused', 'fr')[field] !== undefined)).toEqual(['subject', 'text'])
  const { html } = written(letterOf('claim.refused', 'fr', { entreprise: 'X' }, { address: 'https://exemple.test/' }).letter, new Map())
  expect(html).not.toContain('<a ')
})

test('a line of a French mail begins with no sign, and an hour is not torn; English and the text part stay as typed', () => {
  const words = { subject: 'Accès : non', text: 'Le 3 mai à 9 h 30 : « {{entreprise}} » ! Vous venez ?' }
  const french = written(letterOf('claim.refused', 'fr', { entreprise: 'Val' }).letter, new Map([['claim.refused fr', words]]))
  expect(french.html).toContain('à 9\u00a0h\u00a030\u00a0: «\u00a0Val\u00a0»\u202f! Vous venez\u202f?')
  expect(french.text).toContain('Le 3 mai à 9 h 30 : « Val » ! Vous venez ?')
  expect(written(letterOf('claim.refused', 'en', { entreprise: 'Val : Nord' }).letter, new Map()).html).toContain('Val : Nord')
})

test('words that name what a letter once knew still hold, and their paragraph is left out', () => {
  expect(problemsOf('signup.confirmed', 'fr', { subject: 's', text: 'Oui.\n\nRang : {{rang}}', button: 'x' })).toEqual({})
  expect(problemsOf('signup.confirmed', 'fr', { subject: '{{rang}}', text: 'Oui.', button: 'x' })).toEqual({ subject: ['placeholderUncertain|{{rang}}'] })
  expect(placeholdersOf('signup.confirmed')).not.toContain('rang')
})
