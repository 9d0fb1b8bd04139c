export default {
  week: 'Semaine du {range}', previous: 'Semaine précédente', next: 'Semaine suivante', thisWeek: 'Cette semaine', jump: 'Aller à la semaine du', go: 'Y aller', views: 'Présentation', calendar: 'Calendrier', list: 'Liste', today: 'aujourd’hui',
  more: '{n, plural, one {et un autre} other {et # autres}}', full: 'complet, {taken} sur {seats}',
  empty: 'Aucun créneau cette semaine', nextSessions: 'Voir la semaine du {day}',
  mark: { holiday: 'Vacances : {words}', publicHoliday: 'Férié : {words}', show: 'Salon : {words}', deadline: 'Échéance : {words}', labelDeadline: 'Date limite du label : {words}' },
  waitingTitle: 'Ce qui attend', waitingLate: '{n, plural, one {Une chose est en retard} other {# choses sont en retard}}', nothing: 'Rien n’attend, rien n’est en retard.', late: 'en retard', since: 'depuis le {day}', due: 'pour le {day}', on: 'le {day}', andMore: '{n, plural, one {et un autre} other {et # autres}}',
  waiting: {
    chamberLate: '{n, plural, one {avis de la CCI en retard} other {avis de la CCI en retard}}', rectorateLate: '{n, plural, one {avis du rectorat en retard} other {avis du rectorat en retard}}', proposals: '{n, plural, one {proposition d’entreprise à relire} other {propositions d’entreprises à relire}}',
    requests: '{n, plural, one {demande d’école sans réponse} other {demandes d’écoles sans réponse}}', deadlines: '{n, plural, one {échéance de salon dépassée} other {échéances de salon dépassées}}', labelAnswers: '{n, plural, one {réponse du comité du label en retard} other {réponses du comité du label en retard}}',
    labelToSubmit: '{n, plural, one {action prête pour le label, la date limite approche} other {actions prêtes pour le label, la date limite approche}}', attendance: '{n, plural, one {accueil à clore} other {accueils à clore}}', conventions: '{n, plural, one {convention à signer d’une visite proche} other {conventions à signer de visites proches}}', mailFailed: '{n, plural, one {courriel n’est pas parti} other {courriels ne sont pas partis}}',
  },
  labelTitle: 'Label', labelUntil: 'à déposer jusqu’au {day}', labelOver: 'dépôt clos le {day}',
  label: { labelled: '{n, plural, one {# labellisée} other {# labellisées}}', submitted: '{n, plural, one {# déposée} other {# déposées}}', ready: '{n, plural, one {# prête} other {# prêtes}}', refused: '{n, plural, one {# refusée} other {# refusées}}', lacking: '{n, plural, one {# incomplète} other {# incomplètes}}', none: 'aucune action' },
}
