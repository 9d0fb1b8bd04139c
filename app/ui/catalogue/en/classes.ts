export default {
  find: 'Find a visit', findLead: 'What takes classes within {n} km of {school}.',
  add: 'Add another class', check: 'Check the {n} classes', added: 'Added already', addTitle: 'Next class', addHint: 'What is alike is taken from the class before. Nothing is sent yet.', remove: 'Remove {name}', edit: 'Change {name}', class: 'Class {n}', checkThese: 'Check and send',
  summary: 'Check before sending', summaryLead: 'Each class has a booking of its own: you can cancel one and leave the others.',
  outlook: { seated: 'Will have its seats', waits: 'Waiting list', refused: 'Not possible' },
  someWait: 'There are not enough seats for all: in the order below, {n, plural, one {one class goes} other {# classes go}} on the waiting list. If they must come together, choose another session.',
  lessRoom: 'Seats were taken just now. Nothing was sent: read again what becomes of each class.',
  send: '{n, plural, one {Book the class} other {Book the # classes}}', sendWaiting: '{n, plural, one {Book the class} other {Book the # classes}}, waiting list included', addMore: 'Add a class', total: 'In all',
  booked: '{n, plural, one {One class is booked} other {# classes are booked}}{waiting, plural, =0 {} one {, one of them on the waiting list} other {, # of them on the waiting list}}. You get a message for each.',
  another: 'Book another class', otherNeeds: 'Of them people with another need', otherNeedsHint: 'Translation, poor sight, meals…: say which below, without a name.', otherNeedsCount: '{n, plural, =0 {} one {# other need} other {# other needs}}',
  toDo: 'To do', toDoTransport: 'Say how {name} comes ({title})', toDoOffer: 'Answer before {until}: seats are free for {name} ({title})', toDoTime: '{host} asks for another date for {name} ({title})',
  calendar: 'The visits in my calendar',
  transport: {
    title: 'Transport', optional: 'Transport (may be said later)', set: 'Say how the class comes', change: 'Change the transport', lead: 'Until the visit you can change it without any decision being asked again. The company sees how you come, and the cost if it pays.', save: 'Save the transport', saved: 'The transport is saved.', none: 'Not said yet', mode: 'How do you come?', cost: 'Cost (€)', payer: 'Who pays?', later: 'To be said', notes: 'Good to know of the arrival', notesHint: 'Time of arrival, coaches to park, station…', paidBy: 'paid by {payer}', atYourCost: 'Transport at your cost: {amount}',
    modes: { COACH: 'Coach', MINIBUS: 'The school’s minibus', PUBLIC_TRANSPORT: 'Bus, metro or tram', TRAIN: 'Train', ON_FOOT: 'On foot', BICYCLE: 'By bicycle', CAR: 'Cars' },
    payers: { SCHOOL: 'The school', MUNICIPALITY: 'The municipality or agglomeration', DEPARTMENT: 'The département', REGION: 'The Région', COMPANY: 'The host company', CHAMBER: 'The chamber', PARTNER: 'A partner (branch, foundation…)' },
    payersShort: { SCHOOL: 'the school', MUNICIPALITY: 'the municipality', DEPARTMENT: 'the département', REGION: 'the Région', COMPANY: 'the company', CHAMBER: 'the chamber', PARTNER: 'a partner' },
  },
}
