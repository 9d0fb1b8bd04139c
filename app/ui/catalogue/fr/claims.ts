export default {
  title: 'Votre entreprise', lead: 'Dites-nous pour quelle entreprise vous agissez. L’équipe vérifie votre demande, puis votre espace s’ouvre : salons, visites, devis.', open: 'Ouvrir mon espace',
  search: 'Nom, ville, SIREN ou SIRET', searchHint: 'Trois signes au moins.', find: 'Chercher', count: '{n, plural, =0 {Aucun résultat} one {# résultat} other {# résultats}}',
  none: 'Aucune entreprise trouvée', noneText: 'Essayez le SIRET, ou le nom seul. Si elle n’est pas dans l’annuaire, écrivez à la CCI avec son SIRET : l’équipe l’ajoute.',
  ask: 'Demander l’accès', asked: 'Demande en cours', made: 'Votre demande pour {company} est envoyée : l’équipe vous répond par courriel.', already: 'Vous agissez déjà pour {company}.', tooMany: '{n} demandes attendent déjà une réponse.',
  waiting: 'Demandes en attente', waitingText: 'L’équipe vous répond par courriel.', askedOn: 'Demandé le {date}',
  forCompany: 'Vous êtes une entreprise ?', forCompanyText: 'Demandez l’accès à son espace.', forSchool: 'Vous êtes un établissement scolaire ?',
  queue: 'Demandes d’accès', queueLead: 'Qui dit agir pour une entreprise ou un établissement. Vérifiez par un courriel ou un appel à l’adresse connue.', companies: 'Entreprises', schools: 'Établissements', schoolsText: 'Ces personnes inscrivent déjà des classes, mais ne voient que les leurs.',
  others: '{n, plural, =0 {personne n’agit encore pour elle} one {une personne agit déjà pour elle} other {# personnes agissent déjà pour elle}}',
  accept: 'Accepter', refuse: 'Refuser', granted: 'L’accès est donné et la personne prévenue.', refused: 'La demande est refusée.', verified: 'Le contact est vérifié.', settled: 'Cette demande a déjà reçu une réponse.',
  nobody: 'Aucune demande', nobodyText: 'Les demandes d’accès paraîtront ici.', notice: '{n, plural, one {Une demande d’accès attend.} other {# demandes d’accès attendent.}}', tab: '{n, plural, =0 {Demandes} other {Demandes (#)}}',
}
