/** What a form about a class becomes as columns of its sign-up. */
import { normalPhone } from '~/directory/identity'
import { centsOf } from '~/ui/money'
import type { ClassChanges, ClassSignUp, TransportChanges } from './schema'

export function partyRow({ level, className, pupils, adults, stepFree, otherNeeds, needs, contactPhone }: ClassChanges | ClassSignUp) {
  return {
    level, className: className || null, pupils, adults, stepFree, otherNeeds: otherNeeds ?? 0, needs: needs || null,
    contactPhone: contactPhone ? (normalPhone(contactPhone) ?? contactPhone) : null,
  }
}

export function transportRow({ transportMode, transportCost, transportPayer, transportNotes }: Omit<TransportChanges, 'version'>) {
  return {
    transportMode: transportMode ?? null, transportCostCents: transportCost === undefined ? null : centsOf(transportCost),
    transportPayer: transportPayer ?? null, transportNotes: transportNotes || null,
  }
}
