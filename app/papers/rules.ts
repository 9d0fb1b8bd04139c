/** The rules of a visit's papers: which there are, who signs and reads them, when one takes another's place. No database, no React. */
import type { ActivityKind, Attendance, Level, PaperKind, PaperSigner, PaperState, SignUpStatus } from '~/db/generated/enums'

export const paperKinds = ['CONVENTION', 'NOTICE', 'RISKS'] as const satisfies readonly PaperKind[]

/** As it stands in front of a paper's number. */
const PREFIX: Record<PaperKind, string> = { CONVENTION: 'CONV', NOTICE: 'FAM', RISKS: 'PREV' }

/** `CONV-2026-0012`: without gaps for each kind and year. */
export function paperNumber({ kind, year, sequence }: { kind: PaperKind; year: number; sequence: number }): string {
  return `${PREFIX[kind]}-${year}-${String(sequence).padStart(4, '0')}`
}

/** What may become of a paper. One that ended stays in the file with its number. */
export const transitions: Record<PaperState, readonly PaperState[]> = { VALID: ['REPLACED', 'WITHDRAWN'], REPLACED: [], WITHDRAWN: [] }

/** Activities for which a class leaves its school. A talk comes to it, and what is seen on a screen moves nobody. */
export const activityKindsWithPapers: readonly ActivityKind[] = ['COMPANY_VISIT', 'OPEN_DAY', 'WORKSHOP', 'CAREERS_FORUM', 'JOB_DATING', 'CONFERENCE', 'EXHIBITION', 'CONTEST', 'SHOW_VISIT']

/** Levels of the two last years of compulsory schooling and after: from there on a class may take part, not only look (art. D331-6). */
const observing: readonly Level[] = [
  'QUATRIEME', 'TROISIEME', 'PREPA_METIERS', 'SECONDE_GT', 'PREMIERE_GT', 'TERMINALE_GT', 'PREMIERE_STI2D', 'TERMINALE_STI2D', 'SECONDE_PRO', 'PREMIERE_PRO', 'TERMINALE_PRO', 'CAP',
]

export type Visit = { kind: ActivityKind; attendance: Attendance; conventionNeeded: boolean; level: Level | null; hosted: boolean }

/** Whether the class goes somewhere: only then there are families to tell and a site with its rules. */
export const isOuting = ({ kind, attendance }: Pick<Visit, 'kind' | 'attendance'>) => attendance !== 'ONLINE' && activityKindsWithPapers.includes(kind)

/**
 * Whether a visit needs a convention. A mere information visit need not have one, yet may (art. D331-1 and following);
 * an observation period must: where the activity says so, and a workshop at a company from 4e on.
 */
export function conventionFor(visit: Visit): 'needed' | 'possible' | 'none' {
  if (visit.conventionNeeded) return 'needed'
  if (!isOuting(visit)) return 'none'
  return visit.kind === 'WORKSHOP' && visit.hosted && visit.level !== null && observing.includes(visit.level) ? 'needed' : 'possible'
}

/** What a convention is about: taking part is for those who may observe; younger ones come to be informed. */
export function natureOf(visit: Visit): 'OBSERVATION' | 'INFORMATION' {
  return conventionFor(visit) === 'needed' && visit.level !== null && observing.includes(visit.level) ? 'OBSERVATION' : 'INFORMATION'
}

/** The papers that a confirmed visit has by itself. */
export function papersFor(visit: Visit): PaperKind[] {
  return [...(conventionFor(visit) === 'needed' ? (['CONVENTION'] as const) : []), ...(isOuting(visit) ? (['NOTICE', 'RISKS'] as const) : [])]
}

/** Who signs a paper of this kind: where no company receives, the chamber does. */
export function signersOf(kind: PaperKind, { hosted }: Pick<Visit, 'hosted'>): PaperSigner[] {
  return kind === 'CONVENTION' ? ['SCHOOL', hosted ? 'COMPANY' : 'CHAMBER'] : []
}

/** On whose side somebody stands towards a visit: a company that receives beside the host reads and signs nothing. */
export type Side = 'SCHOOL' | 'COMPANY' | 'COHOST' | 'STAFF' | 'RECTORATE'

/** Who reads a paper. What goes between a school and its families is not the host's. */
const readers: Record<PaperKind, readonly Side[]> = {
  CONVENTION: ['SCHOOL', 'COMPANY', 'COHOST', 'STAFF', 'RECTORATE'], NOTICE: ['SCHOOL', 'STAFF', 'RECTORATE'], RISKS: ['SCHOOL', 'COMPANY', 'COHOST', 'STAFF', 'RECTORATE'],
}

export const mayRead = (kind: PaperKind, sides: readonly Side[]) => sides.some((side) => readers[kind].includes(side))

/** Who notes a signature: each its own, staff for all, because what is signed by hand may come to the chamber. */
export function mayMark(signer: PaperSigner, sides: readonly Side[]): boolean {
  return sides.includes('STAFF') || (signer !== 'CHAMBER' && sides.includes(signer))
}

/** What a visit's papers do in each state of its sign-up: are made and kept to what is true, stay as they are, or end. */
export const duty: Record<SignUpStatus, 'keep' | 'wait' | 'end'> = {
  CONFIRMED: 'keep', PENDING: 'wait', WAITLISTED: 'wait', OFFERED: 'wait', ATTENDED: 'wait', NO_SHOW: 'wait', REFUSED: 'end', CANCELLED: 'end', EXPIRED: 'end',
}

type Seen = { schoolId: string | null; userId: string | null; school: { academie: string | null } | null; approvals: readonly { authority: string }[]; session: { activity: { hostId: string | null; coHosts: readonly { companyId: string }[] } } }
type Person = { userId: string | null; roles: readonly string[]; schoolIds: readonly string[]; claimedSchoolIds: readonly string[]; companyIds: readonly string[]; academies: readonly string[] }

/** On which sides of a visit somebody stands; on none, the visit is not theirs to see. Who only claims a school sees what they booked. */
export function sidesOf(person: Person, { schoolId, userId, school, approvals, session: { activity } }: Seen): Side[] {
  const { schoolIds, claimedSchoolIds, companyIds, academies, roles } = person
  const ofSchool = schoolId !== null && schoolIds.includes(schoolId) && (!claimedSchoolIds.includes(schoolId) || (userId !== null && userId === person.userId))
  const asked = approvals.some(({ authority }) => authority === 'RECTORATE')
  const sides: [Side, boolean][] = [
    ['STAFF', roles.includes('STAFF')], ['SCHOOL', ofSchool], ['COMPANY', activity.hostId !== null && companyIds.includes(activity.hostId)],
    ['COHOST', activity.coHosts.some(({ companyId }) => companyIds.includes(companyId))],
    // The rectorate reads what it decides over; nobody decides over their own school.
    ['RECTORATE', asked && !!school?.academie && academies.includes(school.academie) && !(schoolId !== null && schoolIds.includes(schoolId))],
  ]
  return sides.flatMap(([side, holds]) => (holds ? [side] : []))
}

/** How a paper stands: nothing to sign, something still to sign, all signed, or no longer valid. */
export type Standing = 'ready' | 'toSign' | 'signed' | 'replaced' | 'withdrawn'

type Signed = { kind: PaperKind; state: PaperState; signers: readonly PaperSigner[]; slips: number; signatures: readonly { signer: PaperSigner }[] }

/** Who has not signed yet. */
export const missingSigners = ({ signers, signatures }: Pick<Signed, 'signers' | 'signatures'>) =>
  signers.filter((signer) => !signatures.some((signature) => signature.signer === signer))

/** Slips of families that have not come back, of a notice; a class that shrank has none too many. */
export const missingSlips = ({ kind, slips }: Pick<Signed, 'kind' | 'slips'>, pupils: number) => (kind === 'NOTICE' ? Math.max(0, pupils - slips) : 0)

export function standingOf(paper: Signed, pupils: number): Standing {
  if (paper.state !== 'VALID') return paper.state === 'REPLACED' ? 'replaced' : 'withdrawn'
  if (paper.kind === 'RISKS') return 'ready'
  return missingSigners(paper).length + missingSlips(paper, pupils) > 0 ? 'toSign' : 'signed'
}

/** Days before a visit at which whoever still has to sign is reminded. */
export const REMIND_DAYS = [7, 2] as const

/** Which reminder is due: the last one whose day has come; none before the first and none once the visit has begun. */
export function reminderDue(daysLeft: number): number | undefined {
  if (daysLeft < 0) return undefined
  return [...REMIND_DAYS].sort((one, other) => one - other).find((days) => daysLeft <= days)
}

/** Why a date of signing cannot be: before the paper was made, or still to come. Days as 'YYYY-MM-DD'. */
export function whyNotSignedOn(day: string, issuedOn: string, today: string): 'signedTooEarly' | 'signedInFuture' | undefined {
  if (day < issuedOn) return 'signedTooEarly'
  return day > today ? 'signedInFuture' : undefined
}
