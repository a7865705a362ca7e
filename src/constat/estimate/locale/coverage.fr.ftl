# -- entrées de couverture
coverage-kind = « { $kind } » n'est pas un type de couverture. Utilisez l'un de ceux-ci : { $known }.
coverage-reversed = Le dernier jour ({ $end }) précède le premier ({ $start }).
coverage-missing = Il manque une valeur pour « { $column } ». Chaque entrée requiert un bureau ou une organisation, un lieu, un premier jour et un type.
coverage-date = « { $value } » n'est pas une date. Écrivez 2024-08-12, 12/08/2024 ou 2024-08.
coverage-interviews = « { $value } » n'est pas un nombre d'entretiens.
coverage-overlap = Le bureau « { $office } » est déjà « { $kind } » du { $start } au { $end }. Un bureau n'a qu'un état par jour : corrigez les dates de l'une des deux entrées.
coverage-row = ligne { $row } : { $why }
coverage-empty = { $file } ne contient aucune ligne. Donnez un tableau avec un en-tête et une ligne par période.
coverage-columns = Il manque à { $file } les colonnes { $columns } (trouvées : { $found }). Un tableau de couverture comporte office (bureau), organisation, place (lieu), pcode, from (du), to (au), kind (état) et reason (motif) ; place, from, kind et l'un des deux, office ou organisation, sont requis.
coverage-no-file = Il n'y a pas de fichier { $file }.
coverage-file = { $file } n'est pas lisible comme tableau ({ $why }). Enregistrez-le en CSV (UTF-8) ou en XLSX.
coverage-damaged = Les entrées de couverture de l'espace de travail ({ $file }) sont endommagées ({ $why }). Restaurez le dossier coverage depuis une sauvegarde, ou supprimez son fichier current et ajoutez de nouveau les entrées.
coverage-refused =
    { $n ->
        [one] Une ligne est inutilisable ; rien n'a été ajouté. Corrigez-la et réessayez, ou utilisez --skip-bad.
       *[other] { $n } lignes sont inutilisables ; rien n'a été ajouté. Corrigez-les et réessayez, ou utilisez --skip-bad.
    }
# -- ce qu'elle fait aux mots
confounded-by-coverage = brouillé par la couverture
coverage-fell = La couverture a reculé : { $now } bureaux par jour suivaient ces lieux, contre { $before }. Cessé ou réduit : { $lost }.
coverage-rose = La couverture a progressé : { $now } bureaux par jour suivaient ces lieux, contre { $before }. Nouveau ou élargi : { $gained }.
coverage-held = La couverture s'est maintenue : { $now } bureaux par jour suivaient ces lieux, contre { $before }.
coverage-unknown = La couverture n'est consignée que pour l'une des deux périodes ; nul ne sait si le suivi fut égal dans les deux.
coverage-none = Aucune couverture n'est consignée pour ces lieux : personne n'a saisi qui les suivait, ni quand. Sans elle, un recul des signalements ne se distingue pas d'un recul du suivi.
coverage-lost-none = aucun nommé
panel-said = Sources présentes dans les deux périodes ({ $sources }) : { $count } contre { $base }, rapport { $ratio }. Toutes les sources : { $all } contre { $all-base }, rapport { $all-ratio }.
panel-differs = Les deux vont en sens contraire : ce qui a bougé, c'est qui signale, et rien ne peut être dit de ce qui s'est passé.
panel-agrees = Les deux ne vont pas en sens contraire.
panel-none = Aucune source n'est présente dans les deux périodes : elles ne peuvent être comparées à armes égales.
panel-left = Un dixième ou plus de l'autre période, et rien dans celle-ci : { $sources }.
panel-new = Un dixième ou plus de cette période, et rien dans l'autre : { $sources }.
panel-rest = { $n } de plus
confounded-said = Cette comparaison est brouillée par la couverture : les signalements ont bougé avec le nombre de ceux qui pouvaient signaler. Elle ne dit rien de l'évolution de la violence.
