export default {
  keys: 'Clés d’accès', keysLead: 'Une clé permet à un autre logiciel de lire les listes que vous pouvez voir, tant que vous le pouvez. Il ne peut rien changer.',
  keyName: 'Pour quel usage ?', createKey: 'Créer une clé', noKey: 'Aucune clé.', lastUsed: 'Utilisée le {day}', neverUsed: 'Jamais utilisée', createdOn: 'Créée le {day}', revoke: 'Supprimer la clé {name}', keyRevoked: 'La clé est supprimée : elle n’ouvre plus rien.',
  yourKey: 'Votre clé', keyMade: 'La clé est créée.', added: 'L’adresse est ajoutée.', yourSecret: 'Le secret de signature', onlyOnce: 'Copiez-la maintenant : elle ne sera plus montrée.', onlyOnceSecret: 'Copiez son secret de signature maintenant : il ne sera plus montré. Il prouve que les messages viennent bien d’ici.', description: 'Description de l’interface (OpenAPI)', example: 'Par exemple :',
  webhooks: 'Webhooks', webhooksLead: 'Une adresse est prévenue, dans la minute, de ce qui change : le nom du changement et le numéro de la fiche, rien d’une personne.',
  address: 'Adresse', addressHint: 'Elle doit répondre 2xx ; sinon nous réessayons pendant deux jours.', topicsTitle: 'Prévenir de quoi ?', add: 'Ajouter l’adresse', noWebhook: 'Aucune adresse n’est prévenue', end: 'Ne plus prévenir', ended: 'L’adresse n’est plus prévenue.',
  topics: { programme: 'Programmes', activity: 'Actions', session: 'Créneaux', signup: 'Inscriptions', approval: 'Avis', application: 'Candidatures', assignment: 'Attributions', quote: 'Devis', deadline: 'Échéances' },
  deliveries: 'Derniers envois', noDelivery: 'Rien n’a encore été envoyé.', event: 'Changement', when: 'Quand', state: 'État', again: 'Renvoyer', sentAgain: 'L’envoi est remis dans la file.',
  deliveryState: { QUEUED: 'En attente', SENT: 'Reçu', FAILED: 'Abandonné' }, attempts: '{n, plural, one {# essai} other {# essais}}', answered: 'réponse {status}',
  trouble: { address: 'adresse inexacte', private: 'adresse d’un réseau privé', tooLarge: 'réponse trop longue', timeout: 'pas de réponse à temps', redirects: 'trop de renvois', unreachable: 'injoignable' },
}
