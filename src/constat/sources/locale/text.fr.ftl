# Les mots des témoins en propositions : listes de noms, décomptes, dates. Chaque message est la règle lue avant d'accepter.

## Listes de noms
names-row-above-header = La ligne { $row } se trouve au-dessus des noms de colonnes et n'a pas été prise pour une victime.
names-row-too-wide = La ligne { $row } a { $cells } cellules, or la liste a { $columns } colonnes. Déplacez ce qui est en trop, puis collez de nouveau la ligne.
names-row-total = La ligne { $row } est un total, non une victime.
names-row-number-only = La ligne { $row } a un numéro et rien d'autre. Écrivez le nom, ou « inconnu ».
names-row-header-again = La ligne { $row } répète les noms de colonnes.
names-row-several = La ligne { $row } parle de plusieurs personnes. Saisissez-les comme un décompte, ou écrivez une ligne pour chacune.
names-row-several-names = La ligne { $row } semble contenir plusieurs noms. Écrivez-en un par ligne, puis collez de nouveau ; s'il s'agit d'une seule personne, retirez les virgules ou le « et ».
names-row-no-letters = La ligne { $row } a des chiffres à la place du nom. Vérifiez les colonnes ; écrivez « inconnu » pour une victime sans nom.
names-row-nobody = La ligne { $row } ne parle de personne : elle n'a ni nom, ni âge, ni sexe, ni village, ni parent. Écrivez « inconnu » si la victime n'a pas de nom.
names-columns-guessed = La liste n'a pas de ligne de noms de colonnes. Compris ainsi : { $columns }. Vérifiez avant d'accepter ; si c'est faux, ajoutez une première ligne avec les noms des colonnes.
names-age-unclear = « { $words } » peut désigner un enfant ou un adulte : l'âge reste inconnu.
names-age-near-eighteen = « { $words } » ne décide pas entre enfant et adulte (moins de 18 ans, ou 18 ans et plus) : l'âge reste inconnu.
names-age-unread = « { $words } » n'est pas compris comme un âge : les mots sont gardés et l'âge reste inconnu.
names-age-beside = « { $age } » se trouvait à côté du nom et a été pris pour l'âge.
names-sex-unread = « { $words } » n'est pas compris comme un sexe : il reste inconnu.
names-child-word = « { $words } » dit le sexe. Le mot se dit aussi de personnes adultes : l'âge reste inconnu.
names-age-and-sex-disagree = « { $sex } » dit un enfant, « { $age } » un adulte : l'âge reste inconnu.
names-status-unread = « { $words } » n'est pas l'un des statuts : le statut reste inconnu.
names-status-is-harm = « { $words } » dit ce qui a été fait à la personne, non si elle était civile ou combattante : le statut reste inconnu.
names-harm-unread = « { $words } » n'est pas compris comme une atteinte : elle reste à préciser.
names-formula-kept = Une cellule commence comme une formule de tableur. Elle est gardée comme simple texte et n'est jamais calculée.

## Décomptes
count-one = « { $words } » : { $number }, un seul nombre a été dit ; aucune fourchette n'est ajoutée.
count-about = « { $words } » : environ { $number } ; aucune borne n'a été dite et aucune n'est inventée.
count-at-least = « { $words } » : au moins { $number } ; rien n'est connu au-dessus.
count-more-than = « { $words } » : { $number } est une borne basse qui reste vraie ; rien n'est connu au-dessus.
count-at-most = « { $words } » : au plus { $number } ; rien n'est connu au-dessous.
count-less-than = « { $words } » : { $number } est une borne haute qui reste vraie ; rien n'est connu au-dessous.
count-exactly = « { $words } » : exactement { $number }, dit comme certain.
count-range = « { $words } » : de { $low } à { $high } ; aucune meilleure estimation n'a été dite.
count-range-shared = « { $words } » : lu de { $low } à { $high }, les centaines ou milliers n'étant dits qu'une fois ; aucune meilleure estimation n'a été dite.
count-perhaps = « { $words } » : { $number } est retenu ; { $other } n'est dit que comme possible et ne borne rien, il reste dans les mots.
count-vague = « { $words } » donne un ordre de grandeur et aucun nombre : les mots sont gardés, aucun nombre n'est inventé.
count-harm = Compté comme { $measure }, d'après « { $words } ».
count-harm-untold = Les mots ne disent pas ce qui leur a été fait : choisissez l'atteinte.
count-harm-combined = « { $words } » réunit plusieurs atteintes en un nombre : il n'appartient à aucune seule. Demandez chacune.
count-harm-disappeared = « { $words } » n'est pas encore une disparition forcée : la personne qui vérifie en décide.
count-harm-detained = Le caractère illégal ou arbitraire de la détention relève de la personne qui vérifie.
count-status = Statut tel que dit : { $status }.
count-status-labelled = Le mot qui les désigne est celui de la personne qui parle : le statut reste inconnu tant qu'il n'est pas établi.
count-measure-killed = personnes tuées
count-measure-injured = personnes blessées
count-measure-abducted = personnes enlevées ou disparues
count-measure-detained = personnes détenues
count-measure-sexual-violence = victimes de violences sexuelles
count-within-person = « { $words } » est une victime comprise dans ce nombre, et non une de plus.
count-within-number = « { $words } » est une partie de ce nombre et ne s'y ajoute jamais.
count-within-words = « { $words } » sont compris dans ce nombre ; combien n'a pas été dit.
count-beside-person = « { $words } » est une victime en plus de ce nombre.
count-beside-number = « { $words } » s'ajoutent à ce nombre.
count-beside-words = « { $words } » s'ajoutent à ce nombre ; combien n'a pas été dit.

## Dates : comment les mots ont été lus
date-said = « { $words } » : { $date }.
date-day-first = « { $words } » lu avec le jour d'abord : { $date }.
date-month-first = « { $words } » lu avec le mois d'abord : { $date }.
date-short-year = L'année a deux chiffres et est prise comme { $year }.
date-weekday-differs = Or ce jour ({ $date }) est un { $found }, non un { $said } : redemandez ce qui est juste.
date-weekday-decides = Aucune année n'a été dite : ce jour est un { $weekday } dans celle-ci.
date-third = { $part ->
    [start] Le début est pris comme le premier tiers.
    [middle] Le milieu est pris comme le deuxième tiers.
   *[end] La fin est prise comme le dernier tiers.
 }
date-week-of-month = « { $words } », comptée par sept depuis le premier jour du mois, ou en arrière depuis le dernier : { $date }.
date-month-supplied = « { $words } » ne dit pas le mois : { $date }.
date-from-today = « { $words } », dit à la date suivante ({ $today }) : { $date }.
date-week-before = Certains disent « { $words } » (dit le { $today }) pour la semaine d'avant : { $date }.
date-width = Personne ne compte cela au jour près : élargi { $days ->
    [one] d'un jour
   *[other] de { $days } jours
 } de chaque côté.
date-whole-month = Personne ne compte les mois au jour près : le mois entier est pris.
date-whole-year = Personne ne compte les années au jour près : l'année entière est prise.
date-feast = { $name } : { $date }.
date-easter = { $name }, d'après Pâques en comput grégorien : { $date }.
date-national = { $name } de ce pays : { $country }, { $date }.
date-islamic = { $name }, année { $year } de l'hégire : { $reckoned } selon le calendrier d'Oumm al-Qoura ; élargi { $days ->
    [one] d'un jour
   *[other] de { $days } jours
 } de chaque côté, car la lune est observée localement.
date-season = { $name } : au Sahel, prise comme suit : { $date }. Elle commence et finit plus tôt ou plus tard selon le lieu et l'année.
date-market = Le marché de ce lieu ({ $place }) se tient le { $weekday }.
date-market-said = « { $words } » nomme lui-même le jour du marché : { $weekday }.
date-market-day = Jour de marché : { $date }.
date-within = Dans le temps dit à côté : { $scope }.
date-about = L'année et le mois suivent de ce qui est connu de l'incident : { $about }.
date-nearest = Aucun ne tombe dans ce qui est connu de l'incident ({ $about }) : le plus proche avant et le plus proche après sont proposés.
date-latest = Aucune année n'a été dite : le dernier avant la date suivante : { $today }.
date-moved = « { $words } » : { $date }.
date-around = « Vers » est pris comme { $days } jours de chaque côté.
date-range = « { $words } », du premier au dernier : { $date }.
date-reference = Compté depuis ce qui est connu de l'incident : { $about }.

## Dates : pourquoi des mots n'en donnent pas
date-impossible = « { $words } » n'est pas un jour du calendrier. Gardez les mots et redemandez.
date-backwards = « { $words } » finit avant de commencer. Gardez les mots et redemandez.
date-vague = « { $words } » ne donne pas de nombre : les mots sont gardés, aucun jour n'est inventé.
date-open = « { $words } » est ouvert d'un côté : les mots sont gardés, aucune borne n'est inventée. Donnez l'autre borne si elle est connue.
date-none = « { $words } » ne correspond à aucun jour calculable. Gardez les mots et donnez les jours à la main.
date-too-many = « { $words } » peut être l'un de { $count } jours. Dites la semaine ou le mois, puis relisez les mots.
date-market-unknown = « { $words } » : le jour de ce marché n'est pas connu. Indiquez-le, puis relisez les mots.
date-market-which = « { $words } » ne dit pas de quel marché il s'agit. Choisissez le lieu, puis relisez les mots.
date-islamic-beyond = « { $words } » dépasse la table du calendrier islamique (1924 à 2077), ou n'en est pas un jour. Donnez les jours à la main.
date-reference-missing = « { $words } » compte depuis un autre jour, encore inconnu. Donnez la date de l'incident, puis relisez les mots.
date-national-unknown = « { $words } » : dites de quel pays, puis relisez les mots.
market-weekday = Le jour donné au marché de { $place } est « { $weekday } ». Donnez un nombre de 0 (lundi) à 6 (dimanche).

## Noms de jours
weekday-0 = lundi
weekday-1 = mardi
weekday-2 = mercredi
weekday-3 = jeudi
weekday-4 = vendredi
weekday-5 = samedi
weekday-6 = dimanche
islamic-month-1 = Mouharram
islamic-month-2 = Safar
islamic-month-3 = Rabi al-awwal
islamic-month-4 = Rabi al-thani
islamic-month-5 = Joumada al-oula
islamic-month-6 = Joumada al-thania
islamic-month-7 = Rajab
islamic-month-8 = Chaabane
islamic-month-9 = Ramadan
islamic-month-10 = Chawwal
islamic-month-11 = Dhou al-qida
islamic-month-12 = Dhou al-hijja
islamic-day-1 = Premier jour de Mouharram
islamic-day-2 = Premier jour de Safar
islamic-day-3 = Premier jour de Rabi al-awwal
islamic-day-4 = Premier jour de Rabi al-thani
islamic-day-5 = Premier jour de Joumada al-oula
islamic-day-6 = Premier jour de Joumada al-thania
islamic-day-7 = Premier jour de Rajab
islamic-day-8 = Premier jour de Chaabane
islamic-day-9 = Premier jour du Ramadan
islamic-day-10 = Premier jour de Chawwal
islamic-day-11 = Premier jour de Dhou al-qida
islamic-day-12 = Premier jour de Dhou al-hijja
feast-tabaski = Tabaski (Aïd el-Kébir)
feast-korite = Korité (Aïd el-Fitr)
feast-mawlid = Maouloud
feast-ashura = Achoura
feast-islamic-new-year = Nouvel an musulman
feast-night-of-destiny = Nuit du destin
feast-arafat = Jour d'Arafat
feast-isra = Isra et Miraj
feast-easter = Pâques
feast-good-friday = Vendredi saint
feast-easter-monday = Lundi de Pâques
feast-palm-sunday = Dimanche des Rameaux
feast-ash-wednesday = Mercredi des Cendres
feast-ascension = Ascension
feast-pentecost = Pentecôte
feast-whit-monday = Lundi de Pentecôte
feast-lent = Carême (jeûne chrétien)
feast-christmas = Noël
feast-christmas-eve = Réveillon de Noël
feast-new-year = Jour de l'an
feast-new-year-eve = Saint-Sylvestre
feast-assumption = Assomption
feast-all-saints = Toussaint
feast-labour-day = Fête du travail
feast-women-day = Journée de la femme
feast-africa-day = Journée de l'Afrique
feast-epiphany = Épiphanie
feast-independence-day = Fête de l'indépendance
feast-national-day = Fête nationale
feast-army-day = Fête de l'armée
feast-martyrs-day = Journée des martyrs
season-rains = Saison des pluies
season-dry = Saison sèche
season-harvest = Récoltes
season-lean = Soudure
season-cold = Saison froide
season-hot = Saison chaude
