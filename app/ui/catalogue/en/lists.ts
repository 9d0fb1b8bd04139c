import type frWords from '../fr/lists'
import type { Shape } from '../shape'

export default {
  name: { inscriptions: 'Sign-ups', creneaux: 'Sessions', actions: 'Activities', programmes: 'Programmes', demandes: 'Schools’ requests', candidatures: 'Applications', attribution: 'Exhibitors and stands', echeances: 'Deadlines', permanences: 'Rota', devis: 'Quotes', aides: 'Aid', contacts: 'Contacts', etablissements: 'Schools', entreprises: 'Companies', comptes: 'People', avis: 'Decisions' },
  export: { inscriptions: 'Export sign-ups', actions: 'Export activities', creneaux: 'Export sessions' },
  lead: 'Choose the columns and their order, then the format. The filters are those of the page you came from.',
  download: 'Download', downloadAs: 'Download the list', yes: 'yes', no: 'no', total: 'Total', back: 'Export',
  format: { xlsx: 'Excel', csv: 'CSV for Excel', rfc4180: 'Standard CSV', pdf: 'PDF', emargement: 'Attendance sheet', json: 'JSON' },
  formatHint: {
    xlsx: 'Typed dates and numbers, frozen head, filter.', csv: 'Opens with a double click in French Excel.', rfc4180: 'Comma and decimal point, for other software.',
    pdf: 'To print, with pages and total.', emargement: 'The PDF, with a column to sign in.', json: 'For a program.',
  },
  taking: 'The file is coming', megabytes: '{n, number, ::.0} MB', stopTaking: 'Stop', taken: 'Downloaded', takenSpoken: 'The file is among your downloads.',
  columns: 'Columns', columnsShown: 'In the list', columnsLeft: 'To add', up: 'Move {column} up', down: 'Move {column} down', leave: 'Take {column} out', add: 'Add {column}', allColumns: 'All columns, in the usual order',
  preview: 'Preview', previewOf: '{n, plural, =0 {No row} one {One row} other {The first # rows}}', empty: 'This list is empty', emptyText: 'The files would hold only their head.',
  rows: '{n, plural, =0 {No row} one {# row} other {# rows}}', cut: 'only the first {n, number} are printed', madeOn: 'List of {day}', signSheet: 'Attendance sheet', signature: 'Signature',
  views: 'My views', viewsText: 'A view keeps columns and filters. You can be reminded of it by mail: a link, to open once signed in.', noView: 'No view kept for this list.',
  keep: 'Keep this view', viewName: 'Name of the view', schedule: 'Send it to me', schedules: { NEVER: 'Never', DAILY: 'Every working day at 7:30', WEEKLY: 'Every Monday at 7:30' },
  kept: 'The view is kept.', removed: 'The view is deleted.', remove: 'Delete the view {name}',
  column: { number: 'UAI or SIRET', position: 'Position', verified: 'Verified', refused: 'Mail refused on', startsAt: 'Start', activity: 'Activity', host: 'Company', authority: 'Authority', state: 'State', askedAt: 'Asked on', dueAt: 'Due on', decidedAt: 'Decided on', reason: 'Reason', school: 'School', town: 'Town', basin: 'Basin', level: 'Level', class: 'Class', pupils: 'Pupils', adults: 'Adults', endsAt: 'End', kind: 'Kind of activity', place: 'Place', moderation: 'Publication', theme: 'Theme', audiences: 'Audiences', levels: 'Levels', openTo: 'Who can sign up', stepFree: 'Step-free', contact: 'Contact', mail: 'Mail', phone: 'Phone', seats: 'Seats', taken: 'Seats taken', free: 'Seats left', waiting: 'Groups waiting', note: 'Instructions', sessions: 'Sessions', firstSession: 'First session', label: 'Label', labelNumber: 'Label number', lastDay: 'Last possible day', companies: 'Companies that answered', party: 'Kind of sign-up', pupilsPresent: 'Pupils who came', adultsPresent: 'Adults who came', arrivedAt: 'Arrival' },
  labelState: { NONE: 'not asked for', READY: 'ready', SUBMITTED: 'asked for', LABELLED: 'labelled', REFUSED: 'refused' },
  authority: { CHAMBER: 'Chamber', RECTORATE: 'Rectorate' },
  approvalState: { ASKED: 'asked', MORE_ASKED: 'more asked', GIVEN: 'approved', REFUSED: 'refused', SUPERSEDED: 'superseded' },
} satisfies Shape<typeof frWords>
