export default {
  equipped: 'équipé',
  bare: 'nu',
  grantCancelled: { WITHDRAWN: 'Candidature retirée', REFUSED: 'Candidature refusée' },
  letter: {
    stand: 'Stand', standIn: '{stand}, {hall}', area: 'Surface', areaWords: '{area, number} m², {kind}', sides: 'Faces ouvertes', reason: 'Motif', open: 'Voir mon salon',
    subject: { confirmed: '{show} : votre stand {stand} est confirmé', moved: '{show} : vous changez de stand, voici le {stand}', released: '{show} : le stand {stand} ne vous est plus attribué' },
    text: {
      confirmed: 'Votre place au salon « {show} » est confirmée.', moved: 'Votre place au salon « {show} » change. Voici votre nouveau stand.', released: 'Au salon « {show} », ce stand ne vous est plus attribué. Nous restons à votre disposition pour la suite.',
    },
  },
}
