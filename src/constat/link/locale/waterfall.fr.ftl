waterfall-start = Deux lignes quelconques que l’on peut comparer
waterfall-together = Le tout ensemble : mots et lieux rares, proximité, ce qui va avec quoi
waterfall-sum = Les indices de cette paire
waterfall-date =
    { $level ->
        [same-day] Date : le même jour
        [same-days] Date : les mêmes jours
        [overlap-few-days] Date : périodes de quelques jours qui se recoupent
        [overlap-week] Date : périodes d’une semaine qui se recoupent
        [overlap-month] Date : périodes d’un mois qui se recoupent
        [overlap-long] Date : longues périodes qui se recoupent
       *[apart] Date : aucun jour commun
    }
waterfall-distance =
    { $level ->
        [unplaced] Distance : l’une n’a pas de point
        [points-3] Distance : deux points à moins de 3 km
        [points-10] Distance : deux points à plus de 3 km
        [near-3] Distance : lieux proches, à moins de 3 km
        [near-21] Distance : lieux proches, à moins de 21 km
        [near-far] Distance : lieux proches, à plus de 21 km
        [area-3] Distance : zones de même centre
        [area-same-district] Distance : un même district
        [area-same-province] Distance : une même province, un district non dit
        [area-other-district] Distance : une même province, d’autres districts
        [area-unnamed] Distance : zones sans nom
       *[area-other-province] Distance : d’autres provinces
    }
waterfall-place =
    { $level ->
        [untold] Nom du lieu : l’un n’est pas dit
        [same] Nom du lieu : le même
        [alike] Nom du lieu : ressemblant
        [names-the-area] Nom du lieu : l’un nomme la zone de l’autre
       *[other] Nom du lieu : un autre
    }
waterfall-kind =
    { $level ->
        [same] Type de violence : le même
        [unknown] Type de violence : l’un est inconnu
       *[other] Type de violence : un autre
    }
waterfall-parties =
    { $level ->
        [two] Parties : deux en commun
        [one-and-civilians] Parties : une en commun, et des civils
        [one-of-one] Parties : la seule connue en commun
        [one] Parties : une en commun
        [unknown] Parties : l’une est inconnue
       *[none] Parties : aucune en commun
    }
waterfall-deaths =
    { $level ->
        [untold] Morts : non dits
        [same-many] Morts : les mêmes, cinq ou plus
        [same-some] Morts : les mêmes, deux ou plus
        [same-few] Morts : les mêmes, peu
        [same-best-some] Morts : la même meilleure estimation
        [same-best-few] Morts : la même meilleure estimation, peu
        [overlap] Morts : fourchettes qui se recoupent
        [near] Morts : proches
       *[apart] Morts : éloignés
    }
waterfall-account =
    { $level ->
        [untold] Récit : l’une n’en a pas
        [five] Récit : cinq mots parlants communs
        [three] Récit : trois mots parlants communs
        [most] Récit : la plupart des mots parlants communs
        [two] Récit : deux mots parlants communs
        [all-of-one] Récit : son seul mot parlant commun
        [one] Récit : un mot parlant commun
        [none-of-few] Récit : aucun de peu de mots commun
       *[none] Récit : aucun mot parlant commun
    }
