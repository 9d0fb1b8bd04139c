export default {
  title: 'How did the visit go?', lead: 'Four questions, one minute, no account.', who: { SCHOOL: 'For {name}', HOST: 'For {name}, who received' },
  overall: { SCHOOL: 'The visit, on the whole', HOST: 'The visit, on the whole' }, prepared: { SCHOOL: 'Organisation and preparation', HOST: 'How well the class was prepared' }, again: { SCHOOL: 'Would you come back with another class?', HOST: 'Would you receive another class?' },
  marks: 'From 1, disappointing, to 5, excellent', markOf: '{n} of 5', yes: 'Yes', no: 'No', comment: 'What to keep, what to change?', commentHint: 'No pupil’s name. The team reads it; it appears nowhere.', send: 'Send', sent: 'Thank you, it has arrived.', thanks: 'Thank you!', thanksText: 'Your answer has arrived. It helps to prepare the next visits.', again2: 'An answer was given by this link already.', home: 'See the programme',
}
