export default {
  group: '{n, plural, one {# personne} other {# personnes}}',
  letter: { where: 'Où', group: 'Groupe' },
  page: {
    title: 'Des places vous attendent', lead: 'Elles vous sont gardées jusqu’au {until}. Sans réponse, elles vont au groupe suivant.',
    yes: 'Oui, nous venons', no: 'Non, laisser la place', approvals: 'Après votre oui, les avis nécessaires sont demandés ; un message vous dira quand la visite est confirmée.',
    accepted: 'C’est noté : les places sont à vous', acceptedText: 'Un message le confirme.', acceptedPending: 'Les avis nécessaires sont demandés ; un message vous dira quand la visite est confirmée.', acceptedOff: 'Si vous ne pouvez plus venir, annulez depuis l’inscription.',
    declined: 'C’est noté : vous ne venez pas', declinedText: 'Merci de l’avoir dit.', declinedNext: 'Merci de l’avoir dit : d’autres qui attendaient sont prévenus.', declinedErased: 'Votre nom et votre adresse sont effacés.',
    expired: 'Le délai est passé', expiredText: 'Les places sont allées au groupe suivant. Vous pouvez choisir une autre date.',
    gone: 'Cette proposition n’a plus cours', goneText: 'L’inscription a changé depuis le message.', goneCancelled: 'L’inscription a été annulée.', cancelled: 'Ce créneau est annulé', cancelledText: 'Personne n’y est plus attendu.',
    activity: 'La page de l’action', mine: 'Voir l’inscription', who: 'Pour',
  },
  school: { title: 'Des places vous sont gardées', text: 'Dites avant le {until} si la classe vient ; sinon elles vont au groupe suivant.', answer: 'Répondre' },
  staff: {
    heldUntil: 'Gardées jusqu’au {until}', none: 'Personne n’attend.', why: 'Pourquoi personne d’autre n’est appelé',
    reason: 'Pourquoi avant les autres', reasonHint: 'Reste dans l’historique ; seule l’équipe la lit.', reasonNeeded: 'Dites pourquoi ; seule l’équipe le lit.', give: 'Proposer les places', tooMany: 'Ce groupe ne tient pas, même hors rang : {n, plural, one {une place libre} other {# places libres}}. Ajoutez des places au créneau pour l’appeler.', outOfTurn: 'Proposer hors rang',
    offers: '{n, plural, one {Une proposition attend sa réponse : ses places sont gardées.} other {# propositions attendent leur réponse : leurs places sont gardées.}}',
    history: 'Propositions faites', at: 'Faite le', to: 'À', until: 'Jusqu’au', outcome: 'Réponse', by: 'Hors rang',
    outcomes: { AWAITED: 'attendue', ACCEPTED: 'oui', DECLINED: 'non', EXPIRED: 'sans réponse', WITHDRAWN: 'sans objet' },
    offered: 'Les places sont proposées : {kind, select, PERSON {la personne} other {l’école}} est prévenue.', given: 'Les places sont données : {kind, select, PERSON {la personne} other {l’école}} est prévenue.',
  },
}
