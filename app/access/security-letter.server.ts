import type { Tx } from '~/db/client.server'
import { newId } from '~/db/statements.server'
import { letterOf } from '~/messages/letters'
import { enqueue } from '~/messages/outbox.server'
import type { Language } from '~/ui/catalogues'
import { momentWords } from '~/ui/time'
import { addressOf } from './origin.server'

export type SecurityChange = 'passwordSet' | 'passwordChanged' | 'secondFactorOn' | 'secondFactorOff' | 'secondFactorLifted'

/** Tells the owner of an account that its password or second factor was changed, and what to do if it was not them. */
export async function securityNotice(tx: Tx, userId: string, change: SecurityChange): Promise<void> {
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { id: true, email: true, locale: true } })
  const locale: Language = user.locale === 'en' ? 'en' : 'fr'
  await enqueue(tx, {
    kind: `access.${change}`,
    // Each change is one of its own, however like the last.
    dedupeKey: `access.${change} ${newId()}`,
    to: user.email,
    userId: user.id,
    locale,
    ...letterOf(`access.${change}`, locale, { moment: momentWords(new Date(), locale) }, { address: addressOf('/compte').href }),
  })
}
