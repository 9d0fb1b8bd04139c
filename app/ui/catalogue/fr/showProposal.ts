export default {
  title: 'Proposition', lead: 'Un calcul cherche la meilleure répartition de toutes les candidatures retenues. Rien ne change avant que vous l’ayez accepté.',
  propose: 'Proposer une répartition', again: 'Proposer de nouveau', open: 'Proposer', nothing: 'Aucune proposition', nothingText: '{companies, plural, one {# entreprise retenue} other {# entreprises retenues}}, {stands, plural, one {# stand} other {# stands}} ; {confirmed, plural, =0 {aucun confirmé} one {un confirmé} other {# confirmés}}, {held, plural, =0 {aucun réservé} one {un réservé} other {# réservés}}. Ce qui est confirmé ne bouge pas.',
  keepHeld: 'Ce qui est réservé ne bouge pas non plus', settings: 'Ce qui compte', settingsText: 'Points donnés ou retirés. Ils sont gardés pour la prochaine fois.',
  weight: {
    placed: 'Avoir un stand', rank1: 'Premier vœu', rank2: 'Deuxième vœu', rank3: 'Troisième vœu', areaShort: 'Par m² en moins', areaOver: 'Par m² en trop', kind: 'Équipé au lieu de nu, ou l’inverse', side: 'Par face ouverte en moins', place: 'À l’endroit demandé',
    near: 'Voisin souhaité', away: 'Voisin à éviter', compact: 'Tous les dix mètres loin des autres', stay: 'Garder le stand réservé', priority: 'Note de la candidature (100 sur 100)', smallest: 'Surface la plus petite (% du vœu)', largest: 'Surface la plus grande (% du vœu)',
  },
  nothingToPlace: 'Il n’y a personne à placer, ou aucun stand libre.', present: 'aujourd’hui', byHand: 'une entreprise après l’autre',
  rows: 'Qui irait où', company: 'Entreprise', stand: 'Stand proposé', now: 'Aujourd’hui', why: 'Pourquoi', choose: 'Prendre {company}', chooseAll: 'Tout prendre',
  change: { fixed: 'Reste', stays: 'Reste', moves: 'Change', new: 'Nouveau' }, none: 'Sans stand',
  rank: '{rank, selectordinal, one {#er vœu} other {#e vœu}}', areaExact: 'surface demandée', areaLess: '{n, number} m² de moins', areaMore: '{n, number} m² de plus', otherKind: 'pas l’équipement demandé', sides: '{n, plural, one {une face ouverte de moins} other {# faces ouvertes de moins}}', placeMet: 'à l’endroit demandé', placeMissed: 'pas à l’endroit demandé', outside: 'hors de ses vœux',
  near: 'près de {names}', notNear: 'mais près de {names}', missed: 'pas près de {names}',
  unplaced: { noWish: 'N’a pas dit ce qu’elle souhaite.', noneFits: 'Aucun stand n’a une surface qui convient.', othersWorthMore: 'Ces stands auraient convenu :' }, standOf: '{number} ({company})', standFree: '{number} (libre : la placer coûterait plus ailleurs)',
  stale: { placed: 'A reçu un autre stand depuis', taken: 'Stand donné depuis', gone: 'Stand supprimé depuis', notAccepted: 'N’est plus retenue' }, done: 'C’est fait',
  accept: 'Prendre ce qui est coché', hold: 'Retenir jusqu’au', confirm: 'Confirmer tout de suite (les entreprises sont prévenues)', accepted: '{n, plural, one {Une entreprise a} other {# entreprises ont}} maintenant le stand proposé.', chooseSome: 'Cochez au moins une entreprise.',
  refusal: { notAccepted: '{company} n’est plus retenue : rien n’a changé.', standGone: 'Un des stands n’existe plus : rien n’a changé.', standTaken: 'Le stand {stand} vient d’être donné à {company} : rien n’a changé.', hasStand: '{company} a reçu un stand entre-temps : rien n’a changé.', changedMeanwhile: 'La place de {company} vient de changer : rien n’a changé d’autre.', untilPast: 'Choisissez un jour à venir.' },
}
