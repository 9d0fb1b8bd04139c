export default {
  list: 'Salons',
  open: 'Préparer le pavillon',
  mine: 'Mes salons',
  room: {
    dashboard: 'Vue d’ensemble', edition: 'Édition', plan: 'Plan', applications: 'Candidatures', assignment: 'Attribution', quotes: 'Devis',
    aid: 'Aides', deadlines: 'Échéances', rota: 'Permanences', leads: 'Contacts',
  },
  callTitle: 'Appel à candidatures',
  venueTitle: 'Organisateur et lieu',
  quoteTitle: 'Ce qui figure sur les devis',
  saveEdition: 'Enregistrer l’édition',
  editionSaved: 'L’édition est enregistrée.',
  field: {
    organiser: 'Organisateur du salon', web: 'Site du salon', venue: 'Lieu d’exposition', venueAddress: 'Adresse', callText: 'Ce que lit une entreprise avant de candidater',
    callTextHint: 'Qui peut venir, ce que comprend un stand, comment les places sont attribuées.',
    opensOn: 'Ouverture : jour', opensAt: 'Heure', closesOn: 'Clôture : jour', closesAt: 'Heure',
    vat: 'TVA (%)', deposit: 'Acompte à la commande (%)', quoteDays: 'Validité d’un devis (jours)', quoteTerms: 'Conditions au bas du devis',
    sellerName: 'Émetteur du devis', sellerAddress: 'Adresse de l’émetteur', sellerSiret: 'SIRET de l’émetteur', sellerVatNumber: 'Numéro de TVA',
  },
  prices: 'Tarifs',
  noPrice: 'Aucun tarif',
  noPriceText: 'Les devis se calculent avec cette grille : prix au m², majoration des angles, co-exposants, options.',
  priceSaved: 'Le tarif est enregistré.',
  priceRemoved: 'Le tarif est retiré. Les devis déjà faits gardent leurs montants.',
  unit: {
    PER_M2_EQUIPPED: 'Au m², équipé', PER_M2_BARE: 'Au m², nu', OPEN_SIDE_PERCENT: 'Faces ouvertes (%)', CO_EXHIBITOR: 'Par co-exposant', OPTION: 'Option, à l’unité',
  },
  price: {
    unit: 'Ce que c’est', code: 'Code', label: 'Libellé', amount: 'Prix hors taxe (€)', percent: 'Majoration du prix de la surface (%)', openSides: 'Nombre de faces ouvertes',
    vat: 'TVA (%)', stock: 'Stock', validFrom: 'Valable à partir du', validUntil: 'Valable jusqu’au', validHint: 'Vide : depuis toujours.', validUntilHint: 'Vide : sans fin.',
    add: 'Ajouter un tarif', save: 'Enregistrer le tarif', remove: 'Retirer', amountShort: 'Hors taxe', vatShort: 'TVA', valid: 'Valable',
    between: 'du {from} au {until}', from: 'à partir du {from}', until: 'jusqu’au {until}', always: 'toujours',
    sides: '{n, plural, one {# face ouverte} other {# faces ouvertes}}', asked: '{n, plural, =0 {Pas encore demandé} one {# demandé} other {# demandés}}', askedOf: '{n} demandés sur {stock}',
  },
  letter: {
    changedSubject: '{title} : {state}', changed: 'Le salon « {title} » a changé. Voici où il en est.', state: 'État', when: 'Dates', where: 'Lieu', note: 'À savoir', open: 'Voir mon salon',
  },
}
