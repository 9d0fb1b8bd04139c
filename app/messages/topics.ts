/** What one may choose not to be sent. All else (bookings, decisions, quotes, security) somebody must know. */
export const topics = ['reminders', 'digests', 'lists'] as const
export type Topic = (typeof topics)[number]

const kinds: Record<string, Topic> = { 'deadline.reminder': 'reminders', 'signup.reminder': 'reminders', 'paper.reminder': 'reminders', 'approvals.digest': 'digests', 'list.due': 'lists' }

/** The topic of a kind of mail, or undefined for one that is needed. */
export const topicOf = (kind: string): Topic | undefined => kinds[kind]
