/** Money is integer cents everywhere; here it becomes words, and words become cents. */

const formats = new Map<string, Intl.NumberFormat>()

/** « 6 120,00 € » of 612 000 cents; without cents when `round` and there are none. */
export function euros(cents: number, language: string, { round = false } = {}): string {
  const digits = round && cents % 100 === 0 ? 0 : 2
  const key = `${language} ${digits}`
  let format = formats.get(key)
  if (!format) formats.set(key, (format = new Intl.NumberFormat(language, { style: 'currency', currency: 'EUR', minimumFractionDigits: digits, maximumFractionDigits: digits })))
  return format.format(cents / 100)
}

/** « 18 % » of 1 800 hundredths of a percent. */
export function percent(basisPoints: number, language: string): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 }).format(basisPoints / 10_000)
}

/** Cents of an amount in euros that has at most two decimals, without the error of binary fractions. */
export const centsOf = (amount: number) => Math.round(amount * 100)
