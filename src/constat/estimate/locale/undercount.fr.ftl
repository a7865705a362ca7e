lists-none = Le tableau des listes est vide. Apportez une ligne par personne ou incident avec une colonne de 0 et de 1 pour chaque liste, ou une ligne par profil avec son effectif.
lists-unreadable = Le fichier { $file } ne se lit pas comme un tableau ({ $why }). Apportez un CSV ou un Parquet.
lists-column = Le tableau n'a pas de colonne « { $name } ». Ses colonnes sont : { $known }.
lists-no-column = Aucune colonne ne contient que des 0 et des 1 : aucune n'est une liste (colonnes : { $known }). Nommez les colonnes des listes, avec 1 là où la liste nomme la personne ou l'incident.
lists-unknown = Il n'y a pas de liste « { $name } ». Les listes sont : { $known }.
lists-mark = La ligne { $row } contient « { $value } » dans la liste « { $name } ». Écrivez 1 là où la liste nomme la personne ou l'incident, 0 là où elle ne le fait pas.
lists-count = La ligne { $row } a l'effectif « { $value } ». Les effectifs sont des nombres entiers à partir de 0.
lists-nowhere = { $count } des lignes ne sont sur aucune liste. Personne n'a pu compter ceux qu'aucune liste ne montre : leur nombre est ce qu'on estime. Retirez les lignes qui n'ont que des zéros.
lists-nobody = La liste « { $name } » ne nomme personne. Écartez-la.
lists-many = Il y a { $lists } listes ; on peut en confronter au plus { $most }. Réunissez d'abord des listes de même nature.
never-added = Une estimation du nombre total comprend déjà tous les cas documentés. Les deux nombres s'impriment côte à côte et ne s'additionnent jamais.
undercount-method = « { $method } » n'est pas une méthode. Choisissez loglinear, sparse, dga, lcmcr ou all.
undercount-confidence = Le niveau de confiance est compris entre 0 et 1.
loglinear-model = « { $model } » n'est pas un modèle de { $lists } listes. Écrivez ses plus grands ensembles par les numéros des listes, ainsi : [12,13] ; toutes les listes en un seul ensemble ne peuvent se connaître.
loglinear-criterion = « { $criterion } » n'est pas un critère. Choisissez bic ou aic.
loglinear-none = Avec le modèle { $model }, aucune estimation n'existe : un ensemble de listes qu'il réunit partage trop peu de personnes. Prenez un modèle plus petit, ou la méthode pour listes clairsemées.
loglinear-nothing = Aucun modèle log-linéaire n'a d'estimation sur ces listes : elles se recoupent trop peu. Il faut davantage de recoupements, ou réunir des listes de même nature.
sparse-none = Même pour des listes indépendantes, aucune estimation n'existe : trop peu de personnes sont sur deux listes. Il faut davantage de recoupements : des listes plus longues, ou un rapprochement qui en trouve plus.
sparse-settings = Le seuil est compris entre 0 et 1, le niveau de confiance aussi, et il faut au moins 100 tirages.
chao-none = Chacun est sur plusieurs listes : personne qui soit sur une seule ne renseigne sur les manquants.
strata-none = Aucune strate n'est nommée. Nommez les colonnes des strates.
strata-thin = Seules { $shared } personnes sont sur deux listes ou plus ; il en faut au moins { $needed } (Robson et Regier 1964). Réunissez des strates semblables.
strata-list = La liste « { $name } » ne nomme personne dans cette strate : elle ne se compare pas à l'estimation d'ensemble. Réunissez des strates, ou écartez la liste partout.
no-limit = sans limite
name-loglinear-bic = Log-linéaire, le meilleur selon le BIC
name-loglinear-aic = Log-linéaire, le meilleur selon l'AIC
name-sparse = Listes clairsemées, pas à pas
name-averaging = Moyenne sur les graphes
name-latent = Classes latentes
name-chao = Borne inférieure de Chao
name-pair = { $first } et { $second } seules
chart-whole = nombre total (les cas documentés y sont compris)
chart-documented = documentés : { $documented }
spread = Entre { $models } estimations{ $near ->
    [0] {""}
    [1] {" "}et les modèles log-linéaires qui s'ajustent à peu près aussi bien (1)
   *[other] {" "}et les modèles log-linéaires qui s'ajustent à peu près aussi bien ({ $near })
 }, le nombre total va de { $least } à { $most } ; leurs intervalles réunis vont de { $bottom } à { $top }. Les listes ne disent pas quel modèle est le bon : donnez cet écart à côté de tout intervalle. Toutes comprennent les cas documentés : n'additionnez jamais les deux.
strata-sum = Somme de { $strata } strates, qui documentent { $documented } cas : { $whole } ({ $low } à { $high }).
strata-pooled = Toutes les strates ensemble, qui documentent { $documented } cas : { $whole } ({ $low } à { $high }).
strata-lost = Ce qu'on perd : chaque strate a moins de recoupements dont apprendre, et son modèle est choisi sur moins.
strata-lost-ratio = Ce qu'on perd : chaque strate a moins de recoupements dont apprendre, et son modèle est choisi sur moins ; l'intervalle de la somme est { $ratio } fois aussi large que celui d'ensemble.
method-strata = Chaque strate est estimée par son propre meilleur modèle log-linéaire (BIC) ; les strates sont tenues pour indépendantes, l'intervalle de leur somme vient de { $draws } tirages de l'erreur de chacune (graine { $seed }) et ne contient pas le doute entre modèles. Une strate où moins de { $needed } personnes sont sur deux listes ou plus est refusée (Robson et Regier 1964, Transactions of the American Fisheries Society 93). Les estimations comprennent les cas documentés et ne s'y ajoutent jamais.
strata-gained = Ce qu'on gagne : les listes peuvent atteindre chaque strate différemment, sans qu'il faille les tenir pour également probables partout.
strata-left = Hors de la somme, avec { $documented } cas documentés : { $names }. La somme n'en dit rien et ne se compare donc pas à l'estimation d'ensemble.
method-loglinear = À partir de { $lists } listes qui se recoupent et documentent { $documented }, le nombre total est estimé à { $whole }, avec un intervalle à { $confidence } % de { $low } à { $high } (Wald, sur le logarithme des manquants ; vraisemblance profilée : { $profile_low } à { $profile_high }). C'est celui du modèle log-linéaire { $model } (déviance { $deviance } à { $freedom } degrés de liberté), le meilleur selon { $criterion ->
    [aic] l'AIC
   *[bic] le BIC
 } de { $tried } modèles hiérarchiques qui ont une estimation (Fienberg 1972, Biometrika 59 ; Cormack 1992, Biometrics 48). L'intervalle tient ce modèle pour acquis et ne contient pas le doute entre modèles. Il suppose un rapprochement des listes sans erreur, une population fermée, des personnes semblables hormis ce que le modèle comprend, et aucune dépendance de toutes les listes à la fois. Il comprend les cas documentés et ne s'y ajoute jamais.
method-sparse = À partir de { $lists } listes qui se recoupent et documentent { $documented }, le nombre total est estimé à { $whole }, avec un intervalle à { $confidence } % de { $low } à { $high } (bootstrap BCa, { $draws } tirages, graine { $seed }, paires choisies de nouveau à chacun ; { $without } tirages n'avaient pas d'estimation et comptent pour infinis). Des paires de listes ont été admises à dépendre l'une de l'autre pas à pas à p < { $threshold } ({ $pairs } paires, dont { $apart } n'ont personne en commun et ont le paramètre moins l'infini), chacune après vérification qu'une estimation existe et qu'elle est la seule (Chan, Silverman et Vincent 2021, JASA 116). Il suppose un rapprochement des listes sans erreur, une population fermée, et aucune dépendance entre trois listes ou plus. Il comprend les cas documentés et ne s'y ajoute jamais.
method-sparse-alone = À partir de { $lists } listes qui se recoupent et documentent { $documented }, le nombre total est estimé à { $whole } par des paires de listes admises à dépendre l'une de l'autre pas à pas à p < { $threshold } ({ $pairs } paires, dont { $apart } n'ont personne en commun), chacune après vérification qu'une estimation existe et qu'elle est la seule (Chan, Silverman et Vincent 2021, JASA 116). Aucun intervalle n'a été demandé ({ $draws } tirage de bootstrap). Il comprend les cas documentés et ne s'y ajoute jamais.
method-chao = Au moins { $whole } (intervalle à { $confidence } % de la borne : { $low } à { $high }), d'après { $once } personnes sur une seule liste et { $twice } sur deux (Chao 1987, Biometrics 43 ; 1989, Biometrics 45). C'est une borne inférieure là où être sur une liste n'en rend jamais une autre moins probable ; ce n'est pas une estimation. Elle comprend les { $documented } cas documentés.
method-pair = Si { $first } et { $second } étaient indépendantes, les { $shared } qu'elles partagent sur { $documented } diraient { $whole } en tout, avec un intervalle à { $confidence } % de { $low } à { $high } (Chapman 1951 ; Lincoln-Petersen sans correction : { $plain }). Des paires qui diffèrent beaucoup montrent que des listes dépendent l'une de l'autre.
name-two-kinds = Deux sortes de personnes, par la vraisemblance seule
method-two-kinds = Si les personnes étaient de deux sortes, l’une plus difficile pour toutes les listes, les { $lists } listes ({ $documented } documentés) seraient le plus vraisemblables à { $whole } en tout, avec un intervalle à { $confidence } % (vraisemblance profilée) de { $low } à { $high } (deux classes latentes, Goodman 1974, Biometrika 61). Aucune loi a priori ne ferme son bout supérieur : là où il est ouvert, ces listes ne peuvent borner le nombre de ceux que presque aucune n’atteint (Link 2003, Biometrics 59). Il comprend les cas documentés et ne s’y ajoute jamais.
two-kinds-lists = Deux sortes de personnes se distinguent à partir de { $least } et jusqu’à { $most } listes ; il y en a { $lists }.
