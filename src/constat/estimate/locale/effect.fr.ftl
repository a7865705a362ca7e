# -- ce qui ne peut être demandé
effect-predictor = « { $text } » n’est pas un prédicteur. Écrivez une colonne, avec les temps dont on prend la moyenne : invest, invest@1964..1969, densite@1969, energie@1961..1969/2.
effect-unit = Une ligne n’a rien dans la colonne « { $column } ». Donnez à chaque ligne l’unité dont elle parle.
effect-twice = { $unit } figure deux fois à { $time }. Gardez une ligne par unité et par temps.
effect-empty = Le tableau n’a aucune ligne. Il en faut une par unité et par temps.
effect-times = La colonne « { $column } » mêle des années et des dates. Écrivez tous les temps de la même manière.
effect-holes =
    { $n ->
        [one] Une valeur de « { $column } » manque ({ $holes }). Complétez-la d’après sa source, ou écartez cette unité avec --without.
       *[other] { $n } valeurs de « { $column } » manquent ({ $holes }). Complétez-les d’après leur source, ou écartez ces unités avec --without.
    }
effect-number = { $unit } a « { $value } » à { $time }, qui n’est pas un nombre.
effect-absent = Il n’y a pas d’unité « { $unit } ». Les unités sont : { $units }.
effect-date = La date { $date } est hors des données, ou écrite autrement que leurs temps, qui vont de { $first } à { $last }. Choisissez-en une qui ait des temps avant et après elle.
effect-treated-out = « { $unit } » est l’unité sur laquelle porte la question : elle ne peut être écartée.
effect-column = Il n’y a pas de colonne « { $column } » pour apparier les unités.
effect-donors =
    { $n ->
        [0] Il ne reste aucun donneur ; il en faut au moins { $needed }. Un mélange d’autres unités tient lieu de ce qui serait advenu sans l’événement.
        [one] Il reste un donneur ; il en faut au moins { $needed }. Avec un seul il n’y a ni mélange ni placebo à mettre à côté.
       *[other] Il reste { $n } donneurs ; il en faut au moins { $needed }.
    }
effect-short =
    { $n ->
        [one] Il reste un temps à suivre avant { $date } ; il en faut au moins { $needed }. Apportez des temps antérieurs, ou choisissez une date plus tardive.
       *[other] Il reste { $n } temps à suivre avant { $date } ; il en faut au moins { $needed }. Apportez des temps antérieurs, ou choisissez une date plus tardive.
    }
effect-over = Aucun des temps sur lesquels faire la moyenne n’est à la date de l’événement ou après. Choisissez-en de { $first } à { $last }.
effect-untold = La colonne « { $column } » ne dit rien de { $unit } aux temps demandés. Choisissez d’autres temps, ou écartez l’unité ou la colonne.
effect-traits = Les colonnes d’appariement sont les mêmes pour toutes les unités, ou ne disent rien avant l’événement. Choisissez-en d’autres, ou aucune : les unités sont alors appariées sur le résultat lui-même.
its-short = Il y a { $before } mois avant { $date } et { $after } à partir d’elle ; il en faut au moins { $least_before } et { $least_after }, pour que la question puisse aussi être posée à des dates où rien ne s’est passé.
its-empty = Rien n’a été compté dans aucun mois avant { $date } : il n’y a pas de cours à quitter. Choisissez une sélection plus large.
# -- contrôle synthétique
effect-effect = { $unit }, à partir de { $since } : ce qui advint s’écarte de son contrôle synthétique de { $mean } en moyenne ({ $outcome }, de { $first } à { $last }). Les placebos portent le mot effet.
effect-association = { $unit }, à partir de { $since } : ce qui advint s’écarte de son contrôle synthétique de { $mean } en moyenne ({ $outcome }, de { $first } à { $last }). C’est une association : les doutes ci-dessous empêchent de l’appeler effet.
effect-no-clear-difference = { $unit }, à partir de { $since } : pas d’écart net avec son contrôle synthétique ({ $mean } en moyenne ; { $outcome }, de { $first } à { $last }). Des écarts aussi grands se voient là où rien ne s’est passé.
effect-space = Placebos dans l’espace : { $n } des { $donors } donneurs, auxquels rien n’est arrivé, s’écartent autant ({ $share } avec l’unité elle-même).
effect-time = Placebos dans le temps (écart moyen si l’événement était venu alors) : { $times }.
effect-time-none = Aucun placebo dans le temps n’a pu être fait : on sait trop peu de ce qui précède l’événement.
effect-without = En écartant tour à tour chaque donneur qui pèse : de { $low } à { $high }.
effect-variants = Autres méthodes : augmentée { $augmented }, double différence { $did }.
effect-variants-did = Autre méthode : double différence { $did } (la méthode augmentée n’a pas trouvé de réponse).
effect-chart-synthetic = contrôle synthétique
effect-chart-gap = écart (pâle : placebos)
effect-doubts = Ce qui parle contre :
effect-doubt-aggregate = Le donneur « { $unit } » est un agrégat des autres : un mélange de { $parts } unités n’en laisse presque rien, l’unité traitée parmi elles. Il a { $weight } du poids. Écartez-le avec --without : une part de ce qu’il dit est ce que l’événement a fait.
effect-doubt-aggregate-out = Sans « { $unit } », l’écart moyen est de { $mean }.
effect-doubt-aggregate-name = Le donneur « { $unit } » est, d’après son nom, un total d’autres. Il a { $weight } du poids. Si c’en est un, écartez-le avec --without.
effect-doubt-affected = Écartés parce que l’événement les a touchés : { $units }.
effect-doubt-moved = Des donneurs qui pèsent se sont écartés autant à la même date : { $units }. L’événement les a peut-être touchés aussi ; si oui, nommez-les avec --affected.
effect-doubt-fit = Le mélange ne suivait pas bien l’unité avant l’événement : il la manquait de { $misfit }, alors qu’elle variait elle-même de { $variation }. Les écarts ultérieurs ne sont peut-être rien de plus.
effect-doubt-one = Un seul donneur, { $unit }, a { $weight } du poids : ce qui s’est passé là-bas tient seul lieu de ce qui se serait passé ici.
effect-doubt-few = Avec { $n } donneurs, aucun placebo ne peut distinguer un écart du hasard plus finement que { $least }.
effect-doubt-time = À une date antérieure, où rien ne s’était passé, la même méthode trouve un écart de la moitié ou plus.
effect-doubt-donor = Sans l’un des donneurs, l’écart est de moins de la moitié, ou se retourne.
effect-doubt-variants = Une autre méthode donne un écart dans l’autre sens.
effect-doubt-else = Tout ce qui s’est passé d’autre au même endroit vers { $since } fait partie de l’écart.
effect-doubt-reach = Un événement qui a déplacé des gens ou des armes vers les donneurs les change aussi ; l’écart est alors trop grand ou trop petit.
effect-doubt-told = Là où les décomptes sont des signalements, un écart peut venir du signalement : voyez qui observait avant et après (constat coverage show).
method-synthetic = Contrôle synthétique (Abadie et Gardeazabal 2003, AER 93 ; Abadie, Diamond et Hainmueller 2010, JASA 105) : un mélange de { $donors } donneurs appariés sur { $predictors } prédicteurs, pondérés pour qu’il suive le résultat sur { $fitted } temps avant l’événement ; calculé par pysyncon. Les placebos donnent l’événement à chaque donneur tour à tour, et rangent le rapport de l’écart quadratique moyen d’après à celui d’avant ; le mot effet exige un rang d’au plus { $chance }, un mélange qui suit, pas d’écart pareil à des dates antérieures, aucune dépendance à un seul donneur, aucun agrégat parmi les donneurs qui pèsent, et le même sens par la méthode augmentée (Ben-Michael, Feller et Rothstein 2021, JASA 116) et par la double différence.
method-synthetic-outcomes = Contrôle synthétique (Abadie et Gardeazabal 2003, AER 93 ; Abadie, Diamond et Hainmueller 2010, JASA 105) : un mélange de { $donors } donneurs appariés sur le résultat de { $fitted } temps avant l’événement, tous à égalité ; calculé par pysyncon. Les placebos donnent l’événement à chaque donneur tour à tour, et rangent le rapport de l’écart quadratique moyen d’après à celui d’avant ; le mot effet exige un rang d’au plus { $chance }, un mélange qui suit, pas d’écart pareil à des dates antérieures, aucune dépendance à un seul donneur, aucun agrégat parmi les donneurs qui pèsent, et le même sens par la méthode augmentée (Ben-Michael, Feller et Rothstein 2021, JASA 116) et par la double différence.
# -- série chronologique interrompue
its-association = Le décompte mensuel a quitté son cours antérieur en { $month } : niveau de { $ratio } fois ce cours ({ $low }–{ $high }). C’est une association dans le temps, pas un effet.
its-no-clear-change = Pas de rupture nette en { $month } : niveau de { $ratio } fois le cours antérieur ({ $low }–{ $high }).
its-whole = Compté à partir de là : { $seen } ; le cours antérieur aurait mené à { $expected } (rapport { $ratio }, 95 % { $low }–{ $high }).
its-slope = Croissance annuelle d’après sur celle d’avant : rapport { $ratio } ({ $low }–{ $high }).
its-placebos = Placebos dans le temps : à { $n } des { $dates } dates antérieures, où rien n’est dit s’être passé, la rupture est aussi nette ({ $share } avec la date elle-même).
its-doubt-hanging = Les mois voisins se tiennent plus que le modèle ne l’admet : les intervalles sont peut-être trop étroits.
its-doubt-short = Seuls { $months } mois suivent : on ne peut demander si la croissance a changé aussi.
its-doubt-else = Tout ce qui s’est passé d’autre en { $month } fait partie de la rupture. Seuls des lieux que l’événement n’a pas touchés le distingueraient (constat estimate synthetic-control).
its-doubt-course = Le cours antérieur est prolongé comme si rien d’autre ne l’avait jamais infléchi ; plus la date est lointaine, moins cela dit.
method-its = Série chronologique interrompue : régression binomiale négative de { $months } mois ({ $before } avant, { $after } après) sur le temps, une rupture de niveau et (à partir de 18 mois) de pente, la saison, et les jours de chaque mois comme exposition ; dispersion (alpha = { $alpha }) par la vraisemblance profilée ajustée de Cox et Reid (1987, JRSS B 49), erreurs les plus grandes entre celles du modèle, accrues de ce que les mois voisins ont en commun, et celles de Newey et West (1987, Econometrica 55 ; { $lags } décalages) ; voir Bernal, Cummins et Gasparrini (2017, International Journal of Epidemiology 46). La même question est posée à chaque mois antérieur ayant { $around } mois de part et d’autre, et son rang parmi eux est imprimé.
