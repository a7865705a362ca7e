victims-title = Victimes de { $code }
victims-incident = Incident { $code }
victims-harm = Par atteinte
victims-all = Toutes
victims-none = Aucune victime de cet incident n'est encore consignée une par une. Saisissez une liste de noms, ou un témoignage qui nomme quelqu'un.
victims-sum = { $named ->
    [one] { $named } nommée
   *[other] { $named } nommées
}, { $partly ->
    [one] { $partly } nommée en partie
   *[other] { $partly } nommées en partie
}, au moins { $unnamed } sans nom
victims-sum-about = Sur { $records } fiches. Les fiches jugées identiques comptent une fois. Une victime seulement comptée peut figurer sous son nom dans une autre liste : les sans-nom sont donc un minimum, ce que la plus longue liste contient au-delà de toutes les personnes nommées.
victims-contradictions = { $n ->
    [one] Une paire a été jugée différente alors que d'autres jugements réunissent les deux. Annulez l'un d'eux :
   *[other] { $n } paires ont été jugées différentes alors que d'autres jugements les réunissent. Annulez-en :
}
victims-lists = Listes et témoignages
victims-total = Ensemble
victims-overlap = Recoupement des listes
victims-overlap-about = Combien des mêmes victimes figurent dans les deux listes, d'après ce qui a été jugé jusqu'ici. Sur la diagonale : combien figurent dans la liste elle-même, répétitions ôtées.
victims-repeats = Reprend une autre source ; un recoupement avec elle ne confirme rien :
victims-compare = Comparer deux listes
victims-compare-about = Les noms s'ouvrent page par page ; chaque page est une ligne du journal des lectures, avec votre motif.
victims-left = Une liste
victims-right = L'autre
victims-reason = Pour rapprocher deux listes de victimes
victims-compare-go = Montrer les paires qui peuvent être une même personne
victims-judged = Derniers jugements
victims-verdict = { $verdict ->
    [same] même personne
    [different] deux personnes
   *[unsure] incertain
}
victims-undo = Annuler
victims-breakdown-about = Ce sont des comptes de fiches telles que les listes les disent : une victime présente dans deux listes y figure deux fois. Ce qu'aucune liste ne dit est inconnu, et le reste.
victims-match = Deux listes côte à côte
victims-back = Victimes de l'incident
victims-waiting = { $n ->
    [one] Une paire de { $left } et { $right } peut être une même personne
   *[other] { $n } paires de { $left } et { $right } peuvent être une même personne
}
victims-keys = Les touches 1, 2, 3 répondent pour la paire marquée et passent à la suivante ; U revient et efface. Rien n'est fondu : un jugement peut être annulé à tout moment.
victims-pair = Paire { $n } · ressemblance { $likeness } sur 100
victims-near = écrit autrement
victims-keep = Garder et montrer les suivantes
victims-end = Garder et s'arrêter
victims-no-pairs = Plus rien dans { $left } et { $right } ne ressemble à une même personne, hors ce qui a été jugé.
victims-unopened = { $n ->
    [one] Une fiche nommée de ces listes n'a pas été comparée : vous n'ouvrez que ce que vous avez saisi. Qui vérifie les compare toutes.
   *[other] { $n } fiches nommées de ces listes n'ont pas été comparées : vous n'ouvrez que ce que vous avez saisi. Qui vérifie les compare toutes.
}
victims-strange = L'une de ces fiches n'est pas une victime de cet incident. Revenez à l'incident et comparez à nouveau.
victims-two-lists = Choisissez deux listes différentes de cet incident.
victims-judged-already = Quelqu'un a jugé l'une de ces paires entre-temps. Rien de cette page n'a été gardé ; revenez et comparez à nouveau.
victims-moved = Quelqu'un a modifié ce jugement entre-temps. Rien n'a été annulé ; revenez et regardez à nouveau.
victims-log = { $reason } (victimes { $ids })
