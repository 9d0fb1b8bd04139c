import { createHmac } from 'node:crypto'
import { hashToken } from '~/access/hashed-tokens.server'
import { addressOf } from '~/access/origin.server'
import { config } from '~/config.server'
import type { Tx } from '~/db/client.server'
import { letterOf } from '~/messages/letters'
import { enqueue } from '~/messages/outbox.server'
import { momentWords, sessionWords } from '~/ui/time'
import { translator } from '~/ui/translator'
import { classWords } from './components/className'
import { placeOf, type ToldSignUp } from './moves.server'

/** The secret link of an offer, made again from the house's secret whenever it is shown; the database keeps its hash alone. */
export function offerLink(offerId: string): { token: string; hash: string } {
  const token = createHmac('sha256', String(config().secret)).update(`offre ${offerId}`).digest('base64url')
  return { token, hash: hashToken(token) }
}

export type OfferLetterKind = 'offered' | 'expired'

/** Asks whether they come, or says that nobody answered in time. Nobody is told who was erased. */
export async function tellOffer(tx: Tx, kind: OfferLetterKind, offer: { id: string; until: Date }, signUp: ToldSignUp): Promise<void> {
  const { user, session, pupils, adults, level, className } = signUp
  const person = signUp.kind === 'PERSON'
  const to = person ? signUp.personMail : user && !user.erasedAt ? user.email : null
  if (!to) return
  const locale = (person ? signUp.personLocale : user?.locale) === 'en' ? 'en' : 'fr'
  const t = translator(locale, 'waiting')
  const { title, programme } = session.activity
  await enqueue(tx, {
    kind: `offer.${kind}`,
    dedupeKey: `offer.${kind}:${offer.id}`,
    to,
    userId: person ? null : user?.id,
    locale,
    // Whoever has the link answers for them: it is emptied once sent.
    ...(kind === 'offered' && { secret: true, expiresAt: offer.until }),
    about: { type: 'SignUp', id: signUp.id },
    ...letterOf(`offer.${kind}`, locale, {
      titre: title, quand: sessionWords(session.startsAt, session.endsAt, locale, programme.zone), lieu: placeOf(session.activity),
      classe: classWords(level && translator(locale, 'activities')(`level.${level}`), className), groupe: t('group', { n: pupils + adults }), limite: momentWords(offer.until, locale, programme.zone),
    }, { address: addressOf(kind === 'offered' ? `/offre/${offerLink(offer.id).token}` : '/programme').href }),
  })
}
