import type { Prisma } from '~/db/generated/client'
import type { Rule } from './keeping'

/**
 * Every text-like column of every table, and what it is: personal (under a rule that says why and until when), `who` (the
 * number of an account, which becomes nobody's when the account is erased) or `plain` (no person is in it). A test reads
 * the database and fails when a column is not listed here: a new field must say why it is kept and until when.
 */
export type TableFields = {
  personal?: Partial<Record<Rule, readonly string[]>>
  /** `mine`: the row is about that person, and part of an export whole. `act`: they did something to something else. */
  who?: Readonly<Record<string, 'mine' | 'act'>>
  plain?: readonly string[] | 'all'
  /** What an export leaves out: secrets and files. */
  secret?: readonly string[]
}

type Tables = Partial<Record<Prisma.ModelName, TableFields>>

const people = {
  User: { personal: { account: ['name', 'email', 'image', 'locale'] }, who: { id: 'mine' } },
  AuthSession: { personal: { signIn: ['token', 'ipAddress', 'userAgent'] }, who: { userId: 'mine' }, plain: ['id'], secret: ['token'] },
  AuthAccount: { personal: { account: ['accountId', 'accessToken', 'refreshToken', 'idToken', 'password', 'scope'] }, who: { userId: 'mine' }, plain: ['id', 'providerId'], secret: ['accessToken', 'refreshToken', 'idToken', 'password'] },
  TwoFactor: { personal: { account: ['secret', 'backupCodes'] }, who: { userId: 'mine' }, plain: ['id'], secret: ['secret', 'backupCodes'] },
  AuthVerification: { personal: { link: ['identifier', 'value'] }, plain: ['id'], secret: ['identifier', 'value'] },
  CalendarFeed: { personal: { calendar: ['scope', 'tokenHash'] }, who: { ownerId: 'mine' }, secret: ['tokenHash'] },
  ApiKey: { personal: { account: ['name', 'tokenHash'] }, who: { ownerId: 'mine' }, secret: ['tokenHash'] },
  Webhook: { who: { createdBy: 'act' }, plain: ['address', 'secret', 'topics'] },
  WebhookDelivery: { who: { subjectId: 'act' }, plain: ['event', 'subjectType', 'lastError'] },
  MutedTopic: { who: { userId: 'mine' }, plain: ['topic'] },
  LetterWording: { who: { updatedById: 'act' }, plain: ['kind', 'language', 'words'] },
  ListView: { personal: { account: ['name', 'search'] }, who: { ownerId: 'mine' }, plain: ['list', 'columns'] },
  RateLimit: { personal: { limits: ['key'] } },
  Contact: { personal: { contact: ['name', 'email', 'phone', 'position', 'skills'] }, who: { userId: 'mine' }, plain: ['academie'] },
  AuditEntry: { personal: { trail: ['changes'] }, who: { actorId: 'mine', subjectId: 'act' }, plain: ['actorRole', 'action', 'subjectType', 'requestId'] },
  Message: { personal: { mail: ['recipient', 'subject', 'text', 'html', 'attachments', 'lastError'] }, who: { userId: 'mine' }, plain: ['kind', 'dedupeKey', 'locale', 'aboutType', 'aboutId'] },
} as const satisfies Tables

const schools = {
  SignUp: { personal: { booking: ['contactName', 'contactPhone', 'needs', 'transportNotes', 'cancelReason', 'refuseReason'], visitor: ['personMail', 'personLocale', 'linkHash'] }, who: { userId: 'mine', formKey: 'act' }, plain: ['className', 'hostTold'], secret: ['linkHash'] },
  Arrival: { who: { byId: 'act' }, plain: ['deviceKey'] },
  Feedback: { personal: { feedback: ['comment', 'linkHash'] }, secret: ['linkHash'] },
  VisitCertificate: { plain: ['facts'] },
  VisitPaper: { plain: ['facts'] },
  PaperSignature: { who: { markedById: 'act' } },
  Approval: { personal: { decision: ['reason'] }, who: { decidedById: 'mine' }, plain: ['basis'] },
  ApprovalNote: { personal: { decision: ['text'] }, who: { byId: 'mine' } },
  Delegation: { who: { fromId: 'mine', toId: 'mine' }, plain: ['academie'] },
  SeatOffer: { personal: { booking: ['reason', 'linkHash'] }, who: { byId: 'act' }, secret: ['linkHash'] },
  VisitRequest: { personal: { request: ['wishes'] }, who: { createdById: 'mine', formKey: 'act' }, plain: ['theme', 'windows', 'className'] },
  VisitOffer: { personal: { request: ['message'] }, who: { createdById: 'act' }, plain: ['place'] },
  TimeRequest: { personal: { request: ['message', 'answer'] }, who: { createdById: 'act', answeredById: 'act' } },
  VisitInvitation: { who: { createdById: 'act' } },
  MatchProposal: { who: { createdById: 'act' }, plain: ['input', 'result', 'progress'] },
  Activity: {
    personal: { host: ['contactName', 'contactMail', 'contactPhone'] }, who: { createdById: 'act' },
    plain: [
      'slug', 'title', 'summary', 'description', 'programmeOfVisit', 'theme', 'placeName', 'address', 'postcode', 'town', 'onlineLink', 'accessNotes',
      'safetyNotes', 'languages', 'conditions', 'moderationReason', 'cancelledReason', 'labelNumber', 'labelReason', 'labelChecked', 'uid', 'searchText',
    ],
  },
  ActivityRevision: { personal: { host: ['typed', 'base'] }, who: { createdById: 'act', decidedById: 'act' }, plain: ['dates', 'reason'] },
  School: { personal: { organisation: ['phone', 'mail'] }, plain: ['uai', 'name', 'address', 'postcode', 'communeCode', 'town', 'department', 'academie', 'basin', 'web', 'pupilsByLevel', 'searchText'] },
  Company: {
    personal: { organisation: ['phone', 'mail'] },
    plain: [
      'siren', 'siret', 'name', 'siteName', 'nafCode', 'activity', 'address', 'postcode', 'communeCode', 'town', 'department', 'region', 'country',
      'headcountBand', 'category', 'web', 'searchText',
    ],
  },
  CompanyClaim: { who: { userId: 'mine', settledById: 'act' } },
  Import: { who: { createdById: 'act' }, plain: ['fileName', 'format', 'failure'] },
  ImportRow: { personal: { import: ['values', 'changes'] }, plain: ['key', 'errors'] },
} as const satisfies Tables

const shows = {
  Application: { personal: { showWork: ['draft', 'scoreReason', 'refuseReason'] }, plain: ['wishes', 'products', 'options', 'catalogueText'] },
  ApplicationComment: { personal: { showWork: ['authorName', 'text'] }, who: { authorId: 'mine' } },
  Deadline: { personal: { showWork: ['ownerName', 'doneByName'] }, who: { doneById: 'act' }, plain: ['title', 'detail', 'uid'] },
  DeadlineTask: { personal: { showWork: ['doneByName', 'note'] }, who: { doneById: 'mine' } },
  StoredFile: { personal: { showFile: ['name', 'bytes'], paper: ['name', 'bytes'] }, who: { createdById: 'act' }, plain: ['type', 'sha256'], secret: ['bytes'] },
  Quote: { personal: { quote: ['answeredBy', 'parties', 'refuseReason', 'note'] } },
  ShiftSwap: { personal: { rota: ['note'] } },
  Lead: { personal: { lead: ['name', 'mail', 'phone', 'firm', 'interest', 'notes', 'consent', 'followUpNote', 'createdByName'] }, who: { createdById: 'act' }, plain: ['deviceKey', 'followUp'] },
  StandProposal: { who: { createdById: 'act' }, plain: ['input', 'result', 'progress'] },
  FeedPrint: { plain: ['key', 'print'] },
  PartnerCalendar: { who: { createdById: 'act' }, plain: ['name', 'url', 'etag', 'lastModified', 'sha256', 'failure', 'problems'] },
} as const satisfies Tables

/** Tables in which no person is. */
const things = [
  'ActivityHost', 'AidGrant', 'Assignment', 'CoExhibitor', 'ContentChange', 'DeadlineFile', 'DeadlineTemplate', 'ErasureRun', 'Hall', 'LetterTemplate',
  'Partner', 'PartnerEvent', 'PriceItem', 'Programme', 'ProgrammePartner', 'QuoteLine', 'SchoolHoliday', 'SchoolUai', 'Session', 'Shift', 'Show', 'Stand', 'StandShare',
  'SubsidyRule', 'TimeProposal', 'Undertaking',
  // Of people, without a word of theirs: they go with the contact.
  'Availability', 'ShiftDuty',
] as const satisfies Prisma.ModelName[]

export const tables: Tables = { ...people, ...schools, ...shows, ...Object.fromEntries(things.map((name) => [name, { plain: 'all' }])) }

/** The tables whose rows belong to a contact, by the column that names it. */
export const ofContact = { Application: 'contactId', ShiftDuty: 'contactId', ShiftSwap: 'fromId', Availability: 'contactId' } as const

/** Columns that hold a mail address of their own, by which a person without an account is found. */
export const mailColumns = { Message: 'recipient', Contact: 'email', SignUp: 'personMail', Lead: 'mail', Activity: 'contactMail' } as const

/** Whether a column was given a place: the words of a rule, an account's number, or none of anybody. */
export function isListed({ personal, who, plain }: TableFields, column: string): boolean {
  return plain === 'all' || (plain ?? []).includes(column) || column in (who ?? {}) || Object.values(personal ?? {}).some((columns) => columns.includes(column))
}
