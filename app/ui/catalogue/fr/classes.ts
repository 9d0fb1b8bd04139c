export default {
  find: 'Trouver une visite', findLead: 'Ce qui reçoit des classes à moins de {n} km de {school}.',
}
