/** Tells companies of the classes that they receive: schools, levels and counts, never anybody's name. */
import { addressOf } from '~/access/origin.server'
import { transaction, type Tx } from '~/db/client.server'
import { letterOf } from '~/messages/letters'
import { enqueue } from '~/messages/outbox.server'
import type { Language } from '~/ui/catalogues'
import { sessionWords } from '~/ui/time'
import { translator } from '~/ui/translator'

export type HostReader = { userId: string | null; email: string; locale: Language }

/** Who of these companies is written to: people with an account, or those who are known by a mail address alone; each once. */
export async function hostReaders(tx: Tx, companyIds: readonly string[]): Promise<HostReader[]> {
  const contacts = await tx.contact.findMany({
    where: { role: 'COMPANY', companyId: { in: [...companyIds] }, endedAt: null }, orderBy: { createdAt: 'asc' },
    select: { email: true, user: { select: { id: true, email: true, locale: true, erasedAt: true } } },
  })
  const readers = contacts.flatMap(({ email, user }): HostReader[] => {
    const address = user ? (user.erasedAt ? null : user.email) : email
    return address ? [{ userId: user?.id ?? null, email: address, locale: user?.locale === 'en' ? 'en' : 'fr' }] : []
  })
  return [...new Map(readers.map((reader) => [reader.email.toLowerCase(), reader])).values()]
}

/** What a host would be told of a class now: nothing about one that waits, was offered seats, or is over. */
const STATE = `CASE WHEN u.status IN ('PENDING', 'CONFIRMED') THEN u.status::text WHEN u.status IN ('CANCELLED', 'REFUSED') THEN 'GONE' END`
const FACTS = `${STATE} || ' ' || CASE WHEN u.status IN ('PENDING', 'CONFIRMED') THEN concat_ws(' ', u.pupils, u.adults, u.level, u."stepFree", u."otherNeeds", to_char(s."startsAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI'), to_char(s."endsAt" AT TIME ZONE 'UTC', 'HH24:MI')) ELSE '' END`

type Due = { id: string; facts: string; told: string | null; gone: boolean; hosts: string[] }

// A session that was cancelled called its classes off: the host knows. What was booked before hosts were told is not told now.
const dueText = `
  SELECT u.id, ${FACTS} AS facts, u."hostTold" AS told, u.status IN ('CANCELLED', 'REFUSED') AS gone,
    array_remove(array_append(array(SELECT h."companyId" FROM "ActivityHost" h WHERE h."activityId" = a.id), a."hostId"), NULL) AS hosts
  FROM "SignUp" u JOIN "Session" s ON s.id = u."sessionId" JOIN "Activity" a ON a.id = s."activityId"
  WHERE u.kind = 'CLASS' AND s."startsAt" > $1 AND ${STATE} IS NOT NULL AND u."hostTold" IS DISTINCT FROM ${FACTS}
    AND (u."hostTold" IS NOT NULL OR u.status IN ('PENDING', 'CONFIRMED')) AND (a."hostId" IS NOT NULL OR EXISTS (SELECT 1 FROM "ActivityHost" h WHERE h."activityId" = a.id))
  ORDER BY u.id LIMIT 200 FOR UPDATE OF u SKIP LOCKED`

/**
 * Tells hosts of classes that were booked, confirmed, changed or called off since they were last told: by the clock and not
 * by the booking, whose lock many wait for. Two processes never tell one thing twice. Gives how many classes were told of.
 */
export async function tellHosts(now = new Date()): Promise<number> {
  let n = 0
  for (let told = -1; told !== 0; n += told) {
    told = await transaction(async (tx) => {
      const due = await tx.$queryRawUnsafe<Due[]>(dueText, now)
      for (const one of due) await tellOf(tx, one)
      return due.length
    })
  }
  return n
}

async function tellOf(tx: Tx, { id, facts, told, gone, hosts }: Due): Promise<void> {
  await tx.$executeRaw`UPDATE "SignUp" SET "hostTold" = ${facts} WHERE id = ${id}::uuid`
  // Of the time before hosts were told: from now on its changes are.
  if (told === 'before' || (gone && told?.startsWith('GONE'))) return
  const { version, session, school, level, pupils, adults, stepFree, otherNeeds } = await tx.signUp.findUniqueOrThrow({
    where: { id },
    select: {
      version: true, level: true, pupils: true, adults: true, stepFree: true, otherNeeds: true, school: { select: { name: true, town: true } },
      session: { select: { sequence: true, startsAt: true, endsAt: true, activity: { select: { title: true, programme: { select: { zone: true } } } } } },
    },
  })
  const confirmed = facts.startsWith('CONFIRMED')
  const kind = gone ? 'gone' : !told || told.startsWith('GONE') ? (confirmed ? 'bookedSure' : 'booked') : confirmed && told.replace('PENDING', 'CONFIRMED') === facts ? 'confirmed' : 'changed'
  for (const { userId, email, locale } of await hostReaders(tx, hosts)) {
    const t = translator(locale, 'signups')
    const more = translator(locale, 'classes')
    const levels = translator(locale, 'activities')
    const { title, programme } = session.activity
    await enqueue(tx, {
      kind: `host.${kind}`, dedupeKey: `host.${kind}:${id}:v${version}.${session.sequence}:${email}`, to: email, userId, locale, about: { type: 'SignUp', id }, expiresAt: session.startsAt,
      ...letterOf(`host.${kind}`, locale, {
        titre: title, etablissement: school ? `${school.name}, ${school.town}` : '', quand: sessionWords(session.startsAt, session.endsAt, locale, programme.zone),
        classe: [level && levels(`level.${level}`), t('party', { pupils, adults })].filter(Boolean).join(', '),
        besoins: [stepFree > 0 && t('stepFree', { n: stepFree }), otherNeeds > 0 && more('otherNeedsCount', { n: otherNeeds })].filter(Boolean).join(', ') || null,
      }, { address: addressOf(`/entreprise/classes/${id}`).href }),
    })
  }
}
