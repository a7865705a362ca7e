persons-title = Personnes
persons-about = Chacun figure sous un code ; les noms s'ouvrent sur motif, et qui en ouvre un est inscrit au journal.
persons-none = Aucune personne n'est encore consignée.
person-new = Nouvelle personne
person-n = Personne { $code }
person-identity = Identité
person-no-identity = Aucun nom n'est consigné.
person-posts = Fonctions
person-post = Fonction et partie
person-listings = Listes de sanctions
person-days-of = Aux jours de
person-any-day = tous les jours
person-ask = Afficher
person-on-days = Ces jours-là
person-basis = Qui le dit
person-no-basis = personne encore
person-sum = { $on ->
    [0] Aucune fonction n'est rapportée
    [one] Une fonction est rapportée
   *[other] { $on } fonctions sont rapportées
} par { $sources ->
    [0] aucune source
    [one] une source indépendante
   *[other] { $sources } sources indépendantes
} pour les jours de
person-baseless = { $n ->
    [one] Une fonction ne repose sur rien.
   *[other] { $n } fonctions ne reposent sur rien.
}
person-bearing = { $bearing ->
    [throughout] exercée tous ces jours
    [partly] exercée une partie de ces jours
    [possible] peut-être : les dates rapportées sont trop vagues pour le dire
    [not-then] pas ces jours-là
   *[untold] aucune date rapportée
}
person-no-posts = Aucune fonction n'est consignée.
person-posts-about = Une fonction dit quelle charge quelqu'un exerçait, selon ce qui l'établit. Elle ne dit pas qu'il était présent, savait, a ordonné ou pouvait empêcher : un constat sur l'attribution le dit, à son propre niveau de preuve.
person-add-post = Ajouter une fonction
person-no-findings = Aucun constat que vous voyez ne tient cette personne pour responsable.
person-no-listings = Aucune inscription n'est consignée. Constat ne lit de lui-même aucune liste de sanctions : cela ne veut donc pas dire qu'il n'y en a pas.
person-add-listing = Consigner une inscription
person-enter = { $kind ->
    [post] Une fonction exercée par { $code }
    [listing] Une inscription de { $code }
   *[person] Nouvelle personne
}
person-enter-about = { $kind ->
    [post] Indiquez le témoignage ou la pièce qui l'établit. Une fonction sans fondement est signalée partout où elle paraît.
    [listing] Recopiez l'autorité, la mesure et le critère de la décision elle-même. Écartez d'abord les homonymes : un nom qui concorde ne suffit jamais.
   *[person] Le code est ce que montre chaque écran. Tout ce qui nomme la personne est scellé sous une même clé.
}
person-held-help = De quand à quand : 2021-06/2022-08. Une année seule (2022) dit à un moment de cette année.
person-unbased = Personne ne le dit encore ; j'ajouterai le fondement plus tard
person-basis-needed = Choisissez le témoignage ou la pièce qui l'établit, ou cochez que personne ne le dit encore.
