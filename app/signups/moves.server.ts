import { audit } from '~/access/audit.server'
import type { Viewer } from '~/access/viewer.server'
import { notFound } from '~/access/responses.server'
import type { Tx } from '~/db/client.server'
import type { Prisma } from '~/db/generated/client'
import { within } from '~/db/statements.server'
import { enqueue } from '~/messages/outbox.server'
import { overtakeTimes } from './another-time-moves.server'
import { linkOf, personLetter, type PersonLetterKind } from './individuals-letters.server'
import { signUpLetter, type LetterKind } from './letters.server'
import { canBecome, type SignUpStatus } from './rules'
import { lockSession } from './seats.server'

/** What a sign-up's letters and moves need to know. */
export const toldFields = {
  id: true, kind: true, status: true, version: true, sessionId: true, className: true, level: true, pupils: true, adults: true,
  contactName: true, personMail: true, personLocale: true, linkHash: true, confirmBy: true, mailConfirmedAt: true, offeredUntil: true,
  user: { select: { id: true, email: true, locale: true, erasedAt: true } },
  session: {
    select: {
      startsAt: true, endsAt: true, note: true,
      activity: {
        select: {
          title: true, placeName: true, address: true, postcode: true, town: true, approvals: true,
          programme: { select: { zone: true } },
        },
      },
    },
  },
} as const satisfies Prisma.SignUpSelect

export type ToldSignUp = Prisma.SignUpGetPayload<{ select: typeof toldFields }>

/**
 * Locks the session that a sign-up is in, and gives its id. A class may be moved to another session while one waits for
 * the lock: then that one is locked as well. A 404 for no sign-up.
 */
export async function lockSessionOf(tx: Tx, signUpId: string): Promise<string> {
  const where = async () => (await tx.signUp.findUnique({ where: { id: signUpId }, select: { sessionId: true } }))?.sessionId
  for (let sessionId = await where(); sessionId; ) {
    await lockSession(within(tx), sessionId)
    const now = await where()
    if (now === sessionId) return sessionId
    sessionId = now
  }
  throw notFound()
}

/**
 * The one way for a sign-up to become something else: checks the table of transitions, writes, and leaves its trace.
 * The caller holds the lock on the session.
 * @throws when the table has no such step, or when it was changed since it was read
 */
export async function moveSignUp(
  tx: Tx, viewer: Viewer, signUp: { id: string; status: SignUpStatus; version: number }, to: SignUpStatus,
  fields: Prisma.SignUpUncheckedUpdateManyInput = {},
): Promise<void> {
  if (!canBecome(signUp.status, to)) throw new Error(`A sign-up does not go from ${signUp.status} to ${to}`)
  const now = new Date()
  const moved = await tx.signUp.updateMany({
    where: { id: signUp.id, status: signUp.status, version: signUp.version },
    data: {
      ...fields,
      status: to,
      version: { increment: 1 },
      ...(to === 'CONFIRMED' && { confirmedAt: now }),
      ...(to === 'CANCELLED' && { cancelledAt: now }),
    },
  })
  if (signUp.status === 'OFFERED') await closeOffer(tx, signUp.id, to, now)
  if (to === 'CANCELLED' || to === 'REFUSED') await overtakeTimes(tx, viewer, { id: signUp.id })
  if (moved.count !== 1) throw new Error('The sign-up was changed by somebody who does not hold the lock')
  await audit(tx, viewer, `signup.${to.toLowerCase()}`, { type: 'SignUp', id: signUp.id }, { from: signUp.status, to })
}

/** What is left of somebody who does not come: that the link once led here, until the session is over. */
export const forgotten = { contactName: null, personMail: null, personLocale: null, formKey: null, confirmBy: null }

/** What became of an offer, by what its sign-up became; one that was answered already stays as it was. */
async function closeOffer(tx: Tx, signUpId: string, to: SignUpStatus, now: Date): Promise<void> {
  const outcome = to === 'EXPIRED' ? 'EXPIRED' : to === 'CANCELLED' ? 'WITHDRAWN' : 'ACCEPTED'
  await tx.seatOffer.updateMany({ where: { signUpId, outcome: 'AWAITED' }, data: { outcome, answeredAt: now } })
}

/** Tells who signed up, a school or somebody for themselves, unless they were erased. `change` names what happened; by default the sign-up's new version. */
export async function tellSchool(
  tx: Tx, kind: LetterKind | 'newDate', signUp: ToldSignUp,
  more: { reason?: string | null; change?: string; rank?: number } = {},
): Promise<void> {
  const { user, session, pupils, adults, id } = signUp
  if (signUp.kind === 'PERSON') return tellPerson(tx, kind === 'newDate' ? 'sessionMoved' : kind, signUp, more)
  if (!user || user.erasedAt) return
  const reader = { userId: user.id, email: user.email, locale: user.locale === 'en' ? ('en' as const) : ('fr' as const) }
  await enqueue(tx, signUpLetter(kind, more.change ?? `v${signUp.version + 1}`, reader, {
    id, pupils, adults, title: session.activity.title, place: placeOf(session.activity), startsAt: session.startsAt,
    endsAt: session.endsAt, zone: session.activity.programme.zone, note: session.note, reason: more.reason, rank: more.rank,
  }))
}

/** As `tellSchool`, for somebody who comes for themselves. */
export async function tellPerson(tx: Tx, kind: PersonLetterKind, signUp: ToldSignUp, more: { reason?: string | null; change?: string; rank?: number } = {}): Promise<void> {
  const { id, personMail, personLocale, contactName, session, adults } = signUp
  if (!personMail) return
  const link = linkOf(id)
  // The link is made anew from the house's secret; where that was changed, the new one counts from now on.
  if (signUp.linkHash !== link.hash) await tx.signUp.update({ where: { id }, data: { linkHash: link.hash }, select: { id: true } })
  await enqueue(tx, personLetter(kind, more.change ?? `v${signUp.version + 1}`, { name: contactName ?? '', mail: personMail, locale: personLocale === 'en' ? 'en' : 'fr' }, {
    id, persons: adults, title: session.activity.title, place: placeOf(session.activity), startsAt: session.startsAt, endsAt: session.endsAt,
    zone: session.activity.programme.zone, note: session.note, reason: more.reason, rank: more.rank, confirmBy: signUp.mailConfirmedAt ? null : signUp.confirmBy,
  }))
}

type Place = { placeName: string | null; address: string | null; postcode: string | null; town: string | null }

/** Where to come, on one line. */
export function placeOf({ placeName, address, postcode, town }: Place): string {
  return [placeName, address, [postcode, town].filter(Boolean).join(' ')].filter(Boolean).join(', ')
}
