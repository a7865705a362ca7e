periods-overlap = Les deux périodes ({ $period } et { $against }) ont des jours en commun. Comparez des périodes qui ne se chevauchent pas.
unknown-split = Une comparaison ne peut être ventilée par « { $name } ». Ventilez-la par party (partie) ou perpetrator (auteur).
increased = en hausse
decreased = en baisse
no-clear-change = pas d'évolution nette
not-comparable = non comparable
method-rate-ratio = Rapport des deux taux journaliers. L'intervalle tient compte de ce que les décès surviennent par groupes (effectifs binomiaux négatifs par tranches de { $bin_days } jours, dispersion selon Cox et Reid 1987, bornes par rapport de vraisemblance) ; l'intervalle conditionnel exact d'effectifs indépendants (Przyborowski et Wilenski 1940), jamais plus large, est donné à côté.
