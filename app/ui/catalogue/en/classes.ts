export default {
  find: 'Find a visit', findLead: 'What takes classes within {n} km of {school}.',
}
