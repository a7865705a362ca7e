# La salle du rédacteur : rapports rédigés, vérifiés, soumis, approuvés, publiés.
publish-lead = Un rapport compte un état figé du dossier et des jeux de données. Une deuxième personne approuve exactement les fichiers produits ; eux seuls sont publiés.
publish-new = Nouveau rapport
publish-none = Aucun rapport pour l’instant. Commencez par un modèle : ce qu’il demande est indiqué, les chiffres sont calculés.
publish-drafts = En cours de rédaction, par moi
publish-title = Titre
publish-by = Soumis par
publish-when = Dernière étape
publish-next = Ce qu’il attend
publish-next-wait = L’approbation d’une autre personne
publish-next-approve = À relire et à approuver
publish-next-mend = À corriger
publish-next-publish = À publier
publish-field-template = Modèle
publish-field-period = Période
publish-field-dataset = Jeux de données
publish-field-former = Édition précédente
publish-field-name = Nom de son répertoire
publish-field-title-en = Titre en anglais
publish-field-title-fr = Titre en français
publish-field-office-en = Bureau en anglais
publish-field-office-fr = Bureau en français
publish-template-quarterly = Note trimestrielle
publish-template-quarterly-about = Tendances par rapport au trimestre précédent et au même trimestre de l’an passé, par partie, par thème ; annexes.
publish-template-incident = Rapport d’incident
publish-template-incident-about = Un incident : chronologie, constats, parties et tout, version des autorités, appréciation.
publish-template-flash = Alerte flash
publish-template-flash-about = Une page et un message d’au plus 300 caractères.
publish-template-plain = Rapport libre
publish-template-plain-about = Votre propre texte, avec des chiffres, des tableaux, un graphique et une carte là où vous les placez.
publish-period-hint = Une année, un trimestre, un mois ou deux jours : 2024, 2024-Q3, 2024-07, 2024-07-01/2024-07-31.
publish-title-hint = Pour un rapport libre ; les autres ont le leur, que vous pouvez modifier.
publish-own = le dossier, tel qu’il a été figé en dernier
publish-frozen = Dernier état figé : { $code } ({ $n ->
    [one] { $n } incident
   *[other] { $n } incidents
 }),
publish-not-frozen = Le dossier n’a pas encore été figé : figer fait des constats signés ce que comptent les rapports.
publish-no-dataset = Il n’y a pas encore de jeu de données. Figez le dossier, ou importez un jeu de données.
publish-freeze = Figer le dossier tel qu’il est
publish-former-hint = Les chiffres qu’elle donnait et dont la valeur a changé sont indiqués comme corrections ; aucun ne change en silence.
publish-begin = Commencer
publish-write = Rédiger le rapport
publish-heads = Couverture
publish-figures = Chiffres
publish-figures-about = Aucun nombre ne s’écrit à la main. Demandez ici un chiffre, puis mettez dans le texte ce qui figure à côté ; le nombre est calculé et mène à ses preuves.
publish-untold = non indiqué par les données
publish-used = dans le texte
publish-unused = pas encore employé
publish-figure-new = Demander un chiffre
publish-figure-called = Comment le texte le nomme
publish-figure-called-hint = Un mot court sans espace ; laissé vide, il est formé d’après ce qui est compté.
publish-figure-add = Mettre dans la liste
publish-figure-measure = Choisissez ce qui doit être compté.
publish-figure-name = « { $name } » ne peut pas nommer un chiffre : minuscules, chiffres et _, en commençant par une lettre.
publish-figure-known = Il existe déjà un chiffre « { $name } ». Choisissez un autre nom.
publish-against = Comparé à
publish-against-previous = la période précédente
publish-against-last-year = la même période de l’an passé
publish-blocks = Tableaux, graphique, carte
publish-block-new = Insérer
publish-block-add = Insérer
publish-no-block = Choisissez un tableau, un graphique ou la carte dans la liste. Rien n’a été modifié.
publish-passages = Passages
publish-passages-about = Ce que seules des personnes peuvent écrire. Un passage vide dans les deux langues est omis ; un passage écrit dans une seule langue n’est pas accepté.
publish-check = Vérifier
publish-clear = Rien ne s’y oppose. Regardez l’aperçu, puis soumettez-le.
publish-problems = { $n ->
    [one] Un point s’y oppose
   *[other] { $n } points s’y opposent
 }
publish-remarks = { $n ->
    [one] Une remarque sur les mots ; elle n’empêche rien
   *[other] { $n } remarques sur les mots ; elles n’empêchent rien
 }
publish-lacks = Reste à remplir : { $what }
publish-one-language = Écrit dans une seule langue. Écrivez-le aussi dans l’autre, ou videz les deux.
publish-literal = « { $text } » est un nombre écrit à la main. Demandez un chiffre et nommez-le ; ce qui n’est pas un décompte se marque, comme {"{{"} literal "2364 (2018)" as resolution {"}}"}.
publish-to-submit = Passer à la soumission
publish-preview = Aperçu, tel qu’enregistré :
publish-discard = Jeter ce brouillon
publish-cannot = Il ne peut pas encore être montré
publish-back = Retour au rapport
publish-submit = Soumettre à l’approbation
publish-left-out = { $n ->
    [one] Un passage est vide et sera omis.
   *[other] { $n } passages sont vides et seront omis.
 }
publish-gate = Contrôle de divulgation
publish-gate-about = Ce qui ne peut pas être imprimé tel quel, et pourquoi. Nul ne peut lever la protection des petits nombres, des noms et du consentement ; un avertissement sur un texte peut recevoir une réponse écrite, que la personne qui approuve fait sienne.
publish-gate-open = { $n ->
    [one] Un avertissement est encore sans réponse.
   *[other] { $n } avertissements sont encore sans réponse.
 }
publish-gate-none = Rien n’est retenu, élargi ni douteux.
publish-gate-item = Élément
publish-gate-what = Ce qui est fait
publish-gate-why = Pourquoi
publish-gate-instead = Ce que voit le lecteur
publish-gate-withheld = Retenu
publish-gate-coarsened = Élargi
publish-gate-warned = Avertissement
publish-gate-answer = Pourquoi il peut rester, par écrit
publish-gate-answered = Réponse de { $code } :
publish-gate-passes = Le contrôle de divulgation le laisse passer en l’état.
publish-gate-stops = Le contrôle de divulgation ne le laisse pas passer : un avertissement est sans réponse. Renvoyez-le.
publish-note = Note
publish-submit-go = Produire tous les fichiers et soumettre
publish-submit-about = HTML, PDF, Word, Excel et CSV sont produits en français et en anglais et gardés scellés jusqu’à leur publication.
publish-lone = Approuvé par la personne qui l’a soumis : nul autre dans ce bureau ne peut approuver de rapport. Sa page publique le dit.
publish-withdrawn-why = Retiré :
publish-frozen-state = État figé
publish-events = { $n ->
    [one] { $n } incident
   *[other] { $n } incidents
 }
publish-seal = Sceau de tous ses fichiers
publish-read = Le lire
publish-open = Ouvrir la page
publish-public = Sa page publique
publish-files = { $n ->
    [one] { $n } fichier, tel que soumis
   *[other] { $n } fichiers, tels que soumis
 }
publish-changes = Ce qui a changé depuis l’édition précédente
publish-no-changes = Aucun chiffre de l’édition précédente n’a ici une autre valeur.
publish-listed = Incidents ajoutés à la liste : { $added } ; qui n’y sont plus : { $removed }.
publish-what = Ce qui est compté
publish-was = Avant
publish-is = Maintenant
publish-own-lone = Vous avez soumis vous-même ce rapport, et nul autre ici ne peut approuver de rapport. Approuvez-le ; sa page publique le dira.
publish-own-codes = Vous avez soumis vous-même ce rapport : quelqu’un d’autre doit l’approuver ({ $codes }).
publish-approve = Approuver exactement ces fichiers
publish-go = Publier
publish-return = Renvoyer, avec la note
publish-mend = Corriger : rouvrir en brouillon
publish-withdraw = Retirer, avec la note pour motif
publish-acts = Qui a fait quoi
publish-older = version antérieure
publish-no-former = L’édition précédente, « { $former } », n’est pas parmi les rapports publiés. Choisissez-en une autre, ou aucune.
publish-not-passed = Le contrôle de divulgation ne laisse pas passer ce rapport. Renvoyez-le, pour que ses avertissements reçoivent une réponse.
publish-no-act = Cette étape n’est pas connue. Rien n’a été modifié ; employez les boutons de la page.
publish-not-ours = Le rapport « { $code } » n’a pas été rédigé ici : son brouillon ne peut pas être ouvert. Rédigez-le à nouveau.

# Passages des modèles
slot-body = Texte
slot-message = Message (300 caractères)
slot-status = Rumeur, crédible ou vérifié
slot-validity = Émise le, valable jusqu’au
slot-threat = Menace : qui, contre qui, où
slot-horizon = Dans quel délai
slot-party = Partie présumée
slot-basis = Fondement, par type de source
slot-confidence = Confiance et lacunes
slot-development = Évolution probable
slot-action = Ce qui est demandé, à qui, pour quand
slot-restrictions = À ne pas partager avec
slot-risk = Risque à agir
slot-earlier = Alertes antérieures
slot-summary = Résumé
slot-mandate = Mandat
slot-access = Accès, et où il a été refusé
slot-locality = La localité
slot-law = Cadre juridique
slot-chronology = Chronologie par jour
slot-findings = Constats par violation
slot-parts = Parties et tout
slot-victims = Victimes
slot-perpetrators = Auteurs, unités, commandement
slot-account = Version des autorités, mot pour mot
slot-assessment = Appréciation des versions
slot-response = Réponse de l’État
slot-characterisation = Qualification possible (« pourrait constituer »)
slot-recommendations = Recommandations
slot-introduction = Introduction : mandat, missions, visites refusées
slot-context = Contexte
slot-sexual-violence = Violences sexuelles liées au conflit
slot-children = Enfants
slot-detention = Détention
slot-displacement = Déplacements
slot-schools-hospitals = Écoles et hôpitaux
slot-civic-space = Espace civique
slot-activities = Activités
slot-observations = Observations du gouvernement
slot-recommendations-authorities = Recommandations aux autorités
slot-recommendations-groups = Recommandations aux groupes armés
slot-recommendations-partners = Recommandations aux partenaires
