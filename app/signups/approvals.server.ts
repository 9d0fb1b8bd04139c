import type { Tx } from '~/db/client.server'
import { newId } from '~/db/statements.server'
import type { Authority } from '~/db/generated/enums'
import { dueAt } from './rules'

/** On what a decision rests: kept with it, so that one can see later what was approved. */
export type Basis = { pupils: number; adults: number; level: string | null; startsAt: string; endsAt: string; place: string }

type Party = { pupils: number; adults: number; level: string | null }
type Occasion = { startsAt: Date; endsAt: Date; place: string }

export function basisOf({ pupils, adults, level }: Party, { startsAt, endsAt, place }: Occasion): Basis {
  return { pupils, adults, level, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), place }
}

/** The approvals to ask for a sign-up that has just got seats. */
export function approvalsToAsk(authorities: readonly Authority[], party: Party, occasion: Occasion, now: Date) {
  return [...new Set(authorities)].map((authority) => ({
    id: newId(), authority, dueAt: dueAt(authority, now, occasion.startsAt), basis: basisOf(party, occasion),
  }))
}

/**
 * Asks again what was decided on other grounds: a decision that was given is superseded, one that is awaited rests on
 * the new facts from now on. Gives what the sign-up is now.
 */
export async function askAgain(
  tx: Tx, signUpId: string, authorities: readonly Authority[], party: Party, occasion: Occasion, now: Date,
): Promise<'PENDING' | 'CONFIRMED'> {
  await tx.approval.updateMany({
    where: { signUpId, state: { in: ['GIVEN', 'ASKED', 'MORE_ASKED'] } },
    data: { state: 'SUPERSEDED' },
  })
  const asked = approvalsToAsk(authorities, party, occasion, now)
  await tx.approval.createMany({ data: asked.map((approval) => ({ ...approval, signUpId })) })
  return asked.length > 0 ? 'PENDING' : 'CONFIRMED'
}
