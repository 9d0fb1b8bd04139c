import type frWords from '../fr/desk'
import type { Shape } from '../shape'

export default {
  week: 'Week of {range}', previous: 'Week before', next: 'Week after', thisWeek: 'This week', jump: 'Go to the week of', go: 'Go', views: 'Presentation', calendar: 'Calendar', list: 'List', today: 'today',
  more: '{n, plural, one {and one more} other {and # more}}', full: 'full, {taken} of {seats}',
  empty: 'No session this week', nextSessions: 'See the week of {day}',
  mark: { holiday: 'Holidays: {words}', publicHoliday: 'Public holiday: {words}', show: 'Show: {words}', deadline: 'Due: {words}', labelDeadline: 'Label deadline: {words}' },
  waitingTitle: 'What waits', waitingLate: '{n, plural, one {One thing is late} other {# things are late}}', nothing: 'Nothing waits, nothing is late.', late: 'late', since: 'since {day}', due: 'for {day}', on: 'on {day}', andMore: '{n, plural, one {and one more} other {and # more}}',
  waiting: {
    chamberLate: '{n, plural, one {decision of the chamber is late} other {decisions of the chamber are late}}', rectorateLate: '{n, plural, one {decision of the rectorate is late} other {decisions of the rectorate are late}}', proposals: '{n, plural, one {proposal of a company to read} other {proposals of companies to read}}',
    requests: '{n, plural, one {request of a school without an answer} other {requests of schools without an answer}}', deadlines: '{n, plural, one {deadline of a show missed} other {deadlines of shows missed}}', labelAnswers: '{n, plural, one {answer of the label’s committee is late} other {answers of the label’s committee are late}}',
    labelToSubmit: '{n, plural, one {activity ready for the label, its deadline is near} other {activities ready for the label, the deadline is near}}', attendance: '{n, plural, one {attendance to close} other {attendances to close}}', conventions: '{n, plural, one {convention to sign of a visit that is near} other {conventions to sign of visits that are near}}', mailFailed: '{n, plural, one {mail was not sent} other {mails were not sent}}',
  },
  labelTitle: 'Label', labelUntil: 'to be handed in by {day}', labelOver: 'closed on {day}',
  label: { labelled: '{n} labelled', submitted: '{n} handed in', ready: '{n} ready', refused: '{n} refused', lacking: '{n} incomplete', none: 'no activity' },
} satisfies Shape<typeof frWords>
