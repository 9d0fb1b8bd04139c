/**
 * Every kind of letter that the house writes: where staff find it, what its words may say. Its default words are in
 * app/ui/catalogue/fr/letters.ts and en/letters.ts; a letter is written with `letterOf` (letters.ts).
 */
import type words from '~/ui/catalogue/fr/letters'

export type PlaceholderName = keyof typeof words.placeholder
export type Area = keyof typeof words.area

type Names = readonly PlaceholderName[]
type More<Maybe extends Names> = {
  /** Known now and then: a paragraph whose `maybe` has nothing to say is left out, and none stands in a subject. */
  maybe?: Maybe
  /** Shown beneath the words as a table, in this order, where there is something to show. */
  table?: Names
  /** What the words must say: without it the letter would be of no use. */
  needs?: Names
  /** Lines are added to the table whose headings are known only when it is written. */
  rows?: true
  /** Nobody may change its words. */
  fixed?: true
  /** No longer offered, as there is never anything to say: words of staff that have them still hold. */
  formerly?: Names
}
type Kind<Fill extends Names, Maybe extends Names> = More<Maybe> & { area: Area; fill: Fill }

const kind = <const Fill extends Names, const Maybe extends Names = []>(area: Area, fill: Fill, more: More<Maybe> = {}): Kind<Fill, Maybe> => ({ area, fill, ...more })

const ofClass = { maybe: ['lieu', 'note'], table: ['quand', 'lieu', 'groupe', 'note'], formerly: ['rang'] } as const
const ofWaiting = { maybe: ['lieu', 'rang', 'note'], table: ['quand', 'lieu', 'groupe', 'rang', 'note'] } as const
const ofCancelled = { maybe: ['lieu', 'note', 'raison'], table: ['quand', 'lieu', 'groupe', 'note', 'raison'], formerly: ['rang'] } as const
const visit = ['titre', 'quand', 'groupe'] as const
const received = ['titre', 'etablissement', 'classe', 'quand'] as const
const ofReceived = { maybe: ['besoins'], table: ['quand', 'etablissement', 'classe', 'besoins'] } as const
const time = ['titre', 'entreprise', 'etablissement', 'classe', 'quand', 'dates'] as const
const ofTime = { maybe: ['message'] } as const
const offer = { maybe: ['lieu', 'classe'], needs: ['limite'] } as const
const ofPerson = { maybe: ['lieu', 'note', 'confirmation'], table: ['quand', 'lieu', 'personnes', 'note'], formerly: ['rang'] } as const
const ofSurePerson = { maybe: ['lieu', 'note'], table: ['quand', 'lieu', 'personnes', 'note'], formerly: ['rang', 'confirmation'] } as const
const ofGonePerson = { maybe: ['lieu', 'raison'], table: ['quand', 'lieu', 'personnes', 'raison'], formerly: ['rang', 'note', 'confirmation'] } as const
const ofPaper = { maybe: ['etablissement', 'changements'], table: ['titre', 'quand', 'etablissement', 'changements'], rows: true } as const
const coming = ['nom', 'titre', 'quand', 'personnes'] as const
const ofRequest = { maybe: ['quand', 'lieu', 'message'], table: ['classe', 'quand', 'lieu', 'message'] } as const
const ofDuty = { maybe: ['lieu', 'note'], table: ['quand', 'tour', 'lieu', 'note'] } as const
const duty = ['salon', 'quand', 'tour'] as const
const ofStand = { maybe: ['motif'], table: ['emplacement', 'surface', 'faces', 'motif'] } as const
const stand = ['salon', 'stand', 'emplacement', 'surface', 'faces'] as const
const answered = { maybe: ['motif'], table: ['entreprise', 'montant', 'motif'] } as const
const ofInvitation = { maybe: ['organisation', 'jusquau', 'connexion'], table: ['role', 'organisation'] } as const
const security = { needs: ['moment'], fixed: true } as const

export const letterKinds = {
  'house.frame': kind('house', ['maison']),

  'signup.received': kind('classes', visit, ofClass),
  'signup.waitlisted': kind('classes', visit, ofWaiting),
  'signup.confirmed': kind('classes', visit, ofClass),
  'signup.matched': kind('classes', visit, ofClass),
  'signup.matchedPending': kind('classes', visit, ofClass),
  'signup.promoted': kind('classes', visit, ofClass),
  'signup.changed': kind('classes', visit, ofClass),
  'signup.refused': kind('classes', [...visit, 'raison'], { ...ofClass, needs: ['raison'] }),
  'signup.cancelled': kind('classes', visit, ofCancelled),
  'signup.sessionCancelled': kind('classes', [...visit, 'raison'], { ...ofClass, needs: ['raison'] }),
  'signup.sessionMoved': kind('classes', visit, ofClass),
  'signup.newDate': kind('classes', visit, ofClass),
  'signup.handedOver': kind('classes', [...visit, 'nom'], { maybe: ['lieu'], table: ['titre', 'quand', 'lieu', 'groupe'] }),
  'signup.reminder': kind('classes', [...visit, 'delai'], { maybe: ['lieu', 'note'], table: ['quand', 'lieu', 'groupe', 'note'] }),
  'signup.reminderHost': kind('classes', [...visit, 'delai'], { maybe: ['lieu', 'note'], table: ['quand', 'lieu', 'groupe', 'note'] }),
  'offer.offered': kind('classes', [...visit, 'limite'], { ...offer, table: ['quand', 'lieu', 'classe', 'groupe', 'limite'] }),
  'offer.expired': kind('classes', [...visit, 'limite'], { ...offer, table: ['quand', 'lieu', 'classe', 'groupe'] }),
  'approval.moreAsked': kind('classes', ['titre', 'autorite', 'question', 'quand'], { needs: ['question'], table: ['quand'] }),
  'feedback.school': kind('classes', ['titre', 'jour']),
  'feedback.host': kind('classes', ['titre', 'jour']),
  'paper.toSign': kind('classes', ['titre', 'quand'], ofPaper),
  'paper.replaced': kind('classes', ['titre', 'quand'], ofPaper),
  'paper.replacedHost': kind('classes', ['titre', 'quand'], ofPaper),
  'paper.remindSchool': kind('classes', ['titre', 'quand', 'delai'], ofPaper),
  'paper.remindCompany': kind('classes', ['titre', 'quand', 'delai'], ofPaper),

  'host.booked': kind('classes', received, ofReceived),
  'host.bookedSure': kind('classes', received, ofReceived),
  'host.confirmed': kind('classes', received, ofReceived),
  'host.changed': kind('classes', received, ofReceived),
  'host.gone': kind('classes', received, ofReceived),
  'time.asked': kind('classes', time, { ...ofTime, table: ['quand', 'dates', 'classe', 'message'] }),
  'time.withdrawn': kind('classes', time, { ...ofTime, table: ['quand', 'classe'] }),
  'time.kept': kind('classes', time, { ...ofTime, table: ['quand', 'classe', 'message'] }),
  'time.taken': kind('classes', time, { ...ofTime, table: ['quand', 'classe'] }),
  'time.unanswered': kind('classes', time, { ...ofTime, table: ['quand', 'classe'] }),

  'individual.received': kind('persons', coming, { ...ofPerson, needs: ['confirmation'] }),
  'individual.waitlisted': kind('persons', coming, { maybe: ['lieu', 'rang', 'note', 'confirmation'], table: ['quand', 'lieu', 'personnes', 'rang', 'note'], needs: ['confirmation'] }),
  'individual.confirmed': kind('persons', coming, ofSurePerson),
  'individual.promoted': kind('persons', coming, ofPerson),
  'individual.seated': kind('persons', coming, ofSurePerson),
  'individual.seatedPending': kind('persons', coming, ofSurePerson),
  'individual.changed': kind('persons', coming, ofPerson),
  'individual.refused': kind('persons', [...coming, 'raison'], { ...ofSurePerson, needs: ['raison'] }),
  'individual.cancelled': kind('persons', coming, ofGonePerson),
  'individual.sessionCancelled': kind('persons', [...coming, 'raison'], { ...ofSurePerson, needs: ['raison'] }),
  'individual.sessionMoved': kind('persons', coming, ofPerson),
  'individual.again': kind('persons', coming, ofPerson),
  'individual.reminder': kind('persons', coming, ofSurePerson),

  'request.offered': kind('requests', ['entreprise', 'etablissement', 'classe'], ofRequest),
  'request.accepted': kind('requests', ['etablissement', 'classe'], ofRequest),
  'request.declined': kind('requests', ['etablissement', 'classe'], ofRequest),
  'request.closed': kind('requests', ['etablissement', 'classe'], ofRequest),
  'request.expired': kind('requests', ['etablissement', 'classe'], ofRequest),
  'request.invited': kind('requests', ['entreprise', 'etablissement', 'classe', 'possible'], { table: ['classe', 'possible'] }),

  'approvals.digest': kind('decisions', ['attente'], { maybe: ['retards', 'propositions', 'premiere'], table: ['premiere'] }),
  'approvals.proposed': kind('decisions', ['propositions']),
  'approvals.urgent': kind('decisions', ['avis', 'demandes', 'date'], { maybe: ['autres'], rows: true }),
  'approvals.remind': kind('decisions', ['avis', 'attente'], { maybe: ['autres'], rows: true }),
  'delegation.given': kind('decisions', ['nom', 'academie', 'jours'], { needs: ['jours'] }),

  'activity.sentBack': kind('activities', ['titre', 'raison'], { needs: ['raison'] }),
  'activity.published': kind('activities', ['titre']),
  'activity.changeSentBack': kind('activities', ['titre', 'raison'], { needs: ['raison'] }),
  'activity.changeAccepted': kind('activities', ['titre']),

  'application.SUBMITTED': kind('shows', ['salon']),
  'application.late': kind('shows', ['salon']),
  'application.WAITING': kind('shows', ['salon']),
  'application.ACCEPTED': kind('shows', ['salon']),
  'application.REFUSED': kind('shows', ['salon'], { maybe: ['motif'], table: ['motif'] }),
  'application.WITHDRAWN': kind('shows', ['salon'], { maybe: ['motif'], table: ['motif'] }),
  'application.tookBack': kind('shows', ['entreprise', 'salon'], { maybe: ['motif'], table: ['motif'] }),
  'assignment.confirmed': kind('shows', stand, ofStand),
  'assignment.moved': kind('shows', stand, ofStand),
  'assignment.released': kind('shows', stand, ofStand),
  'quote.sent': kind('shows', ['devis', 'salon', 'montant'], { maybe: ['validite'], table: ['montant', 'validite'] }),
  'quote.accepted': kind('shows', ['devis', 'entreprise', 'salon', 'montant'], answered),
  'quote.refused': kind('shows', ['devis', 'entreprise', 'salon', 'montant'], answered),
  'deadline.reminder': kind('shows', ['tache', 'delai', 'salon', 'pour'], { maybe: ['detail'], table: ['tache', 'pour'] }),
  'show.changed': kind('shows', ['salon', 'etat', 'dates'], { maybe: ['lieu', 'note'], table: ['etat', 'dates', 'lieu', 'note'] }),
  'duty.assigned': kind('shows', duty, ofDuty),
  'duty.released': kind('shows', duty, ofDuty),
  'duty.moved': kind('shows', duty, ofDuty),
  'duty.cancelled': kind('shows', duty, ofDuty),
  'duty.swapAsked': kind('shows', duty, ofDuty),
  'duty.swapTaken': kind('shows', duty, ofDuty),
  'duty.swapRefused': kind('shows', duty, ofDuty),

  'list.due': kind('lists', ['vue', 'liste']),

  'access.link': kind('accounts', ['minutes'], { needs: ['minutes'] }),
  'access.invited.STAFF': kind('accounts', ['invitant', 'role'], ofInvitation),
  'access.invited.SCHOOL': kind('accounts', ['invitant', 'role'], ofInvitation),
  'access.invited.COMPANY': kind('accounts', ['invitant', 'role'], ofInvitation),
  'access.invited.RECTORATE': kind('accounts', ['invitant', 'role'], ofInvitation),
  'access.invited.PARTNER': kind('accounts', ['invitant', 'role'], ofInvitation),
  'claim.granted': kind('accounts', ['entreprise']),
  'claim.refused': kind('accounts', ['entreprise']),
  'access.idle': kind('accounts', ['annees', 'date'], { needs: ['date'] }),
  // They tell somebody that their account may have been taken: whoever holds a staff account must not unsay it.
  'access.passwordSet': kind('accounts', ['moment'], security),
  'access.passwordChanged': kind('accounts', ['moment'], security),
  'access.secondFactorOn': kind('accounts', ['moment'], security),
  'access.secondFactorOff': kind('accounts', ['moment'], security),
  'access.secondFactorLifted': kind('accounts', ['moment'], security),
}

type Kinds = typeof letterKinds
export type LetterKind = keyof Kinds
export const letterKindNames = Object.keys(letterKinds) as LetterKind[]
export const isLetterKind = (name: string): name is LetterKind => Object.hasOwn(letterKinds, name)

/** What a letter says of the case at hand: all that its kind always knows, and what it may know. */
export type ValuesOf<K extends LetterKind> =
  Record<Kinds[K]['fill'][number], string> & Partial<Record<PlaceholderName, string | null | undefined>>

/** What is known of a kind, whichever it is. */
export function letterKind(name: LetterKind): Kind<Names, Names> {
  return letterKinds[name]
}

/** Its placeholders: those that always say something, then those that may. */
export function placeholdersOf(name: LetterKind): PlaceholderName[] {
  const { fill, maybe = [] } = letterKind(name)
  return [...fill, ...maybe]
}
