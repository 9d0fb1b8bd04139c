import type { Task } from './messages/jobs.server'
import { remindDeadlines } from './shows/deadlines/reminders.server'
import { tellAuthorities } from './signups/digest.server'

/** What the house does by itself, besides sending its mail and tidying up. */
export const houseTasks: readonly Task[] = [
  // Often, because what is urgent is told at once; what is not, in the morning only.
  { name: 'approvals.tell', cron: '*/10 7-17 * * 1-5', work: () => tellAuthorities() },
  { name: 'deadlines.remind', cron: '30 7 * * *', work: () => remindDeadlines() },
]
