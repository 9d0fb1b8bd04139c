import { config } from '~/config.server'
import { db, transaction, type Tx } from '~/db/client.server'
import { refused, type Refused } from '~/db/outcome'
import { letterOf } from '~/messages/letters'
import { enqueue } from '~/messages/outbox.server'
import type { Language } from '~/ui/catalogues'
import { dayWords } from '~/ui/time'
import { translator } from '~/ui/translator'
import { audit } from './audit.server'
import { hashToken } from './hashed-tokens.server'
import { INVITATION_DAYS } from './invitation-days'
import { addressOf } from './origin.server'
import type { RoleName } from './policy-table'
import { notFound } from './responses.server'
import { giveRole, type Invitation } from './roles.server'
import type { InvitationInput } from './schema'
import { homes } from './spaces'
import { newLink, signInAddress, takeBackLinks } from './sign-in-links.server'
import type { Viewer } from './viewer.server'

type NotFoundHere = Refused<'unknownOrganisation' | 'ambiguousOrganisation'>
type Organisation = Pick<Invitation, 'schoolId' | 'companyId' | 'partnerId' | 'academie'> & { words: string }

/**
 * Gives somebody a role in the organisation that staff named, and writes them who invites them to what, with a link
 * that signs them in for the first time. A school goes by its UAI or name, a company by its SIRET, SIREN or name, a
 * partner by its name (made when it is new), the rectorate by its académie. Staff need no organisation.
 */
export async function inviteByNumber(
  viewer: Viewer, { email, name, role, organisation = '' }: InvitationInput,
): Promise<{ ok: true; contactId: string } | NotFoundHere | Refused<'roleThere'>> {
  return transaction(async (tx) => {
    const found = await organisationOf(tx, viewer, role, organisation.trim())
    if ('ok' in found) return found
    const { words, ...place } = found
    const given = await giveRole(tx, viewer, { email, name, role, ...place })
    if (!given.isNew) return refused('roleThere')
    await writeInvitation(tx, viewer, given.contactId, given.user, role, words)
    return { ok: true, contactId: given.contactId }
  })
}

/** Writes to somebody again who was invited and has not come yet. Only the newest link holds. */
export async function resendInvitation(viewer: Viewer, contactId: string): Promise<{ ok: true } | Refused<'arrived'>> {
  return transaction(async (tx) => {
    const contact = await tx.contact.findFirst({
      where: { id: contactId, endedAt: null },
      select: {
        role: true, academie: true, school: { select: { name: true } }, company: { select: { name: true } }, partner: { select: { name: true } },
        user: { select: { id: true, email: true, name: true, locale: true, lastSeenAt: true, erasedAt: true } },
      },
    })
    if (!contact?.user || contact.user.erasedAt) throw notFound()
    if (contact.user.lastSeenAt) return refused('arrived')
    const { school, company, partner, academie } = contact
    await takeBackLinks(tx, contact.user.email)
    await writeInvitation(tx, viewer, contactId, contact.user, contact.role, (school ?? company ?? partner)?.name ?? academie ?? '')
    await audit(tx, viewer, 'contact.invitedAgain', { type: 'Contact', id: contactId })
    return { ok: true }
  })
}

type Invited = { id: string; email: string; locale: string; lastSeenAt: Date | null }

async function writeInvitation(tx: Tx, viewer: Viewer, contactId: string, user: Invited, role: RoleName, organisation: string): Promise<void> {
  const locale: Language = user.locale === 'en' ? 'en' : 'fr'
  const t = translator(locale, 'access')
  const until = new Date(Date.now() + INVITATION_DAYS * 86_400_000)
  // Who knows the house already signs in as always: no secret need lie in their mail for a week.
  const token = user.lastSeenAt ? undefined : await newLink(tx, user.email, until)
  await enqueue(tx, {
    kind: 'access.invited',
    dedupeKey: `access.invited ${contactId} ${token ? hashToken(token) : 'role'}`,
    to: user.email,
    userId: user.id,
    locale,
    about: { type: 'Contact', id: contactId },
    ...(token && { secret: true, expiresAt: until }),
    ...letterOf(`access.invited.${role}`, locale, {
      invitant: viewer.name || config().houseName, role: t(`role.${role}`), organisation,
      ...(token && { jusquau: dayWords(until, locale), connexion: addressOf('/connexion').href }),
    }, { address: token ? signInAddress(token, homes[role]) : addressOf(homes[role]).href }),
  })
}

async function organisationOf(tx: Tx, viewer: Viewer, role: RoleName, named: string): Promise<Organisation | NotFoundHere> {
  const number = named.replace(/\s/g, '').toUpperCase()
  const name = { equals: named, mode: 'insensitive' as const }
  if (role === 'STAFF') return { words: '' }
  if (!named) return refused('unknownOrganisation')
  switch (role) {
    case 'RECTORATE': {
      // Schools are seen by the name of their académie: one letter off and nothing would be seen.
      const school = await tx.school.findFirst({ where: { academie: name }, select: { academie: true } })
      if (!school && (await tx.school.count()) > 0) return refused('unknownOrganisation')
      const academie = school?.academie ?? named
      return { academie, words: academie }
    }
    case 'SCHOOL': {
      const byNumber = await tx.school.findUnique({ where: { uai: number }, select: { id: true, name: true } })
      const one = byNumber ?? theOnly(await tx.school.findMany({ where: { name }, take: 2, select: { id: true, name: true } }))
      return 'ok' in one ? one : { schoolId: one.id, words: one.name }
    }
    case 'COMPANY': {
      const byNumber = await tx.company.findFirst({ where: { OR: [{ siret: number }, { siren: number }] }, orderBy: { createdAt: 'asc' }, select: { id: true, name: true } })
      const one = byNumber ?? theOnly(await tx.company.findMany({ where: { name }, take: 2, select: { id: true, name: true } }))
      return 'ok' in one ? one : { companyId: one.id, words: one.name }
    }
    case 'PARTNER': {
      // One at a time, so that a new partner named twice at once is made once.
      await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtext('partner ' || lower(${named})))`
      const there = await tx.partner.findFirst({ where: { name }, select: { id: true, name: true } })
      if (there) return { partnerId: there.id, words: there.name }
      const made = await tx.partner.create({ data: { name: named }, select: { id: true } })
      await audit(tx, viewer, 'partner.created', { type: 'Partner', id: made.id })
      return { partnerId: made.id, words: named }
    }
  }
}

function theOnly<Found extends object>(found: Found[]): Found | NotFoundHere {
  const [one, other] = found
  if (!one) return refused('unknownOrganisation')
  return other ? refused('ambiguousOrganisation') : one
}

/** How the newest invitation of a contact fares: waiting, sent, refused by the mail server, expired. */
export async function invitationState(_viewer: Viewer, contactId: string) {
  return db().message.findFirst({
    where: { kind: 'access.invited', aboutType: 'Contact', aboutId: contactId },
    orderBy: { createdAt: 'desc' },
    select: { state: true, createdAt: true, expiresAt: true },
  })
}
