export default {
  find: 'Trouver une visite', findLead: 'Ce qui reçoit des classes à moins de {n} km de votre établissement : {school}.',
  add: 'Ajouter une autre classe', check: 'Vérifier les {n} classes', added: 'Déjà ajoutées', addTitle: 'Classe suivante', addHint: 'Ce qui se ressemble est repris de la classe précédente. Rien n’est encore envoyé.', remove: 'Retirer {name}', edit: 'Modifier {name}', class: 'Classe {n}', checkThese: 'Vérifier et envoyer',
  summary: 'Vérifiez avant d’envoyer', summaryLead: 'Chaque classe aura sa propre inscription : vous pourrez en annuler une sans toucher aux autres.',
  outlook: { seated: 'Aura ses places', waits: 'Liste d’attente', refused: 'Impossible' },
  someWait: 'Il n’y a pas assez de places pour toutes : dans l’ordre ci-dessous, {n, plural, one {une classe ira} other {# classes iront}} sur la liste d’attente. Si elles doivent venir ensemble, choisissez un autre créneau.',
  lessRoom: 'Des places viennent d’être prises. Rien n’a été envoyé : relisez ce que deviendrait chaque classe.',
  send: '{n, plural, one {Inscrire la classe} other {Inscrire les # classes}}', sendWaiting: '{n, plural, one {Inscrire la classe} other {Inscrire les # classes}}, liste d’attente comprise', addMore: 'Ajouter une classe', total: 'En tout',
  booked: '{n, plural, one {Une classe est inscrite} other {# classes sont inscrites}}{waiting, plural, =0 {} one {, dont une sur liste d’attente} other {, dont # sur liste d’attente}}. Vous recevez un message pour chacune.',
  another: 'Inscrire une autre classe', otherNeeds: 'Dont personnes ayant un autre besoin', otherNeedsHint: 'Traduction, malvoyance, repas… : dites lequel ci-dessous, sans nom.', otherNeedsCount: '{n, plural, =0 {} one {# autre besoin} other {# autres besoins}}',
  toDo: 'À faire', toDoTransport: 'Dire comment vient {name} ({title})', toDoOffer: 'Répondre avant le {until} : une place se libère pour {name} ({title})', toDoTime: '{host} demande une autre date pour {name} ({title})',
  calendar: 'Les visites dans mon calendrier',
  transport: {
    title: 'Transport', optional: 'Transport (peut être dit plus tard)', set: 'Dire comment vient la classe', change: 'Modifier le transport', lead: 'Jusqu’à la visite, vous pouvez le changer sans redemander d’avis. L’entreprise voit comment vous venez, et le coût s’il est à sa charge.', save: 'Enregistrer le transport', saved: 'Le transport est enregistré.', none: 'Pas encore précisé', mode: 'Comment venez-vous ?', cost: 'Coût (€)', payer: 'Qui paie ?', later: 'À préciser', notes: 'À savoir sur l’arrivée', notesHint: 'Heure d’arrivée, nombre de cars à garer, gare de descente…', paidBy: 'payé par {payer}', atYourCost: 'Transport à votre charge : {amount}',
    modes: { COACH: 'Autocar', MINIBUS: 'Minibus de l’établissement', PUBLIC_TRANSPORT: 'Bus, métro ou tramway', TRAIN: 'Train', ON_FOOT: 'À pied', BICYCLE: 'À vélo', CAR: 'Voitures' },
    payers: { SCHOOL: 'L’établissement', MUNICIPALITY: 'La commune ou l’agglomération', DEPARTMENT: 'Le département', REGION: 'La Région', COMPANY: 'L’entreprise d’accueil', CHAMBER: 'La CCI', PARTNER: 'Un partenaire (branche, fondation…)' },
    payersShort: { SCHOOL: 'l’établissement', MUNICIPALITY: 'la commune ou l’agglomération', DEPARTMENT: 'le département', REGION: 'la Région', COMPANY: 'l’entreprise', CHAMBER: 'la CCI', PARTNER: 'un partenaire' },
  },
}
