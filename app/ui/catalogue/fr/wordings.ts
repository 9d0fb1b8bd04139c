export default {
  menu: 'Modèles de lettres', title: 'Modèles de lettres', lead: 'Les mots des messages que la maison envoie. Un changement vaut dès le message suivant.',
  letter: 'Lettre', state: 'Mots', ours: 'ceux de la maison', changed: 'changés {date}', changedIn: '{language, select, en {anglais} other {français}}', fixed: 'fixes', stale: 'ne vont plus : ceux de la maison partent',
  language: { fr: 'Français', en: 'Anglais' }, languages: 'Langue de la lettre',
  onlyChanged: 'Seulement ce qui est changé', all: 'Toutes les lettres', noneChanged: 'Aucune lettre n’est changée', noneChangedText: 'Toutes partent avec les mots de la maison.',
  subject: 'Objet', text: 'Texte', textHint: 'Une ligne vide sépare deux paragraphes. Un paragraphe dont un repère « parfois » n’a rien à dire ne part pas.', button: 'Bouton', buttonHint: 'Le lien du bouton est mis par la maison.',
  otherButton: { persons: 'Bouton tant que l’adresse n’est pas confirmée', other: 'Bouton pour qui partage le stand' }, hello: 'Salutation', sign: 'Signature', signHint: 'Plusieurs lignes sont possibles : nom, téléphone, horaires.',
  placeholders: 'Repères', placeholdersLead: 'Recopiez-les avec leurs accolades : chaque message y met ce qu’il faut.', example: 'Exemple', sometimes: 'parfois', needed: 'à garder', inTable: 'au tableau', tableNote: 'Ce qui est « au tableau » est aussi écrit sous le texte.',
  save: 'Enregistrer ces mots', saved: 'Les messages suivants partent avec ces mots.', preview: 'Voir l’aperçu', previewTitle: 'Aperçu', previewLead: 'Avec des exemples, tel qu’il arrivera.', previewFrame: 'Aperçu du message', textPart: 'Version en texte seul', htmlPart: 'Version mise en page',
  trial: 'M’envoyer un essai', trialSent: 'L’essai part à {mail}.', trialSubject: '[Essai] {subject}', reset: 'Revenir aux mots de la maison', wasReset: 'La maison reprend ses mots.',
  by: 'Changé {date} par {name}.', at: 'Changé {date}.', fixedNote: 'Ces mots ne changent pas : ils préviennent une personne que son compte a peut-être été pris. Qui tiendrait un compte de l’équipe ne doit pas pouvoir les taire.',
  staleNote: 'Ces mots ne vont plus avec cette lettre : celle de la maison part à leur place. Corrigez ce qui est signalé.', cannotPreview: 'Corrigez d’abord ce qui est signalé',
}
