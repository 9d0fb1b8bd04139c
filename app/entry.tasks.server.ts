import { eraseWhatIsDue } from './access/privacy/nightly.server'
import { sendWebhooks } from './api/webhooks.server'
import { sendViews } from './lists/views.server'
import { askFeedback } from './arrivals/feedback.server'
import { makePapers } from './papers/making.server'
import { remindToSign } from './papers/reminders.server'
import { readPartnerCalendars } from './calendar/partners.server'
import type { Task } from './messages/jobs.server'
import { releaseExpiredHolds } from './shows/assignments/commands.server'
import { remindDeadlines } from './shows/deadlines/reminders.server'
import { expireRequests } from './requests/commands.server'
import { releaseUnconfirmed } from './signups/individuals.server'
import { remindPersons } from './signups/individuals-reminders.server'
import { tellAuthorities } from './signups/digest.server'
import { expireTimes } from './signups/another-time.server'
import { tellHosts } from './signups/host-letters.server'
import { expireOffers } from './signups/waiting-list.server'
import { remindAuthorities } from './signups/approvals-reminders.server'
import { remindSessions } from './signups/reminders.server'

/** What the house does by itself, besides sending its mail. */
export const houseTasks: readonly Task[] = [
  { name: 'house.tidy', cron: '20 3 * * *', work: () => eraseWhatIsDue() },
  // Often, because what is urgent is told at once; what is not, in the morning only.
  { name: 'approvals.tell', cron: '*/10 7-17 * * 1-5', work: () => tellAuthorities() },
  // Dates that come near, by day and on working days only: the task asks the calendar itself.
  { name: 'approvals.remind', cron: '*/30 7-18 * * 1-5', work: () => remindAuthorities() },
  // Holds end with a day; those who wait for a stand see it free soon after.
  { name: 'stands.free', cron: '*/10 * * * *', work: () => releaseExpiredHolds() },
  { name: 'webhooks.send', cron: '* * * * *', work: () => sendWebhooks() },
  { name: 'lists.send', cron: '30 7 * * 1-5', work: () => sendViews() },
  // An address that nobody confirmed keeps no seat from those who wait.
  { name: 'individuals.release', cron: '*/10 * * * *', work: () => releaseUnconfirmed() },
  { name: 'individuals.remind', cron: '0 8 * * *', work: () => remindPersons() },
  // Seats that nobody took in time go to the next; commands do so at once.
  // What companies receive, soon after it was booked.
  { name: 'hosts.tell', cron: '*/10 * * * *', work: () => tellHosts() },
  { name: 'times.expire', cron: '5 * * * *', work: () => expireTimes() },
  { name: 'offers.expire', cron: '*/5 * * * *', work: () => expireOffers() },
  // The morning after a visit, schools and hosts are asked how it went.
  { name: 'requests.expire', cron: '20 6 * * *', work: () => expireRequests() },
  { name: 'feedback.ask', cron: '15 9 * * *', work: () => askFeedback() },
  { name: 'sessions.remind', cron: '15 9 * * *', work: () => remindSessions() },
  // Papers are made when somebody looks at them; whom nobody looks at are made soon after, so that those who sign are told.
  { name: 'papers.make', cron: '*/5 * * * *', work: () => makePapers() },
  // By day and on working days only: the task asks the calendar itself.
  { name: 'papers.remind', cron: '20 8-16 * * 1-5', work: () => remindToSign() },
  { name: 'partners.read', cron: '5 * * * *', work: () => readPartnerCalendars() },
  { name: 'deadlines.remind', cron: '30 7 * * *', work: () => remindDeadlines() },
]
