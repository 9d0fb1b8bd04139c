import type fr from '../fr/papers'
import type { Shape } from '../shape'

export default {
  title: 'The papers of the visit', open: 'The papers of the visit',
  lead: 'Numbered, filled in, ready to print. When the visit changes, one paper takes another’s place and is signed anew.',
  model: 'These are models, in French: read them, fill in the lines that are left open, adapt them to your own rules.',
  kind: { CONVENTION: 'Agreement', NOTICE: 'Notice to families', RISKS: 'Prevention sheet' },
  about: { CONVENTION: 'Between school and company: who receives, who supervises, what is insured.', NOTICE: 'To hand to families, with a slip to cut off. The slip is filled in by hand and stays at the school.', RISKS: 'The rules of the site, to read with the class and to carry on the day.' },
  standing: { ready: 'ready', toSign: 'to be signed', signed: 'signed', replaced: 'replaced', withdrawn: 'withdrawn', draft: 'draft' },
  noticeStanding: { toSign: 'slips awaited', signed: 'slips received' },
  file: 'Open the PDF', fileOf: 'Open {what} (PDF)', number: 'No. {number}', madeOn: 'made on {day}', replaces: 'replaces {number}', replacedBy: 'replaced by {number}', withdrawnOn: 'withdrawn on {day}',
  signer: { SCHOOL: 'The school', COMPANY: 'The company', CHAMBER: 'The organiser' },
  signedOn: 'signed on {day}', notSigned: 'not signed yet', scan: 'See the signed copy', scanOf: 'See the signed copy, {signer}',
  mark: 'Note the signature', markFor: { SCHOOL: 'Note the school’s signature', COMPANY: 'Note the company’s signature', CHAMBER: 'Note the organiser’s signature' },
  day: 'Signed on', scanField: 'Signed copy (PDF or photo)', scanHint: 'Only the agreement signed by the head of school and the company. No family’s slip, no pupil’s name.',
  undo: 'Take this signature back', undoFor: { SCHOOL: 'Take the school’s signature back', COMPANY: 'Take the company’s signature back', CHAMBER: 'Take the organiser’s signature back' },
  slips: 'Slips received', slipsHint: 'A number, out of {n}. The slips stay at the school.', slipsSave: 'Save the number', slipsOf: '{slips} of {pupils} received', slipsMissing: '{n, plural, one {one slip is missing} other {# slips are missing}}',
  convention: { needed: 'This visit needs an agreement.', possible: 'This information visit needs no agreement; you may make one.', ask: 'Prepare an agreement', drop: 'Do without an agreement' },
  waits: 'The visit is not confirmed yet: these papers are drafts, without a number, and are not signed.', waitsAgain: 'The visit has changed or waits for a decision: its papers will be brought up to date once it is confirmed.', over: 'The visit does not take place: its papers are withdrawn.', none: 'This activity has no papers', noneText: 'Nothing is to be signed or handed out for this visit.',
  earlier: 'Papers that hold no more', soon: 'The papers are being prepared',
  missing: { SCHOOL: 'the school’s signature', COMPANY: 'the company’s signature', CHAMBER: 'the organiser’s signature' }, awaited: '{kind}: {who}',
  todo: '{n, plural, one {One visit has papers to sign} other {# visits have papers to sign}}', todoCompany: '{n, plural, one {One agreement waits for your signature} other {# agreements wait for your signature}}',
  section: 'Papers of the visits',
  done: { signed: 'The signature is noted.', unsigned: 'The signature is taken back.', slips: 'The number of slips is noted.', asked: 'The agreement is ready: it is to be signed.', dropped: 'The agreement is withdrawn.' },
  refusal: { paperReplaced: 'This paper was just replaced: the visit has changed. Here is the one that holds.', visitWaits: 'The visit is no longer confirmed: nothing is signed for now.', conventionNeeded: 'This visit needs an agreement.' },
  ground: {
    startsAt: 'date or time', endsAt: 'end', place: 'place', school: 'school', host: 'company', others: 'other companies', level: 'level', className: 'class', pupils: 'number of pupils', adults: 'accompanying adults', stepFree: 'step-free access', nature: 'nature of the visit', content: 'programme', gear: 'gear', minAge: 'minimum age', safety: 'rules of the site', transport: 'transport', free: 'cost for families', access: 'access', note: 'meeting point', pupilsPerAdult: 'supervision',
  },
  letter: { in: '{n, plural, =0 {Today} one {Tomorrow} other {In # days}}', inPlaceOf: '{number}, replaces {replaces}' },
} satisfies Shape<typeof fr>
