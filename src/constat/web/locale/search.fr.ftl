search-title = Chercher
search-go = Chercher
search-none = Rien de ce que vous pouvez voir ne correspond.
search-sealed = Parmi les noms et les mots
search-sealed-about = Les noms quelle que soit leur graphie, et les mots des témoignages. Chaque fiche trouvée est ouverte, et journalisée avec votre motif ; { $cap } par heure au plus.
search-what = Nom ou mots
search-among = Parmi
search-names = Les noms
search-words = Les mots des témoignages et des notes
search-sealed-go = Chercher et journaliser
search-asof = Index du
search-selections = Sélections gardées
search-rename = Renommer
search-forget = Oublier
search-keep = Garder cette sélection sous le nom
search-keep-go = Garder
search-related = Autour de lui
search-related-by = { $name ->
    [place] même lieu
    [days] à 14 jours près
   *[party] une partie en commun
}
search-related-near = à { $km } km
search-mywork = Pour vous
search-overdue = Délai de réponse dépassé : notez la réponse, ou le silence
search-deadline = Échéance
search-expired = Alertes périmées : notez ce qu'il en est advenu
search-unasked = Témoignages recueillis il y a plus d'un mois sans demander un consentement
search-old-drafts = { $n ->
    [one] { $n } brouillon attend depuis plus d'une semaine.
   *[other] { $n } brouillons attendent depuis plus d'une semaine.
}
search-type = Type
search-found = Trouvé
