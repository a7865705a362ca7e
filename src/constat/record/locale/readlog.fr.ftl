readlog-cap = Vous avez ouvert { $cap } identités en une heure, le plus qu'il soit permis. Rien n'a été ouvert. Attendez, ou demandez à un dépositaire.
readlog-busy = Quelqu'un d'autre écrit dans le journal des ouvertures et n'a pas terminé en 20 secondes. Rien n'a été ouvert. Recommencez.
readlog-unwritable = Le journal des ouvertures (« { $place } ») n'a pas pu être écrit ; rien n'a donc été ouvert. Vérifiez que le disque n'est ni plein ni en lecture seule, puis recommencez.
readlog-unreadable = « { $place } » n'est pas un journal des ouvertures, ou il est endommagé. Rien n'a été ouvert. Restaurez-le d'une sauvegarde et gardez le fichier endommagé.
readlog-changed = La ligne { $line } du journal des ouvertures n'est plus telle qu'elle a été écrite. Comparez-le à une sauvegarde ; gardez les deux fichiers.
readlog-moved = La ligne { $line } du journal des ouvertures ne suit pas celle qui la précède. Comparez-le à une sauvegarde ; gardez les deux fichiers.
readlog-missing = La ligne { $line } du journal des ouvertures manque. Comparez-le à une sauvegarde ; gardez les deux fichiers.
