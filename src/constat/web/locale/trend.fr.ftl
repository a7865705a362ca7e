trend-title = Évolution
trend-heading = { $measure } : évolution
trend-said = Ce que disent les mois
trend-months = { $measure } par mois
trend-alt = Courbe : { $measure } par mois, de { $first } à { $last }, avec niveaux et dates de changement ; maximum { $top } en { $when }. En dessous, sur le même axe, qui observait. Le tableau contient chaque valeur.
trend-strip-alt = Qui observait, mois par mois, pour { $n } bureaux. Le tableau ci-dessous le dit en mots.
trend-level = Niveau : { $mean } par mois ({ $low } à { $high })
trend-coming = deviendra sans doute { $likely } ({ $low } à { $high })
trend-begins = Un nouveau niveau commence
trend-legend-count = Compté dans le mois
trend-legend-level = Niveau, avec son intervalle à 95 %
trend-legend-when = Le niveau a changé (ombré : quand cela a pu être)
trend-legend-coming = Ce que deviendront sans doute les derniers mois
trend-col-level = Niveau
trend-col-change = Changement
trend-col-coming = Deviendra sans doute
trend-watched-title = Qui observait
trend-watched-note = Mois où quelqu’un était là et pouvait être rencontré. Peu de signalements là où nul n’observait n’est pas un signe de calme.
trend-more =
    { $n ->
        [one] Un autre bureau ne figure que dans le tableau.
       *[other] { $n } autres bureaux ne figurent que dans le tableau.
    }
trend-nobody = Personne n’a saisi qui observait ces lieux, ni quand. Sans cela, moins de signalements ne se distinguent pas de moins d’observation. À saisir par : constat coverage add TABLEAU
trend-map-alt = Carte de { $n } lieux : plus le disque est grand, plus il y a de mois où quelqu’un observait. Le tableau dit la même chose.
trend-place = { $place } : observé { $watched } mois sur { $of }
trend-offices =
    { $n ->
        [one] Le bureau
       *[other] Les { $n } bureaux
    }
trend-col-number = N°
trend-col-watched = Mois observés
trend-col-of = Sur
trend-col-office = Bureau
trend-col-last = Dernier état consigné
trend-compared = Les douze derniers mois face aux douze précédents
trend-col-sources = Sources
trend-col-ratio = Rapport des taux (95 %)
trend-col-word = En un mot
trend-all-sources = Toutes les sources
trend-panel =
    { $n ->
        [one] La source qui a signalé dans les deux
       *[other] Les { $n } sources qui ont signalé dans les deux
    }
trend-methods = Comment cela fut calculé
trend-explore = Les événements derrière
trend-see = Évolution, et qui observait
figure-interval = Intervalle de la somme
figure-interval-told = { $low } à { $high } (95 %), si les décomptes se trompent chacun de son côté
figure-interval-open = { $low } ou plus (97,5 %) ; ouvert vers le haut, car certains décomptes sont des minimums
figure-interval-how = Comment il fut tiré
trend-event = Un événement
trend-event-label = Mois d’un événement (2022-03)
trend-event-ask = Demander si les mois ont quitté leur cours
trend-event-hint = Demandé aussi à chaque mois antérieur. Dit si cela s’est passé alors, jamais pourquoi.
trend-legend-course = À quoi le cours d’avant l’événement aurait mené
trend-doubts = Ce qui parle contre
