import fc from 'fast-check'
import { expect, test } from 'vitest'
import { departmentOfPostcode, normalDepartment, normalPhone, normalSiren, normalSiret, normalUai, phoneWords, uaiFromMail, uaiLetter } from './identity'

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))

test('every UAI with its letter is known, in any spelling, and none with another letter', () => {
  fc.assert(fc.property(digits(7), fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), (number, letter) => {
    const right = uaiLetter(number)
    expect(normalUai(` ${number}${right.toLowerCase()} `)).toBe(number + right)
    if (letter !== right) expect(normalUai(number + letter)).toBeUndefined()
  }))
})

test('a school’s own mailbox names its school', () => {
  expect(uaiFromMail('CE.0590002g@ac-lille.fr')).toBe('0590002G')
  expect(uaiFromMail('ce.0590002h@ac-lille.fr')).toBeUndefined()
  expect(uaiFromMail('ce.0590002g@exemple.fr')).toBeUndefined()
})

test('La Poste’s own rule holds, and Luhn for the others', () => {
  expect(normalSiret('356 000 000 49837')).toBe('35600000049837')
  expect(normalSiret('55205902401909')).toBe('55205902401909')
  expect(normalSiret('55205902401908')).toBeUndefined()
  expect(normalSiren('552 059 024')).toBe('552059024')
  expect(normalSiren('552059025')).toBeUndefined()
})

test('departments come with two or three digits', () => {
  expect(['059', '59', '62', '02A', '2B', '974', '1'].map(normalDepartment)).toEqual(['59', '59', '62', '2A', '2B', '974', '01'])
  expect(normalDepartment('Nord')).toBeUndefined()
  expect(['59000', '20090', '20200', '97400'].map(departmentOfPostcode)).toEqual(['59', '2A', '2B', '974'])
})

test('phones are kept as E.164 and shown in pairs', () => {
  expect(normalPhone('03.20.00.00.01')).toBe('+33320000001')
  expect(normalPhone('+33 (0)3 20 00 00 01')).toBe('+33320000001')
  expect(normalPhone('0032 69 12 34 56')).toBe('+3269123456')
  expect(phoneWords('+33320000001')).toBe('03 20 00 00 01')
  fc.assert(fc.property(digits(8), fc.integer({ min: 1, max: 9 }), (rest, first) => {
    const phone = `+33${first}${rest}`
    expect(normalPhone(phoneWords(phone))).toBe(phone)
  }))
})
