# Le cadre de chaque page
skip-to-content = Aller au contenu
nav-sections = Rubriques
nav-home = Fonds
nav-explore = Explorer
nav-reports = Rapports
nav-about = Méthode
nav-languages = Langue
boundaries-short = Les frontières et les noms indiqués n'impliquent aucun jugement sur le statut juridique d'un territoire.
boundaries-more = Frontières et noms
imprint = Espace de travail { $workspace } · Constat { $version }
front-end-absent = La feuille de style et les scripts n'ont pas été construits. Lancez « npm ci » puis « npm run build » dans le dossier frontend, puis rechargez.
serving = Constat répond à l'adresse { $address } (Ctrl+C pour arrêter).
serving-start = Cet espace de travail n'a pas encore de dossier. Créez-le ici, une seule fois : { $address }
port-taken = Le port { $port } est occupé par un autre programme. Arrêtez-le ou choisissez un autre port avec --port.
address-unusable = Impossible d'écouter sur { $host }, port { $port } : { $reason }. Choisissez-en d'autres avec --host et --port.

# Erreurs
error-code = Erreur { $code }
error-bad = Cette demande est inutilisable
error-refused = Ceci est refusé
error-missing = Il n'y a rien ici
error-method = Cette page ne peut qu'être lue
error-conflict = Ceci est déjà utilisé
error-long = Cette adresse est trop longue
error-ours = Une erreur s'est produite de notre côté
error-home = Aller au fonds
error-explore = Ouvrir l'explorateur
wrong-host = Cette page ne répond pas sous le nom « { $host } ». Ouvrez-la sous 127.0.0.1, ou ajoutez ce nom au réglage CONSTAT_ALLOWED_HOSTS.
wrong-method = La méthode { $method } n'est pas acceptée. La page est en lecture seule : utilisez GET.
address-too-long = L'adresse dépasse { $limit } caractères. Retirez des valeurs de la sélection.
letter-unkept = Une lettre qu'aucun écran ne montre et qu'aucune base ne conserve (NUL) a été envoyée. Retirez-la, ou retapez les mots.
too-many-values = L'adresse contient plus de valeurs qu'aucune sélection n'en demande. Retirez-en.
no-such-page = Il n'y a pas de page à l'adresse { $path }. Vérifiez l'adresse ou partez du fonds.
unexpected = Une erreur inattendue a été notée sous la référence { $reference }. Rechargez la page ; si elle persiste, cherchez la référence dans la sortie du serveur.
no-such-dataset = Il n'y a pas de jeu de données « { $name } » dans cet espace de travail. La page du fonds les énumère.
no-such-event = Il n'y a pas d'événement « { $id } » dans cet espace de travail. Son fournisseur l'a peut-être retiré dans une version ultérieure.
no-such-figure = Le chiffre { $id } n'est pas conservé dans cet espace de travail, et l'adresse ne contient pas de sélection pour le calculer. Suivez le lien de la page ou du document qui l'imprime.
figure-changed = Les données ont changé depuis que le lien vers le chiffre { $id } a été fait : sa sélection donne maintenant le chiffre { $now }. Revenez en arrière, rechargez la page et suivez de nouveau le lien.
no-such-report = Il n'y a pas de rapport « { $name } » dans cet espace de travail. La page des rapports les énumère.
no-such-file = Le rapport n'a pas de fichier « { $name } ».
page-unusable = « { $page } » n'est pas une page de ce tableau. Choisissez un nombre de 1 à { $last }.
wrong-box = La carte a demandé « { $box } », qui n'est pas un rectangle ouest,sud,est,nord.
wrong-format = « { $format } » n'est pas un format de téléchargement. Choisissez xlsx, csv, geojson ou parquet.

# Pages d'un tableau
pages-label = Pages
pages-before = Précédente
pages-after = Suivante
pages-where = Page { $page } sur { $last }

# Mots communs
word-low = Minimum
word-best = Estimation
word-high = Maximum
word-reported = Nombre unique
word-empty = vide
version-n = version { $n }
version-current = actuelle

# Fonds
home-title = Fonds
home-heading = Ce que contient cet espace de travail
home-lead = Des jeux de données d'événements tels que leurs fournisseurs les ont donnés, avec ce qui a été signalé et ce qui a été refusé. Chaque nombre qui en est tiré ramène à ses lignes.
home-explore = Explorer les événements
home-reports = Lire les rapports
home-datasets = Jeux de données
home-datasets-note = Plusieurs jeux de données peuvent relater les mêmes incidents. Ils ne sont jamais additionnés ici.
home-empty = L'espace de travail ne contient pas encore de jeu de données. Ajoutez un fichier en ligne de commande :
home-empty-file = FICHIER
home-spark = événements par an
home-spark-quarter = événements par trimestre
home-latest-reports = Rapports
home-reading = Comment lire les nombres
reading-range-title = Minimum, estimation, maximum
reading-range = Un nombre de victimes est une fourchette. La meilleure estimation est celle du fournisseur ; lorsque seul un minimum est connu, on lit « au moins », et rien n'est placé au-dessus.
reading-basis-title = Du nombre à la ligne
reading-basis = Chaque nombre est un lien. Il ouvre la sélection, la méthode, l'état figé des données et les événements dont il est la somme, chacun tel que son fournisseur l'a écrit.
reading-fall-title = Une baisse des signalements
reading-fall = Moins d'événements enregistrés ne veut pas dire moins de violence. Là où l'accès ou le suivi se réduit, le relevé se réduit aussi. Comparez la couverture avant de comparer les nombres.
fact-events = Événements
fact-period = Période couverte
fact-imported = Importé
fact-flagged = Signalés
fact-refused = Refusés

# Explorateur
explore-title = Explorer
explore-form = Sélection
explore-change = Modifier la sélection
explore-apply = Afficher
explore-clear = Effacer
explore-figures = Chiffres principaux
explore-nothing = Aucun événement ne correspond à cette sélection. Élargissez la période ou retirez une condition. Cela dit que rien n'est enregistré ici, non que rien ne s'est passé.
explore-several = Les événements de { $n } jeux de données sont additionnés ici. Ils peuvent relater les mêmes incidents : choisissez un seul jeu avant de citer un nombre.
explore-only = { $name } seulement
selection-everything = Tout l'espace de travail
field-measure = Compter
field-period = Période
field-from = Du
field-to = Au
field-period-hint = Une année, un mois ou un jour : 2022, 2022-03, 2022-03-27
field-country = Pays
field-place = Lieu
field-party = Partie, d'un côté ou de l'autre
field-perpetrator = Auteur
field-kind = Type de violence
field-victims = Statut des victimes
field-standard = Niveau de preuve, au moins
field-dataset = Jeu de données
field-origin = Origine
field-rest = Zone
field-another = Ajouter
field-any = tous
field-cell = Cellule { $cell }
field-box = Rectangle { $box }
field-pcode = P-code { $code }
period-from = à partir du { $day }
period-until = jusqu'au { $day }
figure-basis-link = { $n ->
    [0] aucun événement
    [one] d'après { $n } événement
   *[other] d'après { $n } événements
}
range-low-high = minimum { $low }, maximum { $high }
range-low-open = minimum { $low }, maximum inconnu
not-told = non indiqué par ces données
range-unknown = fourchette non indiquée
at-least = au moins { $n }
map-title = Où
map-note = Cellules PRIO-GRID d'un demi-degré ; événements un à un de près.
map-alt = Carte : { $measure } dans { $cells } cellules d'un demi-degré. Le tableau ci-dessous contient les premières.
map-closing = Fermer
map-label = Carte des événements. Les flèches la déplacent, plus et moins l'agrandissent ou la réduisent ; le tableau ci-dessous contient les mêmes données.
map-cell = Cellule
map-events = événements
map-narrow = Restreindre la sélection à cette cellule
map-open = Ouvrir l'événement
map-precision = lieu connu à moins de
map-legend = { $unit } par cellule
map-zoom-in = Agrandir
map-zoom-out = Réduire
map-table = Les premières cellules, en tableau
map-rest = { $cells ->
    [0] Toutes les cellules sont indiquées.
    [one] { $cells } autre cellule n'est pas indiquée ; choisissez une zone plus petite pour la voir.
   *[other] { $cells } autres cellules ne sont pas indiquées ; choisissez une zone plus petite pour les voir.
}
map-without-point = { $n ->
    [0] { "" }
    [one] { $n } événement sans point n'est pas sur la carte.
   *[other] { $n } événements sans point ne sont pas sur la carte.
}
timeline-note = Les traits fins vont du minimum au maximum. Choisissez une barre pour restreindre la période.
timeline-title-month = { $measure } par mois
timeline-title-quarter = { $measure } par trimestre
timeline-title-year = { $measure } par an
timeline-alt = Diagramme en barres : { $title }, de { $first } à { $last }. Le plus haut : { $top } ({ $when }). Le tableau ci-dessous contient chaque valeur.
timeline-table = Les mêmes données en tableau
timeline-bar = { $when } : { $value }
quarter-name = { $quarter }e trimestre { $year }
quarter-short = T{ $quarter } { $year }
table-title = { $n ->
    [one] { $n } événement
   *[other] { $n } événements
}
download = Télécharger
flagged-mark = signalé
col-cell = Cellule
col-where = Où
col-events = Événements
col-date = Date
col-place = Lieu
col-parties = Parties
col-kind = Type
col-range = Min.–max.
col-dataset = Jeu de données
col-period = Période
col-id = Identifiant du fournisseur
col-contributes = Apport
col-harm = Préjudice
col-column = Colonne
col-value = Valeur telle que donnée
col-meaning = Sens
col-filled = Remplie
col-hxl = HXL
col-version = Version
col-file = Fichier
col-language = Langue
col-size = Taille
col-holds = Vérification
col-row = Ligne
col-reason = Motif
col-remedy = Remède
col-flag = Signalement
sides = { $a } – { $b }
label-colon = { $label } : { $text }

# Chiffre
figure-title = Chiffre
figure-how = Comment ce nombre a été établi
figure-method = Méthode
figure-unit = Unité
figure-population = Population
figure-events = Événements à l'appui
figure-snapshot = État des données
figure-basis = Empreinte de son assise
figure-flags = Ce qu'il faut savoir pour le citer
figure-parts = Calculé à partir de
figure-commands = La même chose en ligne de commande
figure-explore = Ouvrir cette sélection dans l'explorateur
figure-superseded = Les données ont changé depuis que ce chiffre a été établi. La valeur ci-dessous est celle qui a été imprimée ; les événements énumérés sont ceux de l'état qu'elle nomme.
figure-incidents = Ce dont il est la somme
sum-holds = La somme des { $n } événements ci-dessous est { $total } : le nombre imprimé.
sum-fails = La somme des { $n } événements ci-dessous est { $total }, mais { $value } a été imprimé. Ne citez pas ce chiffre ; recalculez-le.
sum-many = { $n ->
    [one] { $n } événement, dont la somme est { $total } : le nombre imprimé.
   *[other] { $n } événements, dont la somme est { $total } : le nombre imprimé.
}
sum-other-pages = Sur les autres pages
sum-total = Somme
method-count = Somme de ce que dit chaque événement
method-count-reference = Valeur : la meilleure estimation, sinon le nombre unique du fournisseur, sinon le minimum. Les récits rivaux d'un même incident comptent une fois. Version { $version }.
method-other = { $name }
figure-change = { $percent } % : { $now } contre { $base }
parameter-against = Comparé à
method-other-reference = Version { $version }. docs/understand/methods.md en donne la définition et la référence.
flag-with-events = { $n ->
    [0] { $label }
    [one] { $label } ({ $n } événement)
   *[other] { $label } ({ $n } événements)
}
kind-ratio = rapport
kind-share = part
kind-difference = différence

# Événement
incident-title = Événement
incident-mapped = Tel que compté ici
incident-mapped-note = La ligne du fournisseur, portée dans la table commune. Rien n'a été corrigé.
incident-rivals = Autres récits du même incident
incident-rivals-note = Ils restent côte à côte et ne comptent qu'une fois.
incident-row = La ligne telle que son fournisseur l'a donnée
incident-row-note = Ligne { $row } de { $file }, mot pour mot.
incident-row-absent = La ligne d'origine n'est pas conservée avec cette version.
incident-in = { $kind }, { $place }
label-side-a = Côté A
label-side-b = Côté B
label-perpetrators = Attribué à
label-place = Lieu
label-admin = Divisions
label-country = Pays
label-point = Point
label-place-precision = Précision du lieu
label-cell = Cellule PRIO-GRID
label-clarity = Clarté selon le fournisseur
label-standard = Niveau de preuve
label-recorded = Connu le
label-sources = Sources nommées
label-dataset = Jeu de données
label-origin = Origine
within-km = { $label }, à moins de { $km } km environ

# Jeu de données
dataset-title = Jeu de données
dataset-imported = importé le { $when }
dataset-explore = Explorer ses événements
dataset-manifest = Ce qui a été importé
dataset-accounting = { $read } lignes lues : { $events } événements, { $refused } lignes refusées, { $folded } lignes réunies à d'autres. Rien n'a été écarté en silence.
dataset-accounting-plain = { $read } lignes lues : { $events } événements, { $refused } lignes refusées. Rien n'a été écarté en silence.
dataset-refused = Lignes refusées ({ $n })
dataset-none-refused = Aucune ligne n'a été refusée.
dataset-flagged = Lignes signalées ({ $n })
dataset-flagged-note = Conservées exactement telles quelles. Le signalement dit ce que le lecteur de la ligne doit savoir.
dataset-none-flagged = Aucune ligne n'est signalée.
dataset-versions = Versions
dataset-columns = Colonnes de la table commune
dataset-columns-note = Les colonnes que ce jeu laisse vides ne sont pas énumérées.
fact-file = Fichier d'origine
fact-sha = SHA-256 du fichier d'origine
fact-digest = SHA-256 de sa table d'événements
fact-rows = Lignes lues
fact-provider = Fournisseur

# Rapports
reports-title = Rapports
reports-lead = Chacun porte sa preuve : chaque chiffre avec sa sélection, sa méthode et l'état des données.
reports-none = Aucun rapport n'a encore été produit dans cet espace de travail. Produisez-en un en ligne de commande :
reports-spec = SPEC
report-title = Rapport
report-files = Fichiers
report-verify = Vérifier
report-verify-note = La vérification recalcule chaque chiffre du fichier d'après cet espace de travail et compare ses octets à son sceau. Elle peut prendre quelques secondes.
report-fails = Ne tient pas
report-tables = Tableaux du rapport, en CSV
report-open = Lire le rapport
verdict-figures = { $n ->
    [one] Tient : { $n } chiffre recalculé
   *[other] Tient : { $n } chiffres recalculés
}
size-kb = { $n } ko
language-en = anglais
language-fr = français
language-both = les deux

# Méthode
about-title = Méthode et limites
about-lead = Ce que sont les nombres de ce site, comment ils s'additionnent, et ce qu'ils ne peuvent pas dire.
about-statement-title = Une déclaration n'est pas un constat
about-statement = Chaque ligne est ce qu'un fournisseur ou une source dit d'un incident. Elle est conservée mot pour mot et jamais corrigée. Un constat est ce que des vérificateurs concluent de déclarations et d'éléments de preuve, avec le niveau de preuve atteint.
about-count-title = Comment les victimes sont comptées
about-count-range = Chaque événement porte ce que son fournisseur a donné : un minimum, une meilleure estimation et un maximum, ou un nombre unique, qui n'est jamais appelé estimation, ou un plancher.
about-count-sum = La valeur d'un chiffre est la somme des meilleures estimations ; lorsqu'un événement n'en a pas, son nombre unique compte, et à défaut son minimum. Le minimum d'un chiffre est la somme des minimums. Son maximum est la somme des maximums, et devient inconnu dès qu'un événement compté n'en a pas.
about-count-minimum = Dès qu'un événement ne donne qu'un plancher, le chiffre se lit « au moins ». Les morts sont civils, combattants ou de statut inconnu selon le fournisseur ; l'inconnu n'est jamais changé en civil.
about-period-title = À quelle période un événement appartient
about-period = À celle où il a commencé, de sorte que deux périodes voisines ne le comptent jamais deux fois. Les chiffres disent combien de leurs événements dépassent le bord de la période.
about-rival-title = Récits rivaux
about-rival = Les récits connus d'un même incident comptent une fois : le minimum est le plus bas indiqué, le maximum le plus haut. Les événements de jeux différents ne sont pas encore reliés ; choisissez un seul jeu avant de citer un nombre.
about-cell-title = Cellules et précision
about-cell = De loin, les événements sont réunis dans les cellules PRIO-GRID d'un demi-degré. Un point peut tenir lieu d'un district ou d'une province : l'anneau tracé autour de lui dit à quelle distance près le lieu est connu.
about-flag-title = Signalements
about-compare-title = Comparer des périodes
about-compare = Les rapports comparent deux périodes par le rapport de leurs taux, avec un intervalle conditionnel exact et un autre qui tient compte des incidents en grappes. Les mots sont : a augmenté, a diminué, pas de changement net.
about-fall-title = Une baisse des signalements n'est pas une baisse de la violence
about-boundaries-title = Frontières et noms
about-boundaries = Les frontières et les noms indiqués et les désignations employées sur les cartes n'impliquent l'expression d'aucune opinion quant au statut juridique des pays, territoires, villes ou zones, ou de leurs autorités, ni quant au tracé de leurs frontières ou limites. Les contours sont ceux de Natural Earth, dans le domaine public. Les noms de pays, de lieux et de parties sont ceux des fournisseurs.
about-parts-title = Cette page et votre vie privée
about-parts = Tout est servi depuis cette machine. La page ne demande rien à aucun autre hôte, ne dépose aucun témoin et ne garde pas trace de ce qui est lu.
about-licences = Licences des polices, de la carte et des contours
