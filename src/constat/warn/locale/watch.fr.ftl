watch-unknown-unit = On ne peut pas surveiller les lieux par « { $name } ». Choisissez parmi : { $known }.
watch-unknown-order = Une liste de veille n’a pas d’ordre « { $name } ». Choisissez parmi : { $known }.
watch-nothing = Aucun événement de la sélection ne nomme de lieu par { $unit } à une date assez précise. Élargissez la sélection, ou surveillez par une autre unité.
watch-short = Les événements commencent le { $first } : le { $on }, ils couvrent moins que les { $need } jours qu’il faut à une liste de veille. Choisissez un jour plus tardif.
watch-driver-three-year-high = { $n } événements en 30 jours, plus qu’en aucune période semblable depuis trois ans
watch-driver-year-high = { $n } événements en 30 jours, plus qu’en aucune période semblable depuis un an
watch-driver-first-in-two-years = { $n ->
    [one] un événement en 30 jours, le premier depuis deux ans
   *[other] { $n } événements en 30 jours, les premiers depuis deux ans
}
watch-driver-quiet-but-near = aucun ici depuis un an, mais { $n } événements à moins de 25 km en 30 jours
watch-driver-none = { $n } événements en 30 jours, { $year } en un an ; aucune règle ne le désigne
