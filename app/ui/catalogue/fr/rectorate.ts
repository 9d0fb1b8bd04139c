export default {
  nav: { queue: 'Avis à donner', map: 'Carte', year: 'L’année', delegations: 'Remplacements' },
  queue: {
    title: 'Avis à donner', lead: 'Les sorties de classes des établissements de votre académie, les plus pressées d’abord.', none: 'Aucun avis en attente', noneText: 'Les demandes des établissements paraîtront ici avec tout ce qu’il faut pour décider.',
    toDecide: 'À décider', atSchool: 'En attente de l’établissement', atSchoolText: 'Une précision est demandée ; vous pouvez décider sans l’attendre.', decided: 'Derniers avis rendus',
    choose: 'Choisir', chooseOne: 'Choisir : {school}, {class}', school: 'Établissement', visit: 'Visite', when: 'Date', group: 'Groupe', due: 'Avant le', state: 'État', open: 'Lire et décider',
    late: 'en retard', soon: 'bientôt', again: 'redemandé', answered: 'réponse reçue', late_count: '{n, plural, one {Un avis est en retard.} other {# avis sont en retard.}}',
    many: 'Pour les demandes choisies', giveMany: 'Donner l’avis favorable', refuseMany: 'Refuser avec une raison', reason: 'Raison', reasonHint: 'Chaque établissement lira cette raison.', refuse: 'Refuser les demandes choisies',
    manyDone: '{decided, plural, =0 {Aucun avis n’est enregistré.} one {Un avis est enregistré.} other {# avis sont enregistrés.}} {passed, plural, =0 {} one {Un autre avait déjà été rendu.} other {# autres avaient déjà été rendus.}}', nothingChosen: 'Choisissez au moins une demande.', by: 'Par', inPlace: 'pour {name}',
  },
  page: {
    crumb: 'Avis à donner', changed: 'Redemandé : ce qui a changé', changedText: 'Un avis avait été demandé ou rendu sur d’autres bases.', was: 'Avant', now: 'Maintenant', what: 'Quoi',
    field: { pupils: 'Élèves', adults: 'Accompagnateurs', level: 'Niveau', startsAt: 'Début', endsAt: 'Fin', place: 'Lieu' },
    theClass: 'La classe', school: 'Établissement', class: 'Classe', group: 'Groupe', ratio: 'Encadrement', ratioText: '{n, plural, =0 {aucun accompagnateur} other {un accompagnateur pour {per} élèves}}', ratioMost: '{n} au plus demandés par l’hôte', stepFree: 'Sans marche', needs: 'Besoins dits', contact: 'Contact', noContact: 'non indiqué',
    theVisit: 'La visite', action: 'Action', host: 'Hôte', when: 'Quand', place: 'Lieu', map: 'Voir sur une carte', duration: 'Durée', content: 'Au programme', expected: 'Attendus à ce créneau', expectedText: '{taken} sur {seats} places',
    safety: 'Sécurité', gear: 'Équipement', minAge: 'Âge minimum', minAgeText: '{n} ans', notes: 'Consignes', access: 'Accès', convention: 'Convention', conventionNeeded: 'À signer avant la venue', conventionNot: 'Non nécessaire', noSafety: 'L’hôte n’a rien indiqué.',
    decisions: 'Où en est la demande', chamber: 'Avis de la CCI', chamberText: 'Indépendant du vôtre.', history: 'Historique', basis: 'L’avis porte sur',
    due: 'À rendre avant le {date}', late: 'En retard : était à rendre avant le {date}', over: 'Cette demande n’attend plus d’avis', overGiven: 'Avis favorable', overRefused: 'Avis défavorable', overText: 'Un changement de date, de lieu ou d’effectif le ferait redemander.', overCancelled: 'L’inscription a été annulée ou a changé.',
    decide: 'Votre avis', give: 'Donner l’avis favorable', refuse: 'Refuser', reason: 'Raison', reasonHint: 'L’établissement lira cette raison.', ask: 'Demander une précision', question: 'Votre question', questionHint: 'L’établissement la reçoit par courriel et répond ici. La demande reste en attente.', send: 'Envoyer la question', asked: 'La question est envoyée à l’établissement.', next: 'L’avis est enregistré. Voici la suite.',
    exchange: 'Questions et réponses', QUESTION: 'Question', ANSWER: 'Réponse de l’établissement', earlier: 'Cette année, cet établissement', earlierText: '{n, plural, =0 {n’a pas d’autre sortie.} one {a une autre sortie.} other {a # autres sorties.}}',
  },
  trail: {
    asked: 'Avis demandé ({authority})', superseded: 'Redemandé sur de nouvelles bases ({authority})', given: 'Avis favorable ({authority})', refused: 'Avis défavorable ({authority})', question: 'Précision demandée ({authority})', answer: 'L’établissement a répondu ({authority})', booked: 'Classe inscrite',
  },
  authority: { CHAMBER: 'CCI', RECTORATE: 'rectorat' },
  refusal: { decided: 'Cette demande n’attend plus d’avis.', reasonNeeded: 'Écrivez pourquoi.', nothingChosen: 'Choisissez au moins une demande.', noAccount: 'Cette adresse n’a pas de compte ici : demandez à la CCI d’inviter la personne.', staff: 'Une personne de la CCI ne peut pas décider pour le rectorat.', self: 'C’est votre propre adresse.', already: 'Cette personne décide déjà pour votre académie.', endBeforeStart: 'La fin vient avant le début.', tooLong: 'Un an au plus.', past: 'Cette période est passée.' },
  delegation: {
    title: 'Remplacements', lead: 'Une personne que vous nommez décide à votre place pendant vos absences. Tout avis garde le nom de qui l’a rendu.', given: 'Qui vous remplace', held: 'Qui vous remplacez', none: 'Personne ne vous remplace.', heldNone: 'Vous ne remplacez personne.',
    add: 'Nommer quelqu’un', mail: 'Adresse électronique de son compte', startsOn: 'Du', endsOn: 'Au (inclus)', save: 'Nommer', saved: 'Le remplacement est noté ; la personne est prévenue.', end: 'Terminer', ended: 'Le remplacement est terminé.', person: 'Personne', days: 'Période', academie: 'Académie', onlyOwn: 'Vous remplacez quelqu’un : vous ne pouvez pas nommer à votre tour.',
  },
  year: {
    title: 'L’année en chiffres', lead: 'Année scolaire {year}, académie de {academies}. Classes dont les places sont gardées ou qui sont venues.', classes: 'Classes', pupils: 'Élèves', schools: 'Établissements', hosts: 'Hôtes', given: 'Avis favorables', refused: 'Avis défavorables', waiting: 'En attente', days: 'Délai moyen', daysText: '{n, plural, =0 {le jour même} one {# jour} other {# jours}}',
    byBasin: 'Par bassin', basin: 'Bassin', noBasin: 'Sans bassin connu', seeMap: 'Voir la carte', byMonth: 'Par mois', month: 'Mois', none: 'Aucune sortie cette année', noneText: 'Les chiffres paraîtront avec les premières inscriptions.',
    byLevel: 'Par niveau', level: 'Niveau', previous: 'Année précédente', next: 'Année suivante',
  },
  map: {
    title: 'La carte', lead: 'Académie de {academies}, année scolaire {year} : d’où partent les classes, et qui ne sort pas encore.', map: 'Par bassin', table: 'Les mêmes nombres', label: 'Carte de {n} bassins ; chacun mène à ses établissements', area: 'Bassin', around: '{town} et alentours',
    classes: '{n, plural, =0 {aucune classe} one {# classe} other {# classes}}', classesHead: 'Classes', pupils: 'Élèves', served: 'Établissements', servedOf: '{n} sur {all}', waiting: 'Avis en attente', school: 'Établissement', never: '{n, plural, one {Un établissement sans sortie cette année} other {# établissements sans sortie cette année}}',
    shade: { none: 'aucune sortie', few: 'peu', some: 'moyen', most: 'le plus' }, point: 'un établissement dont des classes sortent', guessed: 'Le bassin n’est pas renseigné pour tous les établissements : les autres sont groupés autour de la grande ville la plus proche. Chaque carré fait deux kilomètres de côté.',
    none: 'Aucun établissement', noneText: 'La carte se dessine d’après l’annuaire des établissements de l’académie.',
  },
  answer: { title: 'Répondre à la question', lead: 'Votre réponse part à qui décide ; vos places restent gardées.', question: 'Question posée ({authority})', answer: 'Votre réponse', answerHint: 'Des faits et des nombres, aucun nom d’élève.', send: 'Envoyer la réponse', sent: 'La réponse est envoyée : l’avis est de nouveau demandé.', notice: 'Une précision vous est demandée', goFor: 'Répondre pour {what}', go: 'Répondre' },
  step: { more: '{authority, select, CHAMBER {CCI : précision demandée} other {Rectorat : précision demandée}}' },
  letter: {
    authority: '{authority, select, CHAMBER {La CCI} other {Le rectorat}}', before: '{title}, avant le {date}', more_count: '{n, plural, one {et un autre} other {et # autres}}',
    decisions: '{n, plural, one {Un avis} other {# avis}}', waiting: '{n, plural, one {Cet avis attend} other {Ces avis attendent}}',
  },
}
