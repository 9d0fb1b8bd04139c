import { expect, test } from 'vitest'
import { catalogueOf, keepCatalogue, typeset } from './catalogue-store'
import { catalogues } from './catalogues'

test('French signs never begin a line; what is counted or named in braces stays as it was', () => {
  expect(typeset({ a: ['Vraiment ?', { b: 'Non ; « si » : tout !' }][0] })).toEqual({ a: 'Vraiment\u202f?' })
  expect(typeset('Non ; « si » : tout !')).toBe('Non\u202f; «\u00a0si\u00a0»\u00a0: tout\u202f!')
  expect(typeset('{n, plural, =0 {Aucun} one {# élève : un} other {# élèves}}')).toBe('{n, plural, =0 {Aucun} one {# élève\u00a0: un} other {# élèves}}')
})

test('the French catalogue is set so, the English one is left alone', () => {
  keepCatalogue('fr', catalogues.fr)
  keepCatalogue('en', catalogues.en)
  expect(JSON.stringify(catalogueOf('fr'))).not.toMatch(/ [;:!?»]/)
  expect(catalogueOf('en')).toBe(catalogues.en)
})
