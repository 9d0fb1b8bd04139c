export default {
  nav: { queue: 'Decisions to give', map: 'Map', year: 'The year', delegations: 'Stand-ins' },
  queue: {
    title: 'Decisions to give', lead: 'Outings of classes of your académie’s schools, the most urgent first.', none: 'No decision is awaited', noneText: 'Requests of schools will appear here with all that is needed to decide.',
    toDecide: 'To decide', atSchool: 'Waiting for the school', atSchoolText: 'Something more was asked; you may decide without waiting for it.', decided: 'Last decisions given',
    choose: 'Choose', chooseOne: 'Choose: {school}, {class}', school: 'School', visit: 'Visit', when: 'Date', group: 'Group', due: 'By', state: 'State', open: 'Read and decide',
    late: 'late', soon: 'soon', again: 'asked again', answered: 'answer received', late_count: '{n, plural, one {One decision is late.} other {# decisions are late.}}',
    many: 'For the requests that are chosen', giveMany: 'Approve', refuseMany: 'Refuse with a reason', reason: 'Reason', reasonHint: 'Each school will read this reason.', refuse: 'Refuse the chosen requests',
    manyDone: '{decided, plural, =0 {No decision was recorded.} one {One decision is recorded.} other {# decisions are recorded.}} {passed, plural, =0 {} one {One other had been given already.} other {# others had been given already.}}', nothingChosen: 'Choose at least one request.', by: 'By', inPlace: 'for {name}',
  },
  page: {
    crumb: 'Decisions to give', changed: 'Asked again: what changed', changedText: 'A decision had been asked or given on other facts.', was: 'Before', now: 'Now', what: 'What',
    field: { pupils: 'Pupils', adults: 'Adults', level: 'Level', startsAt: 'Begins', endsAt: 'Ends', place: 'Place' },
    theClass: 'The class', school: 'School', class: 'Class', group: 'Group', ratio: 'Supervision', ratioText: '{n, plural, =0 {no accompanying adult} other {one adult for {per} pupils}}', ratioMost: 'the host asks for {n} at most', stepFree: 'Step-free', needs: 'Needs stated', contact: 'Contact', noContact: 'not given',
    theVisit: 'The visit', action: 'Activity', host: 'Host', when: 'When', place: 'Place', map: 'See on a map', duration: 'Length', content: 'What they will see', expected: 'Expected at this session', expectedText: '{taken} of {seats} seats',
    safety: 'Safety', gear: 'Gear', minAge: 'Minimum age', minAgeText: '{n}', notes: 'Instructions', access: 'Access', convention: 'Convention', conventionNeeded: 'To be signed before the visit', conventionNot: 'Not needed', noSafety: 'The host has stated nothing.',
    decisions: 'Where the request stands', chamber: 'The chamber’s decision', chamberText: 'Independent of yours.', history: 'History', basis: 'The decision rests on',
    due: 'Due by {date}', late: 'Late: it was due by {date}', over: 'This request no longer awaits a decision', overGiven: 'Approved', overRefused: 'Refused', overText: 'A change of date, place or numbers would ask it again.', overCancelled: 'The booking was cancelled or has changed.',
    decide: 'Your decision', give: 'Approve', refuse: 'Refuse', reason: 'Reason', reasonHint: 'The school will read this reason.', ask: 'Ask for more', question: 'Your question', questionHint: 'The school receives it by mail and answers here. The request keeps waiting.', send: 'Send the question', asked: 'The question was sent to the school.', next: 'The decision is recorded. Here is the next.',
    exchange: 'Questions and answers', QUESTION: 'Question', ANSWER: 'The school’s answer', earlier: 'This year, this school', earlierText: '{n, plural, =0 {has no other outing.} one {has one other outing.} other {has # other outings.}}',
  },
  trail: {
    asked: 'Decision asked ({authority})', superseded: 'Asked again on new facts ({authority})', given: 'Approved ({authority})', refused: 'Refused ({authority})', question: 'More was asked ({authority})', answer: 'The school answered ({authority})', booked: 'Class signed up',
  },
  authority: { CHAMBER: 'chamber', RECTORATE: 'rectorate' },
  refusal: { decided: 'This request no longer awaits a decision.', reasonNeeded: 'Please write why.', nothingChosen: 'Choose at least one request.', noAccount: 'This address has no account here: ask the chamber to invite the person.', staff: 'Somebody of the chamber cannot decide for the rectorate.', self: 'This is your own address.', already: 'This person decides for your académie already.', endBeforeStart: 'The end comes before the beginning.', tooLong: 'One year at most.', past: 'This period is over.' },
  delegation: {
    title: 'Stand-ins', lead: 'Somebody whom you name decides in your place while you are away. Each decision keeps the name of who gave it.', given: 'Who stands in for you', held: 'For whom you stand in', none: 'Nobody stands in for you.', heldNone: 'You stand in for nobody.',
    add: 'Name somebody', mail: 'Mail address of their account', startsOn: 'From', endsOn: 'Until (included)', save: 'Name', saved: 'The stand-in is recorded and the person told.', end: 'End', ended: 'The stand-in has ended.', person: 'Person', days: 'Period', academie: 'Académie', onlyOwn: 'You stand in for somebody: you cannot name another in turn.',
  },
  year: {
    title: 'The year in figures', lead: 'School year {year}, académie of {academies}. Classes whose seats are kept or who came.', classes: 'Classes', pupils: 'Pupils', schools: 'Schools', hosts: 'Hosts', given: 'Approved', refused: 'Refused', waiting: 'Awaited', days: 'Mean time', daysText: '{n, plural, =0 {the same day} one {# day} other {# days}}',
    byBasin: 'By basin', basin: 'Basin', noBasin: 'No basin known', seeMap: 'See the map', byMonth: 'By month', month: 'Month', none: 'No outing this year', noneText: 'Figures will appear with the first bookings.',
    byLevel: 'By level', level: 'Level', previous: 'Previous year', next: 'Next year',
  },
  map: {
    title: 'The map', lead: 'Académie of {academies}, school year {year}: where classes set out from, and who does not go out yet.', map: 'By basin', table: 'The same numbers', label: 'Map of {n} basins; each leads to its schools', area: 'Basin', around: 'Around {town}',
    classes: '{n, plural, =0 {no class} one {# class} other {# classes}}', classesHead: 'Classes', pupils: 'Pupils', served: 'Schools', servedOf: '{n} of {all}', waiting: 'Decisions awaited', school: 'School', never: '{n, plural, one {One school that was not out this year} other {# schools that were not out this year}}',
    shade: { none: 'none', few: 'few', some: 'some', most: 'most' }, point: 'a school whose classes go out', guessed: 'Not every school’s basin is known: the others are grouped around the nearest large town. Each square is two kilometres wide.',
    none: 'No school', noneText: 'The map is drawn from the directory of the académie’s schools.',
  },
  answer: { title: 'Answer the question', lead: 'Your answer goes to who decides; your seats stay kept.', question: 'Question asked ({authority})', answer: 'Your answer', answerHint: 'Facts and numbers, no pupil’s name.', send: 'Send the answer', sent: 'The answer is sent: the decision is asked again.', notice: 'You are asked for more', goFor: 'Answer for {what}', go: 'Answer' },
  step: { more: '{authority, select, CHAMBER {Chamber: more was asked} other {Rectorate: more was asked}}' },
  letter: {
    authority: '{authority, select, CHAMBER {The chamber} other {The rectorate}}', before: '{title}, by {date}', more_count: '{n, plural, one {and one other} other {and # others}}',
    decisions: '{n, plural, one {One decision} other {# decisions}}', waiting: '{n, plural, one {This decision is still awaited} other {These decisions are still awaited}}',
  },
}
