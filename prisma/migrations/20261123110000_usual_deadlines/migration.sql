-- What comes back at every show: rows that each house changes as it likes.

INSERT INTO "DeadlineTemplate" (id, title, detail, anchor, "offsetDays", "perCompany", owner, "remindDays") VALUES
  (gen_random_uuid(), 'Réserver la surface du pavillon auprès de l’organisateur', '', 'SHOW_START', -270, false, 'CHAMBER', '{30,7}'),
  (gen_random_uuid(), 'Attribuer les stands', 'Proposition, arbitrages, puis confirmation à chaque exposant.', 'CALL_CLOSE', 21, false, 'CHAMBER', '{7}'),
  (gen_random_uuid(), 'Accepter le devis et verser l’acompte', 'Le devis est dans votre espace.', 'SHOW_START', -150, true, 'EXHIBITOR', '{14,3}'),
  (gen_random_uuid(), 'Notice du catalogue et logo', 'Texte de 600 caractères et logo en bonne définition.', 'SHOW_START', -90, true, 'EXHIBITOR', '{14,3}'),
  (gen_random_uuid(), 'Dossier technique du stand', 'Plan d’aménagement, hauteur, charges au sol, puissance électrique.', 'SHOW_START', -75, true, 'EXHIBITOR', '{14,3}'),
  (gen_random_uuid(), 'Commander électricité, mobilier et options', 'Au-delà de cette date, l’organisateur applique le tarif tardif.', 'SHOW_START', -60, true, 'EXHIBITOR', '{14,3}'),
  (gen_random_uuid(), 'Attestation d’assurance', '', 'SHOW_START', -45, true, 'EXHIBITOR', '{14,3}'),
  (gen_random_uuid(), 'Badges des exposants', 'Nom et fonction de chaque personne présente sur le stand.', 'SHOW_START', -30, true, 'EXHIBITOR', '{10,3}'),
  (gen_random_uuid(), 'Envoyer la liste des exposants à l’organisateur', '', 'SHOW_START', -85, false, 'CHAMBER', '{7}'),
  (gen_random_uuid(), 'Transport et créneau de livraison', 'Immatriculation, horaire d’arrivée, moyens de levage.', 'SHOW_START', -21, true, 'EXHIBITOR', '{7,2}'),
  (gen_random_uuid(), 'Formalités de douane', 'Pour les pièces et machines qui viennent de hors de l’Union.', 'SHOW_START', -28, true, 'EXHIBITOR', '{7,2}'),
  (gen_random_uuid(), 'Établir le planning des permanences', '', 'SHOW_START', -21, false, 'CHAMBER', '{7}'),
  (gen_random_uuid(), 'Ouverture du montage', 'L’organisateur ouvre le hall.', 'SHOW_START', -2, false, 'ORGANISER', '{3}'),
  (gen_random_uuid(), 'Rendre les contacts pris sur le stand', 'Chaque exposant reprend les siens dans son espace.', 'SHOW_END', 7, true, 'EXHIBITOR', '{2}'),
  (gen_random_uuid(), 'Demander le versement des aides', 'Factures acquittées et justificatifs.', 'SHOW_END', 60, true, 'EXHIBITOR', '{21,7}'),
  (gen_random_uuid(), 'Bilan aux partenaires', '', 'SHOW_END', 90, false, 'CHAMBER', '{21,7}');
