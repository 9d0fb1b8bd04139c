/** Mails about a visit's papers: to a company that has something to sign, and to both when what was signed was replaced. */
import { addressOf } from '~/access/origin.server'
import { letterOf } from '~/messages/letters'
import type { OutgoingMessage } from '~/messages/outbox.server'
import type { Language } from '~/ui/catalogues'
import { sessionWords } from '~/ui/time'
import { translator } from '~/ui/translator'
import type { Made, VisitWithPapers } from './settle.server'

type Reader = { id: string; email: string; locale: string; erasedAt: Date | null }

/** Who signs for the company: each of its people who has an account. */
export const companyReaders = ({ session: { activity } }: Pick<VisitWithPapers, 'session'>): Reader[] => (activity.host?.contacts ?? []).flatMap(({ user }) => (user && !user.erasedAt ? [user] : []))
export const schoolReaders = ({ user }: Pick<VisitWithPapers, 'user'>): Reader[] => (user && !user.erasedAt ? [user] : [])

/** Of papers that were just made: who must know. A school reads its new papers on the page of its class, so it is told of replaced ones only. */
export function paperLetters(visit: VisitWithPapers, made: readonly Made[]): OutgoingMessage[] {
  const toSign = made.filter(({ kind }) => kind === 'CONVENTION')
  const replaced = made.filter(({ kind, replaces }) => kind !== 'RISKS' && replaces)
  return [
    ...companyReaders(visit).flatMap((reader) => toSign.map((paper) => paperLetter(paper.replaces ? 'replacedHost' : 'toSign', visit, reader, [paper]))),
    ...(replaced.length > 0 ? schoolReaders(visit).map((reader) => paperLetter('replaced', visit, reader, replaced)) : []),
  ]
}

function paperLetter(kind: 'toSign' | 'replaced' | 'replacedHost', visit: VisitWithPapers, { id, email, locale }: Reader, papers: readonly Made[]): OutgoingMessage {
  const language: Language = locale === 'en' ? 'en' : 'fr'
  const t = translator(language, 'papers')
  const { session, session: { activity }, school } = visit
  const grounds = [...new Set(papers.flatMap(({ changed }) => changed))].map((ground) => t(`ground.${ground}`)).join(', ')
  const rows = papers.map(({ kind: paper, number, replaces }): [string, string] => [t(`kind.${paper}`), replaces ? t('letter.inPlaceOf', { number, replaces }) : number])
  return {
    kind: `paper.${kind}`, dedupeKey: `paper.${kind}:${papers.map(({ number }) => number).join('+')}:${id}`, to: email, userId: id, locale: language, about: { type: 'SignUp', id: visit.id }, expiresAt: session.startsAt,
    ...letterOf(`paper.${kind}`, language, {
      titre: activity.title, quand: sessionWords(session.startsAt, session.endsAt, language, activity.programme.zone),
      etablissement: school && `${school.name}, ${school.town}`, changements: grounds,
    }, { rows, address: addressOf(`/papiers/${visit.id}`).href }),
  }
}
