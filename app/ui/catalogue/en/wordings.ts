export default {
  menu: 'Letter templates', title: 'Letter templates', lead: 'The words of the messages that the house sends. A change holds from the next message on.',
  letter: 'Letter', state: 'Words', ours: 'the house’s own', changed: 'changed {date}', changedIn: '{language, select, en {English} other {French}}', fixed: 'fixed', stale: 'no longer fit: the house’s own are sent',
  language: { fr: 'French', en: 'English' }, languages: 'Language of the letter',
  onlyChanged: 'Only what is changed', all: 'All letters', noneChanged: 'No letter is changed', noneChangedText: 'All go out in the house’s own words.',
  subject: 'Subject', text: 'Text', textHint: 'An empty line separates two paragraphs. A paragraph whose “sometimes” placeholder has nothing to say is not sent.', button: 'Button', buttonHint: 'The link of the button is put there by the house.',
  otherButton: { persons: 'Button until the address is confirmed', other: 'Button for who shares the stand' }, hello: 'Greeting', sign: 'Signature', signHint: 'Several lines are possible: name, telephone, hours.',
  placeholders: 'Placeholders', placeholdersLead: 'Copy them with their braces: each message puts there what belongs.', example: 'Example', sometimes: 'sometimes', needed: 'to keep', inTable: 'in the table', tableNote: 'What is “in the table” is also written beneath the text.',
  save: 'Save these words', saved: 'The next messages go out in these words.', preview: 'See the preview', previewTitle: 'Preview', previewLead: 'With examples, as it will arrive.', previewFrame: 'Preview of the message', textPart: 'Text part', htmlPart: 'Formatted part',
  trial: 'Send me a trial', trialSent: 'The trial goes to {mail}.', trialSubject: '[Trial] {subject}', reset: 'Back to the house’s words', wasReset: 'The house takes its own words again.',
  by: 'Changed {date} by {name}.', at: 'Changed {date}.', fixedNote: 'These words do not change: they tell somebody that their account may have been taken. Whoever held a staff account must not be able to unsay them.',
  staleNote: 'These words no longer fit this letter: the house’s own is sent instead. Mend what is marked.', cannotPreview: 'First mend what is marked',
}
