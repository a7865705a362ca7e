# -- erreurs de la spécification
is-folder = { $file } est un dossier. Nommez le fichier qui s’y trouve.
spec-missing = Aucune spécification de rapport à { $file }. Vérifiez le chemin.
spec-yaml = { $file } n’est pas du YAML lisible : { $reason }
spec-no-mapping = { $file } doit être une table qui commence par name, title, office et period.
spec-unknown-key = { $file } contient une clé « { $key } » qui n’a pas de sens ici. Clés connues : { $known }.
spec-key-missing = Il manque « { $key } » dans { $file }. Ajoutez cette clé.
spec-no-template = { $file } demande le modèle « { $template } », qui n’existe pas. Utilisez quarterly, incident ou flash, ou omettez template et donnez un texte.
spec-text-missing = { $file } : le texte « { $key } » n’a pas de fichier pour la langue { $language } (« { $text } »). Il faut les deux langues pour produire les deux.
spec-name = { $file } : « { $name } » n’est pas un nom. Utilisez des minuscules, des chiffres et des traits d’union.
spec-base-key = { $file } : « select » ne doit pas contenir « { $key } ». La période figure en tête, les mesures dans les chiffres.
spec-date = { $file } : « { $text } » n’est pas un jour. Écrivez 2025-04-15.
spec-bilingual = { $file } : « { $key } » doit avoir un texte en anglais (en) et en français (fr).
spec-party = { $file } : chaque entrée de « parties » doit avoir id, label et members.
spec-wording = { $file } : la partie « { $party } » a pour wording « { $wording } ». Utilisez violations (États) ou abuses (groupes armés).
spec-figure-kind = { $file } : le chiffre « { $figure } » doit dire exactement l’un de : { $known }.
spec-block = { $file } : « { $key } » doit avoir un titre en anglais et en français.
spec-measure = Le chiffre « { $figure } » compte « { $name } », qui n’est pas une mesure. Mesures : { $known }.
spec-no-party = Il n’y a pas de groupe de parties « { $party } ». Groupes de ce rapport : { $known }.
figure-unknown = { $where } : il n’y a pas de chiffre « { $name } ». Chiffres de ce rapport : { $known }.
figure-circular = Des chiffres qui dépendent l’un de l’autre ne peuvent être calculés : { $name }.
figure-wrong-kind = { $where } : « { $name } » n’est pas un { $kind }. Utilisez la balise qui convient.
block-unknown = { $where } : il n’y a pas de { $kind } « { $name } ». Ce rapport contient : { $known }.
block-option = { $where } : « { $option } » ne peut être « { $value } ». Utilisez l’un de : { $known }.
text-tag-unreadable = { $where } : la balise « { $tag } » est illisible. Écrivez par exemple fig:killed | unit entre doubles accolades.
text-tag-unknown = { $where } : il n’y a pas de balise « { $tag } ». Balises : { $known }.
text-too-many-tags = Le texte contient plus de balises qu’un rapport n’en admet. Scindez-le.
text-block-inline = Un tableau, un graphique ou une liste se trouve dans une phrase : « { $text } ». Placez sa balise seule sur une ligne.
text-literal-unreadable = { $where } : « { $tag } » est illisible. Écrivez literal "2364 (2018)" as suivi de l’un de : { $known }.
text-private-characters = { $where } : le texte contient des caractères d’un plan privé, qui ne s’impriment pas. Retirez-les.
language-unknown = Il n’y a pas de langue de rapport « { $language } ». Utilisez en ou fr.

# -- refus
literal-number = { $where } : « { $number } » est un nombre écrit à la main, près de « { $around } ». Nommez plutôt un chiffre (fig:...), ou marquez-le comme littéral (resolution, provision, name, date, quotation, citation).
literal-harm = { $where } : « { $text } » parle de victimes et ne peut être marqué comme { $kind }. Utilisez un chiffre ou une citation.
literal-no-date = { $where } : « { $text } » n’est pas une date. Marquez-le pour ce qu’il est, ou utilisez un chiffre.
compare-units = { $where } : { $one } et { $other } sont des unités différentes, qui ne se comparent, ne se divisent ni ne s’additionnent. Choisissez des chiffres d’une même unité.
compare-populations = { $where } : les chiffres comptent des populations différentes ({ $one } ; { $other }). Choisissez des chiffres d’une même population.
compare-selections = { $where } : les chiffres diffèrent par « { $key } » ({ $one } ; { $other }). Une évolution compare une même sélection sur deux périodes.
share-exceeds = { $where } : la partie ({ $part }) dépasse le tout ({ $whole }). Vérifiez lequel est le tout.
sum-twice = { $where } : la somme compte deux fois le même chiffre. Retirez-le une fois.
parts-do-not-add = { $where } : les parties font { $sum }, le tout est { $whole } ; il manque { $gap } ({ $parts }). Ajoutez la partie manquante, ou nommez-la sous left_out.
says-otherwise = { $where } : le texte dit « { $says } » ; les chiffres donnent { $computed }. Candidats les plus proches : { $nearest }.
says-no-number = { $where } : « { $says } » ne contient pas de nombre à vérifier. Écrivez par exemple says "+119 %".
noun-mismatch = { $where } : « { $word } » suit un chiffre ({ $value }) qui compte des { $counted }. Utilisez le mot qui convient, ou le chiffre qui convient.
small-base = { $where } : la base est { $base }, inférieure à dix : aucun pourcentage n’est imprimé. Utilisez la phrase, qui donne les deux nombres.
print-mode = Le chiffre { $figure } est de type { $kind } et ne peut s’imprimer comme « { $mode } ».
report-missing = Le fichier { $file } n’existe pas. Vérifiez le chemin ; ce qui peut être vérifié est un rapport construit par Constat, en HTML, PDF, DOCX ou XLSX.
manifest-missing = { $file } ne porte pas de manifeste de Constat. Vérifiez le fichier tel qu’il a été publié.
manifest-unreadable = Le manifeste de { $file } est illisible : { $reason }.
format-unknown = { $file } n’est pas un rapport que Constat sache vérifier. Donnez un fichier HTML, PDF, DOCX ou XLSX.
write-failed = { $path } n’a pas pu être écrit : { $reason }. Libérez de l’espace ou choisissez un autre dossier ; rien de ce fichier n’est resté.
pdf-failed = Le PDF n’a pas pu être mis en page : { $reason }

# -- mots des documents
contents = Sommaire
page = Page
of = sur
report-date = Date
period = Période
office = Bureau
snapshot = État des données
seal = Sceau
basis-title = Fondement des chiffres
basis-lead = Chaque nombre de ce document renvoie ici. Chaque entrée dit ce qui a été compté, par quelle méthode et à partir de combien d’événements. Tous reposent sur l’état figé { $snapshot } des données.
basis-entry = Chiffre { $n }
basis-back = Où il est imprimé
table-word = Tableau { $n }
chart-word = Graphique { $n }
map-word = Carte { $n }
figures-of = Nombres : { $name }
fact-counts = Compte
fact-period = Période
fact-selection = Sélection
fact-method = Méthode
fact-snapshot = État des données
fact-events = Événements sous-jacents
fact-bounds = De bas à haut
fact-digest = Empreinte des événements
fact-flags = À savoir
fact-parts = Calculé à partir de
fact-value = Valeur
fact-id = Identifiant
open-above = ouvert
skip-to-text = Aller au texte
manifest-note = Ce fichier porte son propre manifeste. « constat report verify » le vérifie sans compte.
not-in-selection = tous
method-sum-of-events = somme des meilleures estimations données, à défaut du seul nombre rapporté, à défaut du minimum
method-sum-of-linked-events = ce que plusieurs sources disent d’un même incident compté une fois ; pour le reste, somme des événements
method-count-change = compte de la période divisé par le compte auquel on compare
method-share = partie divisée par son tout
method-remainder = tout moins les parties
method-overlap = parties additionnées, moins ce qu’elles font ensemble
method-sum = parties additionnées
method-rate-ratio = rapport des taux journaliers de deux périodes
method-other = { $method }, version { $version }
total = Total
others = Non listés ci-dessus
joint-note = { $label } : { $number } sous plus d’une ligne, l’acte étant attribué à plusieurs parties ou son lieu portant plusieurs noms.
rest-note-negative = Les parties telles que rapportées dépassent le tout de { $number }.
column-change-previous = Évolution / { $against }
column-against = { $period }
not-told-group = non renseigné
sex-age-men = Hommes
sex-age-women = Femmes
sex-age-adults = Adultes, sexe non renseigné
sex-age-boys = Garçons
sex-age-girls = Filles
sex-age-children = Enfants, sexe non renseigné
sex-age-persons_unknown = Sexe et âge non renseignés
sex-age-persons-unknown = Sexe et âge non renseignés
sex-age-rest = Non précisé par la source
column-group = Partie
column-perpetrator = Attribué à
column-party = Partie
column-country = Pays
column-admin1 = Lieu
column-admin2 = Lieu
column-kind = Type de violence
column-dataset = Jeu de données
column-sex_age = Sexe et âge
column-month = Mois
column-change = Évolution
small-note = Un pourcentage est un calcul ; le texte dit si l’évolution est nette. Aucun n’est donné lorsque le nombre auquel on compare est inférieur à dix.
flag-minimum = seul un minimum est donné
flag-single-number = un seul nombre, sans fourchette
flag-no-range = meilleure estimation sans ses bornes
flag-low-above-best = estimation basse supérieure à la meilleure
flag-best-above-high = meilleure estimation supérieure à la haute
flag-straddling = poursuivi au-delà de la fin de la période
flag-rival-accounts = plusieurs récits d’un même incident, dont le moindre est compté
flag-status-unknown = statut des victimes inconnu
flag-not-told = non précisé par les sources
flag-small-numbers = petits nombres
flag-too-short-for-overdispersion = trop court pour l’intervalle qui tient compte des grappes
flag-outside-data = hors de ce que couvrent les données
flag-partly-outside-data = en partie hors de ce que couvrent les données
method-sex-and-age = somme de ce qui est indiqué pour ce groupe, sur les mêmes événements
method-loose = événements de la sélection dont la date ou le lieu est connu avec moins de précision
method-listed = somme des incidents listés en annexe
method-not-drawn = tout moins ce qui est dessiné sur la carte
one-incident = Un incident, tel que son fournisseur le donne
column-previous-quarter = Trimestre précédent
column-previous-period = Période précédente
column-last-year-quarter = Même trimestre, année précédente
column-last-year-period = Même période, année précédente
chart-numbers = Nombres des graphiques
sex-age-none = Les sources n’indiquent ni le sexe ni l’âge des victimes de la période.
others-party = Sans attribution, ou autres parties
name-sum-of-events = somme des événements
name-count-change = évolution entre comptes
name-share = part
name-remainder = reste
name-overlap = compté deux fois
name-sum = somme de chiffres
name-rate-ratio = rapport de taux
name-sex-and-age = somme par sexe et par âge
name-loose = connu avec moins de précision
name-listed = listé
name-not-drawn = non dessiné
none-listed = Aucun incident de la période ne répond à la sélection.

# -- noms
noun-incidents =
    { $n ->
        [one] incident
       *[other] incidents
    }
noun-persons-killed =
    { $n ->
        [one] personne
       *[other] personnes
    }
noun-civilians-killed =
    { $n ->
        [one] civil
       *[other] civils
    }
noun-fighters-killed =
    { $n ->
        [one] combattant
       *[other] combattants
    }
noun-killed-status-unknown =
    { $n ->
        [one] personne de statut inconnu
       *[other] personnes de statut inconnu
    }
noun-persons-injured =
    { $n ->
        [one] personne
       *[other] personnes
    }
noun-civilians-injured =
    { $n ->
        [one] civil
       *[other] civils
    }
noun-persons-abducted =
    { $n ->
        [one] personne
       *[other] personnes
    }
noun-persons-detained =
    { $n ->
        [one] personne
       *[other] personnes
    }
noun-victims-of-sexual-violence =
    { $n ->
        [one] victime de violences sexuelles
       *[other] victimes de violences sexuelles
    }
counted-incidents =
    { $number } { $n ->
        [one] incident
       *[other] incidents
    }
counted-persons-killed =
    { $number } { $n ->
        [one] personne tuée
       *[other] personnes tuées
    }
counted-civilians-killed =
    { $number } { $n ->
        [one] civil tué
       *[other] civils tués
    }
counted-fighters-killed =
    { $number } { $n ->
        [one] combattant tué
       *[other] combattants tués
    }
counted-killed-status-unknown =
    { $number } { $n ->
        [one] personne tuée de statut inconnu
       *[other] personnes tuées de statut inconnu
    }
counted-persons-injured =
    { $number } { $n ->
        [one] personne blessée
       *[other] personnes blessées
    }
counted-civilians-injured =
    { $number } { $n ->
        [one] civil blessé
       *[other] civils blessés
    }
counted-persons-abducted =
    { $number } { $n ->
        [one] personne enlevée ou disparue
       *[other] personnes enlevées ou disparues
    }
counted-persons-detained =
    { $number } { $n ->
        [one] personne détenue illégalement
       *[other] personnes détenues illégalement
    }
counted-victims-of-sexual-violence =
    { $number } { $n ->
        [one] victime
       *[other] victimes
    } de violences sexuelles liées au conflit
label-incidents = Incidents
label-persons-killed = Personnes tuées
label-civilians-killed = Civils tués
label-fighters-killed = Combattants tués
label-killed-status-unknown = Tués de statut inconnu
label-persons-injured = Personnes blessées
label-civilians-injured = Civils blessés
label-persons-abducted = Personnes enlevées ou disparues
label-persons-detained = Détentions illégales
label-victims-of-sexual-violence = Victimes de violences sexuelles
number-of-incidents = Le nombre d’incidents
number-of-persons-killed = Le nombre de personnes tuées
number-of-civilians-killed = Le nombre de civils tués
number-of-fighters-killed = Le nombre de combattants tués
number-of-killed-status-unknown = Le nombre de personnes tuées de statut inconnu
number-of-persons-injured = Le nombre de personnes blessées
number-of-civilians-injured = Le nombre de civils blessés
number-of-persons-abducted = Le nombre de personnes enlevées ou disparues
number-of-persons-detained = Le nombre de personnes détenues illégalement
number-of-victims-of-sexual-violence = Le nombre de victimes de violences sexuelles liées au conflit
at-least = au moins { $number }
range = { $number } (entre { $low } et { $high })
range-open-least = { $number } (la borne haute est ouverte)
range-open = { $number } (au moins { $low } ; la borne haute est ouverte)
breakdown = { $whole } ({ $parts })
part-men =
    { $number } { $n ->
        [one] homme
       *[other] hommes
    }
part-women =
    { $number } { $n ->
        [one] femme
       *[other] femmes
    }
part-adults =
    { $number } { $n ->
        [one] adulte
       *[other] adultes
    } de sexe non renseigné
part-boys =
    { $number } { $n ->
        [one] garçon
       *[other] garçons
    }
part-girls =
    { $number } { $n ->
        [one] fille
       *[other] filles
    }
part-children =
    { $number } { $n ->
        [one] enfant
       *[other] enfants
    }
part-persons_unknown = { $number } dont le sexe et l’âge ne sont pas renseignés
part-rest = { $number } dont les sources ne précisent ni le sexe ni l’âge
part-excess = les parties telles que rapportées dépassant le tout de { $number }
part-by = { $who } : { $number }
parts-rest = { $number } sans attribution à l’une d’elles

# -- évolutions
against-previous-quarter = au trimestre précédent
against-previous-period = à la période précédente
against-last-year-quarter = au même trimestre de l’année précédente
against-last-year-period = à la même période de l’année précédente
against-dates = à la période { $dates }
during-previous-quarter = au trimestre précédent
during-previous-period = à la période précédente
during-last-year-quarter = au même trimestre de l’année précédente
during-last-year-period = à la même période de l’année précédente
during-dates = pendant la période { $dates }
change-noun-up = soit une hausse de { $change } par rapport { $against } ({ $before })
change-noun-down = soit une baisse de { $change } par rapport { $against } ({ $before })
change-noun-unclear = sans évolution nette par rapport { $against } ({ $before })
change-noun-small = contre { $before } { $during }
change-noun-same = soit autant que { $during } ({ $before })
change-noun-confounded = dont le rapport { $against } ({ $before }) est brouillé par la couverture
change-noun-not-comparable = sans comparaison possible par rapport { $against }, que les données ne couvrent pas
change-verb-up = { $about } a augmenté de { $change } par rapport { $against } ({ $before }), pour s’établir à { $now }
change-verb-down = { $about } a diminué de { $change } par rapport { $against } ({ $before }), pour s’établir à { $now }
change-verb-unclear = { $about } s’établit à { $now }, sans évolution nette par rapport { $against } ({ $before })
change-verb-small = { $about } s’établit à { $now }, contre { $before } { $during }
change-verb-same = { $about } est resté le même qu’{ $during } ({ $before })
change-verb-confounded = { $about } s’établit à { $now }, contre { $before } { $during } ; le rapport entre les deux est brouillé par la couverture
change-verb-not-comparable = { $about } ne peut être comparé { $against }, que les données ne couvrent pas
acts-violations = violations
acts-abuses = atteintes

# -- note trimestrielle
trend-opening = Pour la période { $period }, { $incidents } ont été recensés{ $place }, dans lesquels on dénombre { $harm }.
trend-opening-none = Pour la période { $period }, aucun incident répondant à la sélection n’a été recensé{ $place }.
trend-in = { " " }({ $place })
trend-were = { $counted }
trend-sentence = { $change }.
trend-both = { $change }. { $year }.
trend-civilians = Parmi les personnes tuées figurent { $breakdown }.
trend-status = Parmi les personnes tuées, { $parts }.
status-civilians =
    { $number } { $n ->
        [one] est un civil
       *[other] sont des civils
    }
status-fighters =
    { $number } { $n ->
        [one] est un combattant
       *[other] sont des combattants
    }
status-unknown = le statut de { $number } est inconnu
trend-fall = Une baisse de ce qui est recensé peut traduire une moindre couverture plutôt qu’une moindre violence ; la couverture de chaque jeu de données pendant les périodes comparées figure dans la méthodologie.
trend-confounded = Là où une comparaison est brouillée par la couverture, ce qui est recensé a bougé avec le nombre de ceux qui pouvaient le recenser. Elle ne dit rien de l’évolution de la violence.
party-opening-abuses = Partie en cause : { $who }. Des atteintes lui sont attribuées dans { $incidents } ({ $counted }).
party-opening-violations = Partie en cause : { $who }. Des violations lui sont attribuées dans { $incidents } ({ $counted }).
at-least-label = { $label } (au moins)
at-least-short = { "≥ " }
trend-opening-bare = Pour la période { $period }, { $incidents } ont été recensés{ $place }.
sentence = { $text }.
again-up = Par rapport { $against } ({ $before }), la hausse est de { $change }
again-down = Par rapport { $against } ({ $before }), la baisse est de { $change }
again-unclear = Par rapport { $against } ({ $before }), il n’y a pas d’évolution nette
again-small = Il s’établissait à { $before } { $during }
again-same = Il est le même qu’{ $during } ({ $before })
again-confounded = Son rapport { $against } ({ $before }) est brouillé par la couverture
again-not-comparable = Il ne peut être comparé { $against }, que les données ne couvrent pas
party-opening-abuses-bare = Partie en cause : { $who }. Des atteintes lui sont attribuées dans { $incidents }.
party-opening-violations-bare = Partie en cause : { $who }. Des violations lui sont attribuées dans { $incidents }.
party-share = Cela représente { $share } des { $whole }.
party-places = { $label }, par lieu : { $places }.
party-none = Partie en cause : { $who }. Aucun incident de la période ne lui est attribué.
party-unattributed = { $incidents } ({ $counted }) ne sont attribués à aucune partie ; les combats entre parties en font partie.
unattributed = Sans attribution
place-count = { $place } ({ $number })
key-against = { $change } ({ $before } { $during })
key-small = { $before } { $during }
key-unclear = { $before } { $during } ; pas d’évolution nette
key-confounded = { $before } { $during } ; brouillé par la couverture
title-unit = { $title } ({ $period })
date-at-or-between = { $dates }

# -- méthodologie et limites
method-datasets = Les chiffres de ce document ont été calculés à partir de { $list }.
method-dataset = { $name }, version { $version }, soit { $events } { $n ->
        [one] événement
       *[other] événements
    } { $span }
method-snapshot = Ils reposent sur l’état figé { $snapshot } des données. Quiconque détient les mêmes jeux de données obtient les mêmes nombres.
method-selection = Sont comptés les événements qui répondent à ce qui suit : { $selection }. Un événement appartient à la période où il a commencé.
method-selection-all = Sont comptés tous les événements de la période. Un événement appartient à la période où il a commencé.
method-standard = Seul est compté ce qui est établi selon le critère « { $standard } » ou un critère plus exigeant.
method-standard-none = Les jeux de données n’indiquent aucun niveau de preuve sur lequel filtrer ; chaque événement est compté tel que son fournisseur l’a établi.
method-value = Lorsqu’une source donne une estimation basse, une meilleure et une haute, la meilleure est imprimée et les bornes figurent en annexe ; lorsqu’elle ne donne qu’un minimum, la somme dit « au moins ». Les nombres n’ont pas été arrondis.
method-change = Un pourcentage compare les comptes de deux périodes. On ne parle de hausse ou de baisse que lorsque l’intervalle du rapport des taux, qui tient compte de ce que les décès surviennent par grappes, exclut l’absence d’évolution ; aucun pourcentage n’est imprimé lorsque la base est inférieure à dix.
method-periods = La période va { $period } ; la précédente, { $former } ; la même période de l’année précédente, { $year }.
method-parties = { $wording }
method-words = On parle de « violations » pour les États et leurs forces, d’« atteintes » pour les groupes armés. L’attribution suit les jeux de données nommés ci-dessus ; lorsqu’ils nomment plusieurs parties conjointement, l’acte figure sous chacune et le tableau le dit.
method-civilians = Le statut des personnes tuées est conservé tel que la source le donne : civil, combattant ou inconnu. L’inconnu n’est jamais compté comme civil.
limit-flag = { $number } : { $flag }.
everywhere = tous les lieux
limit-marks = Sur { $all } de la période, les mentions suivantes sont à connaître :
limit-begins = { $name } ne commence que le { $first }.
limit-dates = { $number } : date connue avec une précision moindre que le jour.
limit-places = { $number } : lieu connu avec une précision moindre que le district.
limit-none = Aucun événement de la période ne porte de mention d’imprécision.
limit-coverage = Seul ce qui a été recensé peut être compté. Une baisse des nombres peut traduire une moindre couverture : moins de visites, moins de sources, ou des rapports qui arrivent plus tard. { $sentence }
limit-coverage-dataset = { $name } compte { $now } pendant la période, { $former } pendant la précédente et { $year } pendant la même période de l’année précédente.
limit-watched-fell = La couverture a reculé par rapport { $against }. Ces bureaux ont cessé de suivre la situation ou l’ont moins suivie : { $offices }.
limit-watched-rose = La couverture a progressé par rapport { $against }. Ces bureaux ont commencé à suivre la situation ou l’ont davantage suivie : { $offices }.
limit-outside = { $name } ne couvre pas la totalité des périodes comparées (il s’arrête le { $last }).
limit-late = Les événements recensés après la prise des jeux de données, et ceux que leurs fournisseurs réviseront plus tard, ne sont pas compris.
limit-boundaries = Les frontières et les noms figurant sur les cartes n’impliquent aucune prise de position quant au statut juridique des pays, territoires, villes ou zones, ni quant au tracé de leurs frontières ou limites.

# -- sélections en toutes lettres
sel-country = pays : { $values }
sel-place = lieu : { $values }
sel-pcode = P-code : { $values }
sel-cell = maille : { $values }
sel-box = rectangle : { $values }
sel-party = partie : { $values }
sel-perpetrator = attribué à : { $values }
sel-kind = type de violence : { $values }
sel-victims = victimes : { $values }
sel-standard = niveau de preuve : au moins { $values }
sel-dataset = jeu de données : { $values }
sel-origin = origine : { $values }
sel-all = aucune restriction

# -- graphiques, cartes, annexe
chart-alt = Histogramme : { $label }, par mois, de { $first } à { $last }. Maximum : { $peak } ({ $peakvalue }). Les nombres suivent dans un tableau.
chart-month = Mois
chart-period = Les colonnes foncées sont les mois de ce rapport.
map-alt = Carte de { $place } : { $label } par maille d’un demi-degré, { $dates }. Les mailles les plus foncées comptent { $top } ou plus.
map-legend = { $label } par maille
map-note-cells = Chaque maille mesure un demi-degré (environ 55 km).
map-note-points = Seuls les événements localisés à 25 km près sont dessinés. Non dessinés, leur lieu étant connu avec moins de précision : { $number }.
map-note-none = Aucun événement de la période n’est localisé avec assez de précision pour être dessiné.
annex-date = Date
annex-place = Lieu
annex-what = Ce qui a été recensé
annex-killed = Tués
annex-civilians = Civils
annex-attributed = Attribué à
annex-source = Sources
annex-lead = Les { $listed } incidents les plus meurtriers sont listés, sur les { $all } de la période. Ceux qui sont listés comptent { $sum } des { $whole } ; les autres, { $rest }.
annex-lead-all = Tous les incidents de la période sont listés : { $all }, { $whole }.
annex-sources-count =
    { $n ->
        [one] { $number } source
       *[other] { $number } sources
    }
annex-record = Fiche { $id }
unknown-place = lieu non précisé

# -- classeur
sheet-figures = Chiffres
sheet-incidents = Incidents
sheet-about = À propos
sheet-column-value = Valeur
sheet-column-low = Bas
sheet-column-high = Haut
sheet-column-unit = Unité
sheet-column-population = Population
sheet-column-from = Du
sheet-column-to = Au
sheet-column-selection = Sélection
sheet-column-method = Méthode
sheet-column-events = Événements
sheet-column-snapshot = État des données
sheet-column-id = Chiffre

# -- vérification
verify-ok = { $file } : tous les contrôles sont concluants.
verify-figure-printed = { $where } : le chiffre { $figure } est imprimé « { $shown } » ; le manifeste donne « { $expected } ».
verify-figure-missing = { $where } : le chiffre { $figure } devrait être imprimé ici « { $expected } » et ne l’est pas.
verify-figure-extra = « { $shown } » est imprimé comme un chiffre et ne figure pas au manifeste.
verify-figure-altered = Le chiffre { $figure } a été altéré dans le manifeste : son identifiant ne correspond plus à son contenu.
verify-figure-recomputed = { $where } : le chiffre { $figure } est imprimé { $printed } ; sur les mêmes données, il vaut { $now }.
verify-figure-arithmetic = { $where } : le chiffre { $figure } ne découle pas de ses parties : { $printed } au lieu de { $now }.
verify-figure-failed = Le chiffre { $figure } n’a pu être recalculé : { $reason }
verify-snapshot = L’espace de travail ne détient plus l’état des données { $snapshot } ; les chiffres n’ont pas été recalculés.
verify-bytes = { $part } : les octets { $first } à { $last } ont été altérés.
verify-size = { $part } : la taille est de { $now } octets ; { $expected } avaient été scellés.
verify-part-extra = { $part } a été ajouté après le scellement du rapport.
verify-part-missing = { $part } a été retiré après le scellement du rapport.
verify-seal = Le sceau imprimé ({ $printed }) n’est pas celui du manifeste ({ $expected }).
verify-blocks = La liste des blocs scellés manque ou a été altérée.
verify-unchecked-workspace = Non vérifié : si les données donnent toujours ces nombres (aucun espace de travail n’a été donné).
verify-unchecked-signature = Non vérifié : qui a produit le rapport. Le manifeste n’est pas signé ; comparez le sceau à celui que publie le bureau.
