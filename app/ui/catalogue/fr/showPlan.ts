export default {
  title: 'Plan',
  lead: 'Dessinez les stands en mètres, à la souris, au doigt ou au clavier ; le tableau fait la même chose.',
  zoomIn: 'Agrandir', zoomOut: 'Réduire', zoomWhole: 'Voir tout le plan',
  planOf: 'Plan de {hall}',
  hall: 'Hall', halls: 'Halls',
  stand: 'Stand {number}', standWords: 'Stand {number}, {area, number} m², {state}',
  free: 'libre', reserved: 'réservé', held: 'retenu pour {name}', confirmed: '{name}',
  publicTitle: 'Plan du salon', publicLead: 'Qui est où. Cherchez une entreprise ou touchez un stand.',
  search: 'Chercher une entreprise, un produit, un stand', find: 'Chercher', noneFound: 'Rien ne correspond.', exhibitors: 'Exposants', noPlan: 'Le plan n’est pas encore là', seePlan: 'Voir le plan',
  noneConfirmed: 'Aucun stand n’est encore confirmé.',
  paper: {
    sheet: 'Feuille {n} sur {of}', scale: 'Échelle 1:{scale}', tiles: 'À cette échelle le hall tient sur {n} feuilles, à assembler ; les traits se prolongent d’une feuille à l’autre.', drawing: 'Plan de {hall}, {width, number} m sur {height, number} m, avec {n, plural, one {un stand} other {# stands}}',
    free: 'libre', list: 'Qui est où', number: 'Stand', area: 'Surface', who: 'Exposant', metres: '{n} m', dimension: '{n, number} m', print: 'Imprimer le plan', size: 'Papier', scaleField: 'Échelle', fit: 'Celle qui tient sur une feuille', open: 'Ouvrir le PDF',
  },
  legend: { free: 'Libre', held: 'Réservé', confirmed: 'Confirmé', bare: 'Stand nu (coin grisé)' },
}
