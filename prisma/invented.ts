/** What invented organisations of the examples have in common. */

/** A SIRET that Luhn accepts, of a SIREN that INSEE has not given. */
export function inventedSiret(n: number): string {
  const luhn = (digits: string) => {
    const sum = [...digits].reverse().reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 2 : 1)
      return total + (value > 9 ? value - 9 : value)
    }, 0)
    return digits + String((10 - (sum % 10)) % 10)
  }
  return luhn(`${luhn(`999${String(n).padStart(5, '0')}`)}0001`)
}

export const towns = {
  Maubeuge: ['59600', 50.2775, 3.9734], Valenciennes: ['59300', 50.3571, 3.5183], Douai: ['59500', 50.3703, 3.0796], Lille: ['59000', 50.6292, 3.0573],
  Dunkerque: ['59140', 51.0344, 2.3768], Lens: ['62300', 50.4282, 2.8319], Béthune: ['62400', 50.5303, 2.6408], Arras: ['62000', 50.291, 2.7775],
  'Avesnes-sur-Helpe': ['59440', 50.1236, 3.9311], 'Le Quesnoy': ['59530', 50.2489, 3.6381], Hesdin: ['62140', 50.3739, 2.0367],
  Calais: ['62100', 50.9513, 1.8587], 'Boulogne-sur-Mer': ['62200', 50.7264, 1.6147], Cambrai: ['59400', 50.1757, 3.2346], 'Saint-Omer': ['62500', 50.7483, 2.261],
} as const
export type Town = keyof typeof towns
