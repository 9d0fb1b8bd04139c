import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, one = '']) => one)
const read = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '')

/** The ids that a page gives to its parts and that a form of the same page has too: such a form no longer checks while one types. */
const clashes = (page: string, parts: string[]) => {
  const forms = [page, ...parts].flatMap((text) => all(text, /useHouseForm\(\{[^}]*?\bid: '([\w-]+)'/g))
  return all(page, / id="([\w-]+)"/g).filter((id) => forms.includes(id))
}

it('no part of a page has the id of a form on it', () => {
  const found = readdirSync('app/routes').filter((file) => file.endsWith('.tsx')).flatMap((file) => {
    const page = read(`app/routes/${file}`)
    return clashes(page, all(page, /from '~\/([^']+)'/g).map((part) => read(`app/${part}.tsx`))).map((id) => `${file}: ${id}`)
  })
  expect(found).toEqual([])
})

it('finds one that has', () => {
  expect(clashes('<Section id="aide">', ["useHouseForm({ schema: GrantInput, id: 'aide', lastResult })"])).toEqual(['aide'])
})
