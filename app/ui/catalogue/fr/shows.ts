export default {
  list: 'Salons',
  mine: 'Mes salons',
  room: {
    dashboard: 'Vue d’ensemble', edition: 'Édition', plan: 'Plan', applications: 'Candidatures', assignment: 'Attribution', quotes: 'Devis',
    aid: 'Aides', deadlines: 'Échéances', rota: 'Permanences', leads: 'Contacts',
  },
}
