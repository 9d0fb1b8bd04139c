export default {
  group: '{n, plural, one {# person} other {# persons}}',
  letter: { where: 'Where', group: 'Group' },
  page: {
    title: 'Seats are waiting for you', lead: 'They are held for you until {until}. Without an answer they go to the next group.',
    yes: 'Yes, we are coming', no: 'No, let others come', approvals: 'After your yes the decisions that are needed are asked; a message will tell you once the visit is confirmed.',
    accepted: 'Noted: the seats are yours', acceptedText: 'A message confirms it.', acceptedPending: 'The decisions that are needed are asked; a message will tell you once the visit is confirmed.', acceptedOff: 'If you cannot come any more, cancel on the page of your sign-up.',
    declined: 'Noted: you are not coming', declinedText: 'Thank you for saying so.', declinedNext: 'Thank you for saying so: others who waited are told.', declinedErased: 'Your name and address are erased.',
    expired: 'The time is over', expiredText: 'The seats went to the next group. You can choose another date.',
    gone: 'This offer no longer holds', goneText: 'The booking has changed since the message.', goneCancelled: 'The booking was cancelled.', cancelled: 'This session is cancelled', cancelledText: 'Nobody is expected any more.',
    activity: 'The activity’s page', mine: 'See the booking', who: 'For',
  },
  school: { title: 'Seats are held for you', text: 'Say by {until} whether the class is coming; else they go to the next group.', answer: 'Answer' },
  staff: {
    heldUntil: 'Held until {until}', none: 'Nobody waits.', why: 'Why nobody else is called',
    reason: 'Why before the others', reasonHint: 'Stays in the history; only the team reads it.', reasonNeeded: 'Say why; only the team reads it.', give: 'Offer the seats', tooMany: 'This party does not fit, even out of turn: {n, plural, one {one seat is free} other {# seats are free}}. Add seats to the session to call it.', outOfTurn: 'Offer out of turn',
    offers: '{n, plural, one {One offer awaits its answer: its seats are held.} other {# offers await their answers: their seats are held.}}',
    history: 'Offers made', at: 'Made on', to: 'To', until: 'Until', outcome: 'Answer', by: 'Out of turn',
    outcomes: { AWAITED: 'awaited', ACCEPTED: 'yes', DECLINED: 'no', EXPIRED: 'no answer', WITHDRAWN: 'no longer needed' },
    offered: 'The seats are offered and {kind, select, PERSON {the person} other {the school}} is told.', given: 'The seats are given and {kind, select, PERSON {the person} other {the school}} is told.',
  },
}
