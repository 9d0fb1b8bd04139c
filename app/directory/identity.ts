import { stdnum } from 'stdnum'

const { siren: sirenNumber, siret: siretNumber } = stdnum.FR ?? {}

const UAI_LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ'

/** The key letter of a UAI: the number modulo 23 (Ministère de l'Éducation nationale, RAMSESE). */
export function uaiLetter(digits: string): string {
  return UAI_LETTERS.charAt(Number(digits) % 23)
}

/** A UAI without spaces, in capitals, or undefined when its letter does not fit. */
export function normalUai(text: string): string | undefined {
  const uai = text.replace(/\s/g, '').toUpperCase()
  return /^\d{7}[A-Z]$/.test(uai) && uaiLetter(uai.slice(0, 7)) === uai[7] ? uai : undefined
}

/** The UAI of a school's own mailbox, `ce.0590002g@ac-lille.fr`. */
export function uaiFromMail(mail: string): string | undefined {
  const found = /^ce\.(\d{7}[a-z])@ac-[a-z-]+\.fr$/i.exec(mail.trim())
  return found?.[1] ? normalUai(found[1]) : undefined
}

/** A SIREN of nine digits (Luhn), or undefined. */
export function normalSiren(text: string): string | undefined {
  const siren = digitsOf(text)
  return siren.length === 9 && sirenNumber?.validate(siren).isValid ? siren : undefined
}

/** A SIRET of fourteen digits (Luhn, or the rule of La Poste), or undefined. */
export function normalSiret(text: string): string | undefined {
  const siret = digitsOf(text)
  return siret.length === 14 && siretNumber?.validate(siret).isValid ? siret : undefined
}

const digitsOf = (text: string) => text.replace(/[\s.\u00a0\u202f]/g, '')

/** `059`, `59` → `59`; `02A` → `2A`; `974` stays. Undefined when there is no such form. */
export function normalDepartment(text: string): string | undefined {
  const code = text.trim().toUpperCase().replace(/^0(?=\d{2}$|2[AB]$|\d[AB]$)/, '')
  const padded = /^\d$/.test(code) ? `0${code}` : code
  return /^(\d{2,3}|2[AB])$/.test(padded) ? padded : undefined
}

/** The department of a postcode; Corsica and overseas by their own rules. */
export function departmentOfPostcode(postcode: string): string | undefined {
  if (!/^\d{5}$/.test(postcode)) return undefined
  if (/^9[78]/.test(postcode)) return postcode.slice(0, 3)
  if (postcode.startsWith('20')) return Number(postcode) < 20200 ? '2A' : '2B'
  return postcode.slice(0, 2)
}

/** A French or Belgian phone number as E.164, or undefined. */
export function normalPhone(text: string): string | undefined {
  const clean = text.replace(/\(0\)/, '').replace(/[\s.\-/()\u00a0\u202f]/g, '').replace(/^00/, '+')
  if (/^0[1-9]\d{8}$/.test(clean)) return `+33${clean.slice(1)}`
  if (/^[1-9]\d{8}$/.test(clean)) return `+33${clean}`
  if (/^\+33[1-9]\d{8}$/.test(clean) || /^\+32[1-9]\d{7,8}$/.test(clean)) return clean
  return undefined
}

/** A phone number in pairs, as it is read aloud. */
export function phoneWords(e164: string): string {
  const french = /^\+33(\d)(\d{8})$/.exec(e164)
  if (french) return `0${french[1]} ${pairs(french[2] ?? '')}`
  const belgian = /^\+32(\d+)$/.exec(e164)
  if (!belgian?.[1]) return e164
  const rest = belgian[1]
  return rest.length % 2 ? `+32 ${rest[0]} ${pairs(rest.slice(1))}` : `+32 ${pairs(rest)}`
}

const pairs = (digits: string) => digits.replace(/(\d{2})(?=\d)/g, '$1 ')
