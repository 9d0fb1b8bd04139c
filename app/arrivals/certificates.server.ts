import { audit } from '~/access/audit.server'
import { notFound } from '~/access/responses.server'
import { ofOwnSchools, type Viewer } from '~/access/viewer.server'
import { config } from '~/config.server'
import { db, type Tx } from '~/db/client.server'
import type { Level } from '~/db/generated/enums'
import { placeOf } from '~/signups/moves.server'
import { classWords } from '~/signups/components/className'
import { paper, paperInk } from '~/ui/paper.server'
import { dayWords, localDate, timeRangeWords } from '~/ui/time'
import { translator } from '~/ui/translator'
import { certificateNumber } from './rules'

/** What a certificate says, as it was when it was issued. */
export type CertificateFacts = {
  school: string
  town: string
  uai: string
  className: string | null
  level: Level | null
  activity: string
  host: string
  place: string
  startsAt: string
  endsAt: string
  zone: string
}

// Numbers follow each other without a gap: whoever gives one waits for whoever is giving one.
const NUMBERING = 7_204_119

/**
 * Gives a class that came its numbered certificate. Other counts make another one, which takes the place of the first; a
 * class that did not come after all has none. The caller holds the lock on the session.
 */
export async function issueCertificate(tx: Tx, viewer: Viewer, signUpId: string): Promise<void> {
  const signUp = await tx.signUp.findUniqueOrThrow({
    where: { id: signUpId },
    select: {
      status: true, className: true, level: true, pupilsPresent: true, adultsPresent: true, school: { select: { name: true, town: true, uai: true } },
      session: { select: { startsAt: true, endsAt: true, activity: { select: { title: true, placeName: true, address: true, postcode: true, town: true, host: { select: { name: true } }, programme: { select: { zone: true } } } } } },
      certificates: { where: { replacedAt: null }, select: { id: true, pupils: true, adults: true } },
    },
  })
  const { school, session, session: { activity } } = signUp
  const [live] = signUp.certificates
  const came = signUp.status === 'ATTENDED' && school !== null
  const [pupils, adults] = [signUp.pupilsPresent ?? 0, signUp.adultsPresent ?? 0]
  if (came ? live?.pupils === pupils && live.adults === adults : !live) return
  if (live) await tx.visitCertificate.update({ where: { id: live.id }, data: { replacedAt: new Date() }, select: { id: true } })
  if (!came) return
  const year = Number(localDate(session.startsAt, activity.programme.zone).slice(0, 4))
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${NUMBERING}::bigint)`
  const { _max } = await tx.visitCertificate.aggregate({ where: { year }, _max: { sequence: true } })
  const facts: CertificateFacts = {
    school: school.name, town: school.town, uai: school.uai, className: signUp.className, level: signUp.level, activity: activity.title, host: activity.host?.name ?? '',
    place: placeOf(activity), startsAt: session.startsAt.toISOString(), endsAt: session.endsAt.toISOString(), zone: activity.programme.zone,
  }
  const sequence = (_max.sequence ?? 0) + 1
  await tx.visitCertificate.create({ data: { signUpId, year, sequence, pupils, adults, facts }, select: { id: true } })
  await audit(tx, viewer, 'certificate.issued', { type: 'SignUp', id: signUpId }, { number: certificateNumber({ year, sequence }) })
}

/** The certificate of a class, for its school and for staff; a 404 for others and where there is none. */
export async function certificateOf(viewer: Viewer, signUpId: string) {
  const certificate = await db().visitCertificate.findFirst({
    where: { signUpId, replacedAt: null, ...(viewer.roles.includes('STAFF') ? {} : { signUp: ofOwnSchools(viewer, 'userId') }) },
  })
  if (!certificate) throw notFound()
  return { ...certificate, number: certificateNumber(certificate), facts: certificate.facts as CertificateFacts }
}

/** What a class's certificate counts, or null. The caller has seen that the viewer may see the class. */
export function certifiedOf(signUpId: string): Promise<{ pupils: number; adults: number } | null> {
  return db().visitCertificate.findFirst({ where: { signUpId, replacedAt: null }, select: { pupils: true, adults: true } })
}

/** Where it was, without the host's name before it: that stands on a line of its own. */
function placeBeside({ host, place }: CertificateFacts): string {
  return host && (place === host || place.startsWith(`${host}, `)) ? place.slice(host.length + 2) : place
}

/** The paper itself, in French. The same certificate gives the same bytes. */
export function certificatePaper({ number, facts, pupils, adults, issuedAt }: Awaited<ReturnType<typeof certificateOf>>): Promise<Buffer> {
  const t = translator('fr', 'arrivals')
  const level = facts.level && translator('fr', 'activities')(`level.${facts.level}`)
  const [startsAt, endsAt] = [new Date(facts.startsAt), new Date(facts.endsAt)]
  const title = t('paper.title')
  return paper({ language: 'fr', title: `${title} ${number}`, house: config().houseName, madeAt: issuedAt, foot: t('paper.foot') }, (sheet) => {
    sheet.heading(title)
    sheet.paragraph(number, { size: 11, color: paperInk.soft, gap: 22 })
    sheet.paragraph(t('paper.says', { house: config().houseName }), { size: 11, gap: 14 })
    sheet.beside([
      { title: t('paper.school'), lines: [facts.school, facts.town, t('paper.uai', { uai: facts.uai })] },
      { title: t('paper.visit'), lines: [facts.activity, facts.host, placeBeside(facts)].filter(Boolean) },
    ])
    sheet.facts([
      [t('paper.day'), dayWords(startsAt, 'fr', facts.zone)], [t('paper.time'), timeRangeWords(startsAt, endsAt, 'fr', facts.zone)],
      [t('paper.class'), classWords(level, facts.className)], [t('paper.present'), t('party', { pupils, adults })],
    ])
    sheet.space(26)
    sheet.signature(t('paper.sign'), [t('paper.issued', { day: dayWords(issuedAt, 'fr', facts.zone) })])
    sheet.space(8)
    sheet.paragraph(t('paper.counts'), { size: 8.5, color: paperInk.soft })
  })
}
