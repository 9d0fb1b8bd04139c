import type frWords from '../fr/label'
import type { Shape } from '../shape'

export default {
  title: 'Label Semaine de l’industrie', open: 'Label', lead: 'Hand in the activities that are ready on the national site, mark them here, then write down what the committee answers.', dates: 'Window and deadline',
  window: 'Window of the label', noWindow: 'Not given yet', deadline: 'To be handed in by', count: 'Where it stands', counts: '{ready, plural, =0 {none ready} other {# ready}}, {submitted, plural, =0 {none handed in} other {# handed in}}, {labelled, plural, =0 {none labelled} other {# labelled}}, {lacking, plural, =0 {none incomplete} other {# incomplete}}',
  over: 'The deadline has passed.', ready: 'Ready to be handed in', noneReady: 'No activity is ready', noneReadyText: 'See below what is missing.', tick: 'Hand in: {title}', submit: 'Mark as handed in', wasSubmitted: 'Noted: the committee answers within four working days.',
  submitted: 'Handed in, answer awaited', dueOn: 'answer by {day}', lateSince: 'awaited since {day}', enter: 'Write down the answer', number: 'Number of the label', reason: 'Reason of the refusal', labelled: 'Labelled', refused: 'Refused', unsubmit: 'Not handed in yet', noted: 'Noted.',
  lacking: 'Something is missing', activity: 'Activity', lacks: 'What is missing', notPublished: 'to be published', withLabel: 'Labelled', bears: 'Label Semaine de l’industrie',
  agenda: 'OpenAgenda', agendaText: '{n, plural, =0 {No published activity has a date.} one {One published activity can go to the national agenda.} other {# published activities can go to the national agenda.}}', agendaFile: 'Export for OpenAgenda', warnings: 'To be mended before sending', warning: { title: 'title cut to {max} characters', description: 'summary cut to {max} characters', longDescription: 'presentation cut to {max} characters', conditions: 'conditions cut to {max} characters', keywords: 'keywords cut', timings: 'only the first {max} dates are in it', noDates: 'no date: not in it', noLink: 'no address for the video conference: not in it' },
  state: { NONE: 'To hand in', READY: 'Ready', SUBMITTED: 'Handed in', LABELLED: 'Labelled', REFUSED: 'Refused' },
  refusal: { nothing: 'Tick at least one activity.', notReady: 'Something is still missing for: {list}. Nothing was marked.', already: 'Handed in or labelled already: {list}. Nothing was marked.', notAwaited: 'No answer is awaited for this activity: somebody may have written it down before you.' },
} satisfies Shape<typeof frWords>
