import type { PriceItem } from '~/db/generated/client'

type Dated = { validFrom: string | null; validUntil: string | null }

/** Whether two rates hold on a same day; an open end holds for ever. Days are 'YYYY-MM-DD', both ends counted. */
export function validAtOnce(one: Dated, other: Dated): boolean {
  return (one.validFrom ?? '') <= (other.validUntil ?? '9999') && (other.validFrom ?? '') <= (one.validUntil ?? '9999')
}

/** What two lines of a price list must share to be rates of the same thing: an option's code, a number of open sides. */
export function sameThing(one: Pick<PriceItem, 'unit' | 'code' | 'openSides'>, other: Pick<PriceItem, 'unit' | 'code' | 'openSides'>): boolean {
  if (one.unit !== other.unit) return false
  if (one.unit === 'OPTION') return one.code === other.code
  if (one.unit === 'OPEN_SIDE_PERCENT') return one.openSides === other.openSides
  return true
}

/** Where the call for applications stands at an instant. */
export function callState({ applicationsOpen, applicationsClose }: { applicationsOpen: Date | null; applicationsClose: Date | null }, now: Date): 'unset' | 'coming' | 'open' | 'closed' {
  if (!applicationsOpen && !applicationsClose) return 'unset'
  if (applicationsOpen && now < applicationsOpen) return 'coming'
  return applicationsClose && now >= applicationsClose ? 'closed' : 'open'
}
