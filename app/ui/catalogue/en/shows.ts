export default {
  list: 'Shows',
  mine: 'My shows',
  room: {
    dashboard: 'Overview', edition: 'Edition', plan: 'Plan', applications: 'Applications', assignment: 'Assignment', quotes: 'Quotes',
    aid: 'Aid', deadlines: 'Deadlines', rota: 'Rota', leads: 'Contacts',
  },
}
