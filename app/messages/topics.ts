import { HOUSE_ZONE, localTime } from '~/ui/time'
import type { LetterKind } from './letter-kinds'

/** What one may choose not to be sent. All else (bookings, decisions, quotes, security) somebody must know. */
export const topics = ['reminders', 'digests', 'lists'] as const
export type Topic = (typeof topics)[number]

const kinds: Record<string, Topic> = { 'deadline.reminder': 'reminders', 'signup.reminder': 'reminders', 'paper.reminder': 'reminders', 'approvals.digest': 'digests', 'list.due': 'lists' }

/** What is of no use in the evening: it waits for the morning, also when a mail server kept it from going out by day. */
export const daytimeKinds = [...Object.keys(kinds), 'individual.reminder', 'approvals.remind', 'approvals.urgent', 'access.idle', 'feedback.school', 'feedback.host']
const [DAY_BEGINS, DAY_ENDS] = ['07:00', '20:00']

/** Whether it is day, by the clock of the house. */
export function isDaytime(now: Date): boolean {
  const time = localTime(now, HOUSE_ZONE)
  return time >= DAY_BEGINS && time < DAY_ENDS
}

/** The topic of a kind of mail, or undefined for one that is needed. */
export const topicOf = (kind: string): Topic | undefined => kinds[kind]

// Letters that go out as mails of another name.
const sentAs: Partial<Record<LetterKind, string>> = { 'signup.reminderHost': 'signup.reminder', 'paper.remindSchool': 'paper.reminder', 'paper.remindCompany': 'paper.reminder', 'approvals.proposed': 'approvals.digest' }

/** The topic of the mail as which a letter goes out. */
export const topicOfLetter = (kind: LetterKind): Topic | undefined => topicOf(sentAs[kind] ?? kind)
