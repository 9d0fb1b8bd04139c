export default {
  title: 'Calcul en cours', progress: '{seconds, number} s sur {limit, number} s', soFar: 'Le meilleur jusqu’ici : {best, number} points', boundSoFar: 'au mieux {bound, number}', reload: 'Actualiser', giveUp: 'Arrêter le calcul', seconds: 'Temps de calcul (secondes)',
  failed: 'Le calcul s’est interrompu. Relancez-le.', stopped: 'Le calcul a été arrêté.', running: 'Un calcul est déjà en cours.', started: 'Le calcul a commencé.',
  score: 'points', bound: 'au plus', proven: 'Rien ne vaut mieux : c’est prouvé.', gap: 'À {gap, number, ::percent .0} au plus de la meilleure solution possible.', noBound: 'Le calcul n’a pas eu le temps d’une borne : voici le meilleur résultat trouvé pas à pas.', took: 'Calculé en {seconds, number} s.',
}
