help-gazetteer = Répertoires de lieux : les lieux par leur nom, avec tous leurs homonymes, hors ligne.
help-gazetteer-import = Importe des lieux : un fichier GeoNames d'un pays, une table de P-codes (OCHA COD-AB), ou une liste à vous. Le même nom de nouveau remplace.
help-gazetteer-search = Cherche un lieu par son nom, quelle qu'en soit la graphie. Ce qui suit une virgule choisit entre homonymes : "Moura, Djenné".
help-gazetteer-list = Énumère les répertoires de lieux.
help-gazetteer-remove = Retire un répertoire de lieux.
help-gazetteer-country = Pays des lieux, quand le fichier n'en nomme pas.
help-gazetteer-since = Premier jour où valent les circonscriptions de ce fichier, par exemple celui d'une réforme.
help-gazetteer-until = Dernier jour où elles valaient.
help-gazetteer-name = Nom du répertoire dans l'espace de travail ; sinon celui du fichier.
help-gazetteer-only = Seulement ce pays, par nom ou code.
help-gazetteer-on = Jour dont les circonscriptions viennent en premier, par exemple 2022-03-27.
metavar-words = MOTS…
metavar-day = JOUR
gazetteer-row-rows-read = lignes lues
gazetteer-row-places = lieux
gazetteer-row-derived = circonscriptions nommées au-dessus
gazetteer-row-rejected = refusées
gazetteer-row-markets = avec un jour de marché
gazetteer-head-name = répertoire
gazetteer-head-file = fichier
gazetteer-head-places = lieux
gazetteer-head-markets = jours de marché
gazetteer-head-countries = pays
gazetteer-head-imported = importé
gazetteer-stored = Le répertoire de lieux « { $name } » est en place. Essayez : constat gazetteer search NOM
gazetteer-removed = Le répertoire de lieux « { $name } » a été retiré.
gazetteer-none = Il n'y a pas encore de répertoire de lieux ici. Importez-en un : constat gazetteer import FICHIER
gazetteer-nothing = Aucun lieu ne s'écrit ainsi, ni presque ainsi.
gazetteer-day = « { $text } » n'est pas un jour. Écrivez année-mois-jour, par exemple 2022-03-27.
gazetteer-namesakes = { $name } : { $count ->
    [one] un lieu de ce nom
   *[other] { $count } lieux de ce nom
  }
