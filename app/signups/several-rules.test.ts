import { expect, it } from 'vitest'
import { levelAsked } from './several-rules'

it('takes over the level that was looked for, only where it is received', () => {
  expect(levelAsked('TROISIEME', ['QUATRIEME', 'TROISIEME'])).toEqual({ level: 'TROISIEME' })
  expect(levelAsked('TROISIEME', [])).toEqual({ level: 'TROISIEME' })
  expect(levelAsked('TROISIEME', ['QUATRIEME'])).toBeUndefined()
  expect(levelAsked('3e', [])).toBeUndefined()
  expect(levelAsked(null, ['TROISIEME'])).toBeUndefined()
})
