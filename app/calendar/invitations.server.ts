/** What a letter about a sign-up carries for its reader's calendar (iTIP, RFC 5546; by mail, RFC 6047). */
import { addressOf } from '~/access/origin.server'
import { config } from '~/config.server'
import { db } from '~/db/client.server'
import type { Enclosed, Told } from '~/messages/delivery.server'
import { translator } from '~/ui/translator'
import { component, feedEvents, timezone } from './feed.server'
import { property } from './ics-text'

const INVITES = ['confirmed', 'matched', 'promoted', 'seated', 'changed', 'sessionMoved', 'newDate', 'handedOver']
const CALLS_OFF = ['cancelled', 'refused', 'sessionCancelled']

/**
 * The invitation that a letter carries, or undefined where it has none: REQUEST once the sign-up is confirmed and at each
 * change, CANCEL when it ends. It says how things stand when the letter is sent; a letter that is overtaken carries nothing,
 * the one that overtook it does. The UID is the sign-up's, so that one class that calls off leaves another's event; the
 * SEQUENCE grows with every change of the sign-up and of its session.
 */
export async function invitationFor({ kind, aboutType, aboutId, recipient, locale }: Told): Promise<Enclosed | undefined> {
  const [family, what = ''] = kind.split('.')
  const method = INVITES.includes(what) ? 'REQUEST' : CALLS_OFF.includes(what) ? 'CANCEL' : undefined
  if (!method || aboutType !== 'SignUp' || !aboutId || (family !== 'signup' && family !== 'individual')) return undefined
  const signUp = await db().signUp.findUnique({
    where: { id: aboutId },
    select: { id: true, version: true, status: true, confirmedAt: true, updatedAt: true, className: true, pupils: true, adults: true, kind: true, session: { select: { id: true, sequence: true, updatedAt: true } } },
  })
  // Who was never confirmed was never invited: there is nothing to change or to call off.
  if (!signUp?.confirmedAt) return undefined
  const stands = ['CONFIRMED', 'PENDING', 'ATTENDED'].includes(signUp.status)
  if (stands !== (method === 'REQUEST')) return undefined
  const [event] = await feedEvents({ sessionIds: [signUp.session.id] }, addressOf('/').origin)
  if (!event) return undefined
  const t = translator(locale === 'en' ? 'en' : 'fr', 'signups')
  const group = signUp.kind === 'CLASS' ? [signUp.className, t('party', { pupils: signUp.pupils, adults: signUp.adults })].filter(Boolean).join(' · ') : ''
  const { name, address } = sender()
  const more = property(`ORGANIZER;CN=${quoted(name)}`, `mailto:${address}`) + property('ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE', `mailto:${recipient}`)
  const vevent = component({
    ...event, uid: signUp.id, sequence: signUp.session.sequence + signUp.version, changedAt: new Date(Math.max(event.changedAt.getTime(), signUp.updatedAt.getTime())),
    description: [group, event.description].filter(Boolean).join('\n\n'), cancelled: method === 'CANCEL', tentative: signUp.status === 'PENDING',
  }, more)
  return { method, content: `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Pavillon//Pavillon//FR\r\nMETHOD:${method}\r\n${timezone(event.zone)}${vevent}END:VCALENDAR\r\n` }
}

/** The house as organiser: the name and address that its mail comes from. */
function sender(): { name: string; address: string } {
  const [, name, address] = /^\s*(.*?)\s*<([^>]+)>\s*$/.exec(config().mailFrom) ?? []
  return { name: name || 'Pavillon', address: address ?? config().mailFrom }
}

/** A parameter's value (RFC 5545 §3.2): neither quotes nor control characters are allowed in it. */
const quoted = (value: string) => `"${value.replace(/["\u0000-\u001f\u007f]/g, '')}"`
