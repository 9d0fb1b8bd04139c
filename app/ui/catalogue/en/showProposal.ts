import type frWords from '../fr/showProposal'
import type { Shape } from '../shape'

export default {
  title: 'Proposal', lead: 'A computation looks for the best assignment of all accepted applications. Nothing changes before you accept it.',
  propose: 'Propose an assignment', again: 'Propose again', open: 'Propose', nothing: 'No proposal', nothingText: '{companies, plural, one {# accepted company} other {# accepted companies}}, {stands, plural, one {# stand} other {# stands}}; {confirmed, plural, =0 {none confirmed} one {one confirmed} other {# confirmed}}, {held, plural, =0 {none held} one {one held} other {# held}}. What is confirmed does not move.',
  keepHeld: 'What is held does not move either', settings: 'What counts', settingsText: 'Points given or taken. They are kept for the next time.',
  weight: {
    placed: 'Having a stand', rank1: 'First wish', rank2: 'Second wish', rank3: 'Third wish', areaShort: 'For each m² too few', areaOver: 'For each m² too many', kind: 'Equipped instead of bare, or the other way', side: 'For each open side missing', place: 'In the place asked for',
    near: 'Wished neighbour', away: 'Neighbour to avoid', compact: 'For each ten metres away from the others', stay: 'Keeping the held stand', priority: 'Score of the application (100 of 100)', smallest: 'Smallest area (% of the wish)', largest: 'Largest area (% of the wish)',
  },
  nothingToPlace: 'There is nobody to place, or no free stand.', present: 'today', byHand: 'company by company',
  rows: 'Who would go where', company: 'Company', stand: 'Proposed stand', now: 'Today', why: 'Why', choose: 'Take {company}', chooseAll: 'Take all',
  change: { fixed: 'Stays', stays: 'Stays', moves: 'Moves', new: 'New' }, none: 'No stand',
  rank: '{rank, selectordinal, one {#st wish} two {#nd wish} few {#rd wish} other {#th wish}}', areaExact: 'area asked for', areaLess: '{n, number} m² less', areaMore: '{n, number} m² more', otherKind: 'not the equipment asked for', sides: '{n, plural, one {one open side less} other {# open sides less}}', placeMet: 'in the place asked for', placeMissed: 'not in the place asked for', outside: 'outside its wishes',
  near: 'near {names}', notNear: 'but near {names}', missed: 'not near {names}',
  unplaced: { noWish: 'Has not said what it wishes.', noneFits: 'No stand has an area that suits.', othersWorthMore: 'These stands would have suited:' }, standOf: '{number} ({company})', standFree: '{number} (free: placing it would cost more elsewhere)',
  stale: { placed: 'Was given another stand since', taken: 'Stand given since', gone: 'Stand removed since', notAccepted: 'No longer accepted' }, done: 'Done',
  accept: 'Take what is ticked', hold: 'Hold until', confirm: 'Confirm at once (companies are told)', accepted: '{n, plural, one {One company has} other {# companies have}} the proposed stand now.', chooseSome: 'Tick at least one company.',
  refusal: { notAccepted: '{company} is no longer accepted: nothing has changed.', standGone: 'One of the stands is gone: nothing has changed.', standTaken: 'Stand {stand} was just given to {company}: nothing has changed.', hasStand: '{company} was given a stand meanwhile: nothing has changed.', changedMeanwhile: 'The place of {company} has just changed: nothing else has changed.', untilPast: 'Choose a day to come.' },
} satisfies Shape<typeof frWords>
