/** People who come for themselves: they sign up with a name and a mail, and come back by the link in it. No account. */
import { createHash } from 'node:crypto'
import { audit, auditLine } from '~/access/audit.server'
import { hashToken } from '~/access/hashed-tokens.server'
import { notFound } from '~/access/responses.server'
import { nobody, system } from '~/access/viewer.server'
import { config } from '~/config.server'
import { db, transaction, type Tx } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { newId, onPool, within } from '~/db/statements.server'
import { enqueue, messageRow } from '~/messages/outbox.server'
import type { Language } from '~/ui/catalogues'
import { approvalsToAsk, askAgain } from './approvals.server'
import { sessionToBook } from './bookable.server'
import { linkOf, personLetter, type PersonFacts } from './individuals-letters.server'
import { authoritiesFor, confirmBy, whyNotThesePersons, whyOver, type NotThesePersons } from './individuals-rules'
import type { PersonChanges, PersonSignUp } from './individuals-schema'
import { forgotten, moveSignUp, placeOf, tellSchool, toldFields, type ToldSignUp } from './moves.server'
import { fits, isLive, isSeated, seatedAtOnce, seatsLeft, whyShut, type Shut } from './rules'
import { countSeats, lockSession, type LockedSession, type Written } from './seats.server'
import { inTurn } from './turns.server'
import { promoteNext, settledToBook } from './waiting-list.server'

export type PersonRefusal = Shut | NotThesePersons
type No = { reason: PersonRefusal; details?: { n: number } }

/** One address signs up once for a session: the same form, or another with the same address, is the same sign-up. */
const keyOf = (sessionId: string, mail: string) => createHash('sha256').update(`${config().secret} ${sessionId} ${mail}`).digest('base64url')

/**
 * Signs somebody up for a session: seats are kept until the address is confirmed by the link in the mail, or a place at
 * the end of the waiting list. Whoever signs up again is sent their link again; the answer is that of a newcomer, so that
 * nobody learns who comes.
 */
export async function signUpPerson(input: PersonSignUp, locale: Language, again = true): Promise<{ ok: true; waits: boolean } | Refused<PersonRefusal>> {
  const found = await settledToBook(input.sessionId)
  if (!found) throw notFound()
  const { activity, programme } = found
  const { name, mail, persons } = input
  const no = (session: Parameters<typeof whyShut>[0], now: Date): No | undefined => {
    const shut = whyShut(session, activity, programme, now)
    return shut ? { reason: shut } : whyNotThesePersons(session, activity, persons)
  }
  const refusal = no(found.session, new Date())
  if (refusal) return refused(refusal.reason, refusal.details)

  const id = newId()
  const formKey = keyOf(input.sessionId, mail)
  const taken = await inTurn(input.sessionId, {
    formKey,
    decide(session): Written | No {
      const now = new Date()
      const refusal = no(session, now)
      if (refusal) return refusal
      const seated = seatedAtOnce(session, persons)
      const status = seated ? 'PENDING' : 'WAITLISTED'
      const until = confirmBy(now, session.startsAt)
      const facts: PersonFacts = {
        id, persons, title: activity.title, place: activity.place, startsAt: session.startsAt, endsAt: session.endsAt, zone: programme.zone,
        confirmBy: until, ...(!seated && { rank: session.waiting + 1 }),
      }
      return {
        signUp: {
          id, sessionId: session.id, kind: 'PERSON', status, userId: null, schoolId: null, level: null, className: null, pupils: 0, adults: persons, stepFree: 0,
          needs: null, contactName: name, contactPhone: null, formKey, personMail: mail, personLocale: locale, linkHash: linkOf(id).hash, confirmBy: until,
        },
        approvals: [],
        trail: [auditLine(nobody, 'signup.created', { type: 'SignUp', id }, { status, sessionId: session.id, persons })],
        letters: [messageRow(personLetter(seated ? 'received' : 'waitlisted', 'asked', { name, mail, locale }, facts), found.wordings)],
      }
    },
  })
  if (taken === 'sentBefore') {
    if (!(await sendAgain(formKey)) && again) return signUpPerson(input, locale, false)
    return { ok: true, waits: !seatedAtOnce({ seats: found.session.seats, ...(await countSeats(onPool, input.sessionId)) }, persons) }
  }
  if ('no' in taken) return refused(taken.no.reason, taken.no.details)
  return { ok: true, waits: taken.written.signUp.status === 'WAITLISTED' }
}

/** Sends the link of a sign-up that lives once more, at most once an hour; one that is over gives its address free. */
async function sendAgain(formKey: string): Promise<boolean> {
  return transaction(async (tx) => {
    const signUp = await tx.signUp.findUnique({ where: { formKey }, select: toldFields })
    if (!signUp) return false
    if (!isLive(signUp.status)) {
      await tx.signUp.updateMany({ where: { formKey, status: signUp.status }, data: { formKey: null } })
      return false
    }
    const { id, personMail, contactName, personLocale, session, adults } = signUp
    if (!personMail) return true
    await enqueue(tx, personLetter('again', String(Math.floor(Date.now() / 3_600_000)), { name: contactName ?? '', mail: personMail, locale: personLocale === 'en' ? 'en' : 'fr' }, {
      id, persons: adults, title: session.activity.title, place: placeOf(session.activity), startsAt: session.startsAt, endsAt: session.endsAt,
      zone: session.activity.programme.zone, confirmBy: signUp.mailConfirmedAt ? null : signUp.confirmBy,
    }))
    return true
  })
}

type Held = { session: LockedSession; signUp: ToldSignUp; found: NonNullable<Awaited<ReturnType<typeof sessionToBook>>> }

/** The sign-up of a link, read under the lock of its session. A link holds until the session is over; then it is a 404. */
async function heldByLink(tx: Tx, token: string): Promise<Held> {
  const own = { linkHash: hashToken(token), kind: 'PERSON' as const }
  const seen = await tx.signUp.findFirst({ where: { ...own, session: { endsAt: { gt: new Date() } } }, select: { sessionId: true } })
  if (!seen) throw notFound()
  const session = await lockSession(within(tx), seen.sessionId)
  const signUp = await tx.signUp.findFirstOrThrow({ where: own, select: toldFields })
  const found = await sessionToBook(seen.sessionId, within(tx))
  if (!found) throw notFound()
  return { session, signUp, found }
}

type Late = 'state' | 'past' | 'cancelled'

function tooLate({ session, signUp }: Held, now: Date): Late | undefined {
  if (session.status === 'CANCELLED') return 'cancelled'
  if (!isLive(signUp.status)) return 'state'
  return session.startsAt <= now ? 'past' : undefined
}

/**
 * The address is confirmed: seats that were kept, or offered in time, are theirs; whoever waits keeps waiting. Confirmed
 * again, nothing changes.
 */
export async function confirmPerson(token: string): Promise<{ ok: true } | Refused<Late>> {
  return transaction(async (tx) => {
    const held = await heldByLink(tx, token)
    const { session, signUp, found } = held
    const now = new Date()
    const late = tooLate(held, now)
    if (late) return refused(late)
    const offered = signUp.status === 'OFFERED'
    if (offered && signUp.offeredUntil && signUp.offeredUntil <= now) return refused('state')
    if (signUp.mailConfirmedAt && !offered) return { ok: true }
    const confirmed = { mailConfirmedAt: signUp.mailConfirmedAt ?? now, confirmBy: null }
    await tx.signUp.update({ where: { id: signUp.id }, data: confirmed, select: { id: true } })
    await audit(tx, nobody, 'signup.mailConfirmed', { type: 'SignUp', id: signUp.id })
    if (signUp.status !== 'PENDING' && !offered) return { ok: true }
    const asked = approvalsToAsk(authoritiesFor('PERSON', found.activity.approvals), signUp, { ...session, place: found.activity.place }, now)
    await tx.approval.createMany({ data: asked.map((approval) => ({ ...approval, signUpId: signUp.id })) })
    if (asked.length > 0) {
      if (offered) await moveSignUp(tx, nobody, signUp, 'PENDING')
      return { ok: true }
    }
    await moveSignUp(tx, nobody, signUp, 'CONFIRMED')
    await tellSchool(tx, 'confirmed', { ...signUp, ...confirmed })
    return { ok: true }
  })
}

/** They come with more or fewer. More must fit; fewer frees seats for those who wait. */
export async function changePerson(
  token: string, { version, persons }: PersonChanges,
): Promise<{ ok: true } | Refused<Late | NotThesePersons | 'changedMeanwhile' | 'full'>> {
  return transaction(async (tx) => {
    const held = await heldByLink(tx, token)
    const { session, signUp, found } = held
    const now = new Date()
    const late = tooLate(held, now)
    if (late) return refused(late)
    if (signUp.version !== version) return refused('changedMeanwhile')
    if (signUp.adults === persons) return { ok: true }
    const refusal = whyNotThesePersons(session, found.activity, persons)
    if (refusal) return refused(refusal.reason, refusal.details)
    const own = isSeated(signUp.status) ? signUp.adults : 0
    const others = { seats: session.seats, taken: session.taken - own }
    if (own > 0 && persons > own && !fits(others, persons)) return refused('full', { n: Math.max(0, seatsLeft(others) - own) })

    await tx.signUp.update({ where: { id: signUp.id }, data: { adults: persons }, select: { id: true } })
    await audit(tx, nobody, 'signup.changed', { type: 'SignUp', id: signUp.id }, { persons: [signUp.adults, persons] })
    const authorities = signUp.mailConfirmedAt ? authoritiesFor('PERSON', found.activity.approvals) : []
    const party = { ...signUp, adults: persons }
    const status = own > 0 && signUp.status !== 'OFFERED' && authorities.length > 0 ? await askAgain(tx, signUp.id, authorities, party, { ...session, place: found.activity.place }, now) : signUp.status
    if (status !== signUp.status) await moveSignUp(tx, nobody, signUp, status)
    else await tx.signUp.update({ where: { id: signUp.id }, data: { version: { increment: 1 } }, select: { id: true } })
    await tellSchool(tx, 'changed', party)
    if (persons < own || own === 0) await promoteNext(tx, system, session.id, now)
    return { ok: true }
  })
}

/** They do not come: seats go to those who wait, and name and address are erased at once. */
export async function cancelPerson(token: string): Promise<{ ok: true } | Refused<Late>> {
  return transaction(async (tx) => {
    const held = await heldByLink(tx, token)
    const { session, signUp } = held
    const late = tooLate(held, new Date())
    if (late) return refused(late)
    await moveSignUp(tx, nobody, signUp, 'CANCELLED', forgotten)
    await tellSchool(tx, 'cancelled', { ...signUp, linkHash: linkOf(signUp.id).hash })
    await promoteNext(tx, system, session.id)
    return { ok: true }
  })
}

/** Calls off what was not confirmed in time, and gives the seats to those who wait. Gives how many. */
export async function releaseUnconfirmed(now = new Date()): Promise<number> {
  const due = await db().signUp.findMany({
    where: { kind: 'PERSON', confirmBy: { lte: now }, mailConfirmedAt: null, status: { in: ['PENDING', 'WAITLISTED', 'OFFERED'] }, arrivedAt: null },
    select: { id: true, sessionId: true }, orderBy: { id: 'asc' },
  })
  let released = 0
  for (const { id, sessionId } of due) {
    released += await transaction(async (tx) => {
      await lockSession(within(tx), sessionId)
      // Confirmed or called off meanwhile: nothing to do.
      const signUp = await tx.signUp.findFirst({ where: { id, confirmBy: { lte: now }, mailConfirmedAt: null }, select: toldFields })
      if (!signUp || !isLive(signUp.status)) return 0
      await moveSignUp(tx, system, signUp, 'CANCELLED', forgotten)
      await promoteNext(tx, system, sessionId, now)
      return 1
    })
  }
  return released
}

/** The page behind a link: null when there is none, or when the session is over. */
export async function signUpByLink(token: string, now = new Date()) {
  const signUp = await db().signUp.findFirst({
    where: { linkHash: hashToken(token), kind: 'PERSON', session: { endsAt: { gt: now } } },
    select: {
      id: true, status: true, version: true, adults: true, contactName: true, confirmBy: true, mailConfirmedAt: true, offeredUntil: true, queuedAt: true, sessionId: true,
      personMail: true, cancelReason: true, refuseReason: true, offers: { where: { outcome: 'DECLINED' }, select: { id: true } },
      session: {
        select: {
          startsAt: true, endsAt: true, status: true, cancelReason: true, note: true,
          activity: {
            select: {
              title: true, slug: true, placeName: true, address: true, postcode: true, town: true, accessNotes: true, maxParty: true, onlineLink: true, attendance: true,
              programme: { select: { zone: true, example: true } },
            },
          },
        },
      },
    },
  })
  if (!signUp) return null
  const { personMail, offers, ...rest } = signUp
  return { ...rest, over: whyOver(signUp.status, { held: personMail !== null, confirmed: signUp.mailConfirmedAt !== null, declined: offers.length > 0 }) }
}
