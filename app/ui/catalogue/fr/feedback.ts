export default {
  title: 'Comment s’est passée la visite ?', lead: 'Quatre questions, une minute, sans compte.', who: { SCHOOL: 'Pour {name}', HOST: 'Pour {name}, qui a reçu' },
  overall: { SCHOOL: 'La visite, dans l’ensemble', HOST: 'La visite, dans l’ensemble' }, prepared: { SCHOOL: 'L’organisation et la préparation', HOST: 'La préparation de la classe' }, again: { SCHOOL: 'Reviendriez-vous avec une autre classe ?', HOST: 'Recevriez-vous une autre classe ?' },
  marks: 'De 1, décevant, à 5, excellent', markOf: '{n} sur 5', yes: 'Oui', no: 'Non', comment: 'Que garder, que changer ?', commentHint: 'Sans nom d’élève. L’équipe le lit ; cela ne paraît nulle part.', send: 'Envoyer', sent: 'Merci, c’est bien reçu.', thanks: 'Merci !', thanksText: 'Votre réponse est arrivée. Elle aide à préparer les prochaines visites.', again2: 'Une réponse a déjà été donnée par ce lien.', home: 'Voir le programme',
}
