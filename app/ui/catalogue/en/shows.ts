export default {
  list: 'Shows',
  open: 'Prepare the pavilion',
  mine: 'My shows',
  room: {
    dashboard: 'Overview', edition: 'Edition', plan: 'Plan', applications: 'Applications', assignment: 'Assignment', quotes: 'Quotes',
    aid: 'Aid', deadlines: 'Deadlines', rota: 'Rota', leads: 'Contacts',
  },
  callTitle: 'Call for applications',
  venueTitle: 'Organiser and venue',
  quoteTitle: 'What quotes say',
  saveEdition: 'Save the edition',
  editionSaved: 'The edition is saved.',
  field: {
    organiser: 'Organiser of the show', web: 'The show’s website', venue: 'Exhibition venue', venueAddress: 'Address', callText: 'What a company reads before it applies',
    callTextHint: 'Who may come, what a stand includes, how places are given.',
    opensOn: 'Opens: day', opensAt: 'Time', closesOn: 'Closes: day', closesAt: 'Time',
    vat: 'VAT (%)', deposit: 'Deposit with the order (%)', quoteDays: 'A quote holds for (days)', quoteTerms: 'Terms at the foot of a quote',
    sellerName: 'Issuer of the quote', sellerAddress: 'Issuer’s address', sellerSiret: 'Issuer’s SIRET', sellerVatNumber: 'VAT number',
  },
  prices: 'Price list',
  noPrice: 'No price yet',
  noPriceText: 'Quotes are worked out from this list: price per m², supplement for open sides, co-exhibitors, options.',
  priceSaved: 'The price is saved.',
  priceRemoved: 'The price is removed. Quotes that were made keep their amounts.',
  unit: {
    PER_M2_EQUIPPED: 'Per m², equipped', PER_M2_BARE: 'Per m², bare', OPEN_SIDE_PERCENT: 'Open sides (%)', CO_EXHIBITOR: 'Per co-exhibitor', OPTION: 'Option, each',
  },
  price: {
    unit: 'What it is', code: 'Code', label: 'Label', amount: 'Price before tax (€)', percent: 'Supplement on the floor price (%)', openSides: 'Number of open sides',
    vat: 'VAT (%)', stock: 'Stock', validFrom: 'Holds from', validUntil: 'Holds until', validHint: 'Empty: since ever.', validUntilHint: 'Empty: without end.',
    add: 'Add a price', save: 'Save the price', remove: 'Remove', amountShort: 'Before tax', vatShort: 'VAT', valid: 'Holds',
    between: '{from} to {until}', from: 'from {from}', until: 'until {until}', always: 'always',
    sides: '{n, plural, one {# open side} other {# open sides}}', asked: '{n, plural, =0 {Not asked for yet} other {# asked for}}', askedOf: '{n} asked for of {stock}',
  },
  letter: {
    changedSubject: '{title}: {state}', changed: 'The show “{title}” has changed. This is where it stands.', state: 'State', when: 'Dates', where: 'Place', note: 'To know', open: 'See my show',
  },
}
