import type frWords from '../fr/matching'
import type { Shape } from '../shape'

export default {
  title: 'Matching', open: 'Match requests', lead: 'A computation looks for which class could go where, among the open requests of the programme. Nothing is booked before you accept it.',
  counts: '{classes, plural, =0 {No class to place} one {# class to place} other {# classes to place}} · {sessions, plural, =0 {no session with seats} one {# session with seats} other {# sessions with seats}} · {invitations, plural, =0 {no activity with dates on request} one {# activity with dates on request} other {# activities with dates on request}}',
  propose: 'Look for where classes could go', again: 'Look again', nothing: 'Nothing computed yet', nothingText: 'Levels, numbers, days that suit, distance, step-free access, holidays and waiting lists are kept; what counts most is set below.',
  notOpen: 'This programme is not published or is over: there is nothing to match.', nobodyAsks: 'No request is open in this programme.', nothingOffered: 'This programme has neither a coming session for classes nor an activity with dates on request.', seeRequests: 'See the requests',
  notice: 'Not before, in days', noticeHint: 'Time to tell the class and to decide.', unanswered: 'Leave out requests that already have an answer to read',
  settings: 'What counts, and how much', settingsText: 'Each reason is worth points; the largest sum is looked for. Settings stay with each computation.',
  group: { fit: 'What suits the class', schools: 'Fairness between schools', companies: 'Fairness between companies', agree: 'Dates to be agreed' },
  weight: {
    placed: 'A class that is placed', theme: 'The theme asked for', near: 'Nearness', farKm: 'Near means less than (km)', school: 'First class of the year', schoolRest: 'Part for further ones (%)', rep: 'REP', repPlus: 'REP+', rural: 'Rural area',
    company: 'First class of the year', companyRest: 'Part for further ones (%)', toAgree: 'Points taken where the date must be agreed',
  },
  hint: {
    placed: 'For each class that goes somewhere.', theme: 'When all words of the theme are in the activity; else a part.', near: 'Next door to the school; ever less with distance.', farKm: 'Beyond, no points for nearness.', school: 'A school that had nothing this year goes first.', schoolRest: 'At 50 %, the second class is worth half, the third a quarter.',
    rep: 'Priority education.', repPlus: 'Reinforced priority education.', rural: 'School in a rural area.', company: 'Spreads classes over companies.', companyRest: 'At 100 %, nothing is spread.', toAgree: 'The company must still say whether and when.',
  },
  invitations: 'Classes proposed to one company, at most', invitationsHint: 'For an activity with dates on request the company is asked: nothing is booked without it.',
  computed: 'Computed {when}', computedBy: 'Computed {when} by {name}', runs: 'Computations of this programme', runState: { RUNNING: 'Under way', DONE: 'Ready', FAILED: 'Interrupted', ACCEPTED: 'Taken over', DISCARDED: 'Stopped' }, current: 'shown', discarded: 'This computation was stopped: it found nothing.',
  byHand: 'class by class', placedOf: 'classes placed', placedValue: '{placed} of {all}',
  fairness: 'Is it fair?', schools: 'Schools that get something', schoolGroup: { all: 'All that ask', never: 'No class this year', priority: 'Priority education', rural: 'Rural area' }, servedOf: '{served} of {asked}', noneOf: 'none',
  companies: 'Classes by company', companiesLegend: { before: 'this year so far', more: 'proposed here' }, classesAt: '{before, number} + {more, number}', noCompany: 'No company in this programme.', otherCompanies: '{n, plural, one {and one more company} other {and # more companies}} without a proposed class',
  placed: 'Where classes would go', unplaced: 'Without a place', nobodyPlaced: 'No class can be placed', nobodyPlacedText: 'See below what each one lacks.', everybodyPlaced: 'Every class has a place.',
  class: 'Class', goesTo: 'Would go to', why: 'Why', nearMisses: 'What nearly suits', choose: 'Take {school}, {class}', state: 'State',
  first: 'First of the year', priority: { NONE: '', REP: 'REP', REP_PLUS: 'REP+' }, rural: 'Rural area', answered: 'An answer lies with the school', answeredHint: 'It would be declined: the row is not ticked beforehand.', toAgree: 'Date to be agreed with the company', total: '{points, number} points',
  point: { placed: 'placed', theme: 'theme', near: 'nearness', school: 'fair to schools', priority: 'priority education', rural: 'rural area', company: 'fair to companies', toAgree: 'date to agree' }, km: '{n, number} km away', unknownKm: 'distance unknown', online: 'on line',
  now: { open: 'To take', booked: 'Booked', asked: 'Company asked', saidNo: 'The company cannot' }, openSession: 'See the session',
  unplacedWhy: { noKind: 'Nothing of this kind in the programme.', noneSuits: 'Nothing suits. What came nearest:', othersWorthMore: 'Others were worth more points there:' },
  takenBy: 'taken by {schools}', freeStill: 'seats are left, but the company’s limit is reached or the place is worth no points',
  block: {
    kind: 'another kind', level: 'level not received', tooSmall: '{n, number} people at least', tooLarge: '{n, number} people at most', adults: 'one adult for {n, number} pupils', stepFree: 'no step-free access', window: 'outside the days that suit', off: 'holidays', soon: 'too soon', far: 'too far ({n, number} km)', distance: 'distance unknown',
    full: '{n, plural, =0 {full} one {one seat left} other {# seats left}}', waiting: '{n, plural, one {one class waits} other {# classes wait}} already', year: 'enough classes for the year', yearFull: 'enough classes for the year', declined: 'the school declined this session', alreadyAsked: 'company already asked', nobody: 'nobody of the company has an account',
    over: 'request closed', elsewhere: 'placed elsewhere', gone: 'session withdrawn', outsideWindows: 'outside the days that suit', cancelled: 'session cancelled', past: 'date is past', notYet: 'sign-up not yet open', closed: 'activity unpublished', notOpen: 'no longer open to classes', aboveSeats: '{n, number} seats in all', stepFreeTooMany: 'numbers do not agree',
  },
  accept: 'Book what is ticked', acceptHint: 'Each row is booked by itself: one that is no longer possible is named, and the others go through. Schools and companies are told; a school can cancel afterwards.',
  accepted: '{booked, plural, =0 {No class booked} one {One class is booked} other {# classes are booked}}{asked, plural, =0 {} one {, one company is asked} other {, # companies are asked}}.', chooseSome: 'Tick at least one row.', refusedSome: 'What was no longer possible:', refusedOne: '{school}: {why}',
} satisfies Shape<typeof frWords>
