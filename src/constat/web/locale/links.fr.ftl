links-title = Rapprochements
links-lead = Les lignes de plusieurs jeux de données qui racontent le même incident sont comptées une fois. Votre avis sur une paire l’emporte sur tout score.
links-none = Rien n’est encore rapproché dans cet espace de travail. Cette commande rapproche ses jeux de données :
links-next = La paire suivante
links-labelled = Paires jugées
links-precision = Liens justes
links-recall = Liens justes qui sont trouvés
links-enough = Assez de paires ont été jugées pour dire ce que valent les liens. D’autres les corrigent encore une à une.
links-more = Les paires suivantes sont celles dont la réponse en dit le plus sur ce que valent les liens.
links-last = Ce qui a été dit
links-undo = Reprendre mon dernier avis
links-verdict =
    { $verdict ->
        [same] Même incident
        [different] Incidents différents
        [unsure] Incertain
       *[withdrawn] Repris
    }
links-pair = Un incident, ou deux ?
links-together = comptés pour un
links-apart = comptés pour deux
links-why =
    { $why ->
        [judged-same] Une personne a dit que c’est le même.
        [scored] Leur score les réunit.
        [part] L’une raconte en parties ce que l’autre raconte en une fois.
        [way] D’autres lignes les réunissent.
        [judged-different] Une personne a dit qu’ils sont différents.
        [different-elsewhere] Un avis sur d’autres lignes les sépare.
        [same-provider] Chacune va avec une autre ligne du même fournisseur, qui ne raconte un incident qu’une fois.
        [under-threshold] Leur score est trop bas pour les réunir.
       *[never-scored] Elles sont trop éloignées pour avoir été comparées.
    }
links-probability = Probabilité du même incident : { $probability }.
links-field =
    { $name ->
        [date] Date
        [place] Lieu
        [area] Zone
        [precision] Précision du lieu
        [sides] Parties
        [kind] Type
        [killed] Tués (bas – meilleur – haut)
       *[account] Récit
    }
links-reason = Pourquoi (gardé avec votre avis)
links-keys = Touches : 1 même, 2 différents, 3 incertain.
links-end = Retour à la file
links-which = Dites lequel : même, différents ou incertain.
links-steps = Ce qui parle pour, et contre
links-steps-about = Un bit double les chances que ce soit le même incident, moins un les réduit de moitié.
links-step = Étape
links-bits = Bits
links-map = Où chacune dit que c’était
pair-unusable = Ce n’est pas une paire. Donnez deux lignes différentes, left et right ; la file des paires y mène.
