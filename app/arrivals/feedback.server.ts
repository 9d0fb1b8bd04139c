/** What schools and hosts say of a visit: asked once by a link in a mail, answered without an account. */
import { createHmac } from 'node:crypto'
import { hashToken } from '~/access/hashed-tokens.server'
import { addressOf } from '~/access/origin.server'
import { notFound } from '~/access/responses.server'
import { audit } from '~/access/audit.server'
import { nobody } from '~/access/viewer.server'
import { config } from '~/config.server'
import { db, transaction, type Tx } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { newId } from '~/db/statements.server'
import { letterOf } from '~/messages/letters'
import { enqueue } from '~/messages/outbox.server'
import type { Language } from '~/ui/catalogues'
import { dayWords } from '~/ui/time'
import type { FeedbackInput } from './schema'

const DAY = 86_400_000
/** Asked for so many days back: a house that was shut for a week asks later. */
const ASKED_WITHIN = 14 * DAY
/** A link holds for so long. */
const ANSWER_WITHIN = 60 * DAY

const tokenOf = (id: string) => createHmac('sha256', String(config().secret)).update(`avis ${id}`).digest('base64url')

/** Asks schools whose classes came, and their hosts, the day after. Each once. Gives how many mails. */
export async function askFeedback(now = new Date()): Promise<number> {
  const ended = await db().session.findMany({
    where: {
      status: 'PLANNED', endsAt: { lt: now, gt: new Date(now.getTime() - ASKED_WITHIN) },
      signUps: { some: { status: 'ATTENDED', kind: 'CLASS', feedback: { none: {} } } },
    },
    select: { id: true },
    orderBy: { endsAt: 'asc' },
  })
  let asked = 0
  for (const { id } of ended) asked += await transaction((tx) => askAbout(tx, id, now))
  return asked
}

async function askAbout(tx: Tx, sessionId: string, now: Date): Promise<number> {
  const session = await tx.session.findUniqueOrThrow({
    where: { id: sessionId },
    select: {
      startsAt: true,
      activity: {
        select: {
          title: true, contactMail: true, programme: { select: { zone: true, example: true } },
          host: { select: { contacts: { where: { role: 'COMPANY', endedAt: null, user: { erasedAt: null } }, select: { user: { select: { email: true, locale: true } } }, orderBy: { createdAt: 'asc' }, take: 1 } } },
        },
      },
      signUps: { where: { status: 'ATTENDED', kind: 'CLASS' }, select: { id: true, user: { select: { id: true, email: true, locale: true, erasedAt: true } } } },
    },
  })
  const { activity } = session
  const host = activity.host?.contacts[0]?.user
  const hostMail = host?.email ?? activity.contactMail
  const readers: { side: 'SCHOOL' | 'HOST'; signUpId: string | null; mail: string; userId?: string; locale: string }[] = [
    ...session.signUps.flatMap(({ id, user }) => (user && !user.erasedAt ? [{ side: 'SCHOOL' as const, signUpId: id, mail: user.email, userId: user.id, locale: user.locale }] : [])),
    ...(hostMail ? [{ side: 'HOST' as const, signUpId: null, mail: hostMail, locale: host?.locale ?? 'fr' }] : []),
  ]
  let asked = 0
  for (const { side, signUpId, mail, userId, locale } of readers) {
    const id = newId()
    const closesAt = new Date(now.getTime() + ANSWER_WITHIN)
    const { count } = await tx.feedback.createMany({ data: [{ id, side, sessionId, signUpId, linkHash: hashToken(tokenOf(id)), askedAt: now, closesAt }], skipDuplicates: true })
    if (count === 0) continue
    asked += 1
    const language: Language = locale === 'en' ? 'en' : 'fr'
    await enqueue(tx, {
      kind: `feedback.${side.toLowerCase()}`, dedupeKey: `feedback:${id}`, to: mail, userId, locale: language, secret: true, expiresAt: closesAt, about: { type: 'Session', id: sessionId },
      ...letterOf(side === 'SCHOOL' ? 'feedback.school' : 'feedback.host', language, { titre: activity.title, jour: dayWords(session.startsAt, language, activity.programme.zone) }, { address: addressOf(`/avis/${tokenOf(id)}`).href }),
    })
  }
  return asked
}

/** What a link asks about; null when there is none, or when it is too late. */
export function feedbackByLink(token: string, now = new Date()) {
  return db().feedback.findFirst({
    where: { linkHash: hashToken(token), closesAt: { gt: now } },
    select: {
      id: true, side: true, answeredAt: true,
      signUp: { select: { className: true, school: { select: { name: true } } } },
      session: { select: { startsAt: true, endsAt: true, activity: { select: { title: true, host: { select: { name: true } }, programme: { select: { zone: true } } } } } },
    },
  })
}

/** Keeps an answer, once. A link that does not hold is a 404. */
export async function giveFeedback(token: string, { overall, prepared, again, comment }: FeedbackInput, now = new Date()): Promise<{ ok: true } | Refused<'answered'>> {
  return transaction(async (tx) => {
    const own = { linkHash: hashToken(token), closesAt: { gt: now } }
    const { count } = await tx.feedback.updateMany({ where: { ...own, answeredAt: null }, data: { answeredAt: now, overall, prepared, again: again === 'yes', comment } })
    const feedback = await tx.feedback.findFirst({ where: own, select: { id: true, side: true } })
    if (!feedback) throw notFound()
    if (count === 0) return refused('answered')
    await audit(tx, nobody, 'feedback.given', { type: 'Feedback', id: feedback.id }, { side: feedback.side, overall })
    return { ok: true }
  })
}

/** After a session: who came, their certificates, and what was said. For staff. */
export async function afterwards(sessionId: string) {
  return db().session.findUnique({
    where: { id: sessionId },
    select: {
      id: true, startsAt: true, endsAt: true, status: true,
      activity: { select: { id: true, title: true, host: { select: { name: true } }, programme: { select: { id: true, title: true, zone: true } } } },
      signUps: {
        where: { status: { in: ['PENDING', 'CONFIRMED', 'ATTENDED', 'NO_SHOW'] } },
        select: {
          id: true, kind: true, status: true, className: true, level: true, pupils: true, adults: true, pupilsPresent: true, adultsPresent: true, arrivedAt: true, contactName: true,
          school: { select: { name: true, town: true } }, certificates: { where: { replacedAt: null }, select: { year: true, sequence: true } },
        },
        orderBy: [{ kind: 'desc' }, { id: 'asc' }],
      },
      feedback: {
        select: { id: true, side: true, askedAt: true, answeredAt: true, overall: true, prepared: true, again: true, comment: true, signUp: { select: { className: true, school: { select: { name: true } } } } },
        orderBy: [{ side: 'asc' }, { answeredAt: 'asc' }],
      },
    },
  })
}
