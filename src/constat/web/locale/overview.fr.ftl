overview-title = Carte et chronologie
overview-list = En liste
overview-open = Carte et chronologie
overview-where = Où
overview-mark = { $name }. { $status }. { $statements ->
    [one] { $statements } témoignage
   *[other] { $statements } témoignages
}.
overview-several = { $n } incidents, { $place }
overview-rough = Lieu connu à environ { $km } km près.
overview-ring = Lieu connu approximativement : à l'intérieur du cercle
overview-size = Plus la marque est grande, plus il y a de témoignages. Les incidents d'un même lieu et d'un même état forment une seule marque.
overview-without = { $n ->
    [one] { $n } incident n'a pas de point sur la carte : son lieu n'est pas connu, ou son pays seulement.
   *[other] { $n } incidents n'ont pas de point sur la carte : leur lieu n'est pas connu, ou leur pays seulement.
}
overview-left = { $n ->
    [one] { $n } autre incident, avec moins de témoignages, n'est pas dessiné. Restreignez la sélection pour le voir.
   *[other] { $n } autres incidents, avec moins de témoignages, ne sont pas dessinés. Restreignez la sélection pour les voir.
}
overview-months = Par mois
overview-month = Mois
overview-top = incidents par mois, { $n } au plus
overview-before = { $n ->
    [one] { $n } incident antérieur à { $first } n'est pas dessiné.
   *[other] { $n } incidents antérieurs à { $first } ne sont pas dessinés.
}
overview-undated = { $n ->
    [one] { $n } incident n'a pas de date.
   *[other] { $n } incidents n'ont pas de date.
}
overview-table = Les mêmes chiffres en tableau
overview-bar = { $month } : { $counts }
