incident-new = Nouvel incident
incident-from = D'après le témoignage { $code } : ce qu'il dit est repris, et reste le sien.
incident-why = Motif
incident-why-help = Conservé avec la modification, scellé.
incident-edit = Modifier
incident-edit-title = Incident { $code }
incident-moved = Modifié par quelqu'un d'autre depuis que vous avez ouvert cette page. Vos valeurs ci-dessous ne sont pas encore écrites ; les envoyer à nouveau les met à la place.
incident-merged = Cet incident a été jugé identique à un autre.
incident-merged-into = Y aller
incident-findings = Ce qui est établi
incident-no-findings = Rien encore : des témoignages ont été recueillis, aucune conclusion n'a été tirée.
incident-matrix = Qui dit quoi
incident-matrix-about = Chaque case est comparée à ce que conclut un constat, sinon à ce que disent la plupart des témoignages. La comparaison ne tranche rien ; elle montre où regarder.
incident-voices = { $statements ->
    [one] Un témoignage
   *[other] { $statements } témoignages
}, { $voices ->
    [one] une source indépendante
   *[other] { $voices } sources indépendantes
}
incident-no-statements = Aucun témoignage ne parle encore de cet incident.
incident-attach = Ajouter des témoignages
incident-attach-go = Ajouter ceux choisis
incident-attach-none = Tous les témoignages sont déjà rattachés à un incident.
incident-split = En faire un incident à part
incident-victims = Victimes
incident-victims-open = Listes et rapprochements
incident-no-evidence = Aucune pour l'instant.
incident-near = Peut-être le même
incident-merge = C'est le même
incident-merge-go = Identique à { $code }
incidents-find = Des mots, un code, un lieu
incidents-total = { $n ->
    [0] Aucun incident
    [one] Un incident
   *[other] { $n } incidents
}
incidents-none = Rien ne correspond. Retirez un filtre, ou écrivez moins de mots.
incidents-months = Incidents par mois
facets-label = Restreindre la liste
facets-clear = Tout afficher
facet-status = Statut
facet-kind = Type
facet-admin1 = Région
facet-parties = Partie mise en cause
facet-year = Année
column-status = Statut
column-statements = Témoignages
column-voices = Indépendants
aspect = { $name ->
    [occurrence] Ce qui s'est passé
    [date] Quand
    [place] Où
    [parties] Qui
   *[harm] Combien de morts
}
aspect-sum = { $agrees } d'accord, { $differs } différents, { $silent } muets
cell-silent = n'en dit rien
cell-differs = différent
cell-agrees = d'accord
same-voice = une seule voix ({ $n })
choose = Choisir
why = Motif
root-join = Même source première
root-part = Voix distinctes
root-choose-two = Choisissez au moins deux témoignages qui répètent une même source, puis marquez-les.
root-strange = Le témoignage { $code } relève d'un autre incident. Rechargez la page et choisissez à nouveau.
alike = { $name ->
    [date] mêmes jours
    [days] jours qui se touchent
    [place] lieu
    [admin1] région
    [kind] type
   *[parties] partie
}
alike-not = { $name ->
    [place] autre lieu
    [admin1] autre région
    [kind] autre type
   *[parties] autres parties
}
finding-new = Tirer une conclusion
finding-lone = signé par un vérificateur seul
finding-no-standard = pas encore de niveau de preuve
evidence-add = Ajouter une pièce
save = Enregistrer
