import type { PriceItem, Programme, Show } from '~/db/generated/client'
import { dateOnly, localDate, localTime } from '~/ui/time'
import type { EditionInput, PriceInput } from './schema'

const given = (value: string | null) => value ?? undefined

/** A show as its form's fields: what is saved unchanged changes nothing. */
export function editionValues(show: Show & { programme: Pick<Programme, 'zone' | 'version'> }): Partial<Record<keyof EditionInput, string>> {
  const { zone, version } = show.programme
  const at = (instant: Date | null, read: typeof localDate) => (instant ? read(instant, zone) : undefined)
  return {
    version: String(version), organiser: given(show.organiser), web: given(show.web), venue: given(show.venue), venueAddress: given(show.venueAddress), callText: show.callText,
    opensOn: at(show.applicationsOpen, localDate), opensAt: at(show.applicationsOpen, localTime) ?? '08:00',
    closesOn: at(show.applicationsClose, localDate), closesAt: at(show.applicationsClose, localTime) ?? '18:00',
    vat: String(show.vatBp / 100), deposit: String(show.depositBp / 100), quoteDays: String(show.quoteDays), quoteTerms: show.quoteTerms,
    sellerName: given(show.sellerName), sellerAddress: given(show.sellerAddress), sellerSiret: given(show.sellerSiret), sellerVatNumber: given(show.sellerVatNumber),
  }
}

/** A line of the price list as its form's fields. */
export function priceValues(price: PriceItem): Partial<Record<keyof PriceInput, string>> {
  const number = (value: number | null, of = 1) => (value === null ? undefined : String(value / of))
  return {
    unit: price.unit, code: price.code, label: price.label, amount: number(price.amountCents, 100), percent: number(price.percentBp, 100), openSides: number(price.openSides),
    vat: String(price.vatBp / 100), stock: number(price.stock), validFrom: price.validFrom ? dateOnly(price.validFrom) : undefined, validUntil: price.validUntil ? dateOnly(price.validUntil) : undefined,
  }
}
