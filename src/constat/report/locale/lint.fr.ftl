# -- remarques sur les mots d’un passage
lint-abuses-of-state = { $where } : « { $about } » se rapporte à { $who }. Pour un État et ses forces, écrire « violations ».
lint-violations-of-group = { $where } : « { $about } » se rapporte à { $who }. Pour un groupe armé, écrire « atteintes ».
lint-least-missing = { $where } : { $about } imprime la borne basse. Écrire « au moins » devant, ou imprimer la fourchette.
lint-least-twice = { $where } : « { $about } » le dit deux fois : le chiffre est un minimum et imprime lui-même « au moins ». Le retirer.
lint-firm-unverified = { $where } : « { $about } » énonce comme un fait ce que la phrase dit « { $unsure } ». Employer le conditionnel (« aurait », « auraient ») et dire qui l’affirme.
lint-perpetrator-unpresumed = { $where } : « { $about } » tient pour établi ce qui est allégué. Écrire « auteurs présumés », ou que les faits leur sont attribués.
lint-verdict = { $where } : « { $about } » est un verdict ou le mot d’une des parties. Décrire l’acte, ou marquer le mot comme citation avec sa source.
lint-typed-number = { $where } : « { $about } » est un nombre écrit à la main. Nommer un chiffre (fig:...) ou le marquer comme littéral.
lint-typed-percent = { $where } : « { $about } » est un pourcentage écrit à la main. Nommer une comparaison (compare:...) ou une part (share:...) : elles sont calculées.
lint-percent-wrong = { $where } : de { $before } à { $now }, l’évolution est de { $right }, et non « { $told } ». Nommer la comparaison et vérifier que les deux nombres ont la même unité et la même population.
lint-percent-small = { $where } : « { $told } » repose sur une base de { $before }. En dessous de { $small }, donner les deux nombres sans pourcentage.
lint-parts-sum = { $where } : { $parts } font { $sum }, et non { $whole }. Dire ce que sont les { $difference } d’écart, ou corriger un nombre (un appel de note a pu s’y coller).
lint-parts-over = { $where } : { $parts } font { $sum }, plus que les { $whole } dont ils devraient faire partie. Vérifier quel est le total et si certains sont comptés deux fois.
lint-units-clash = { $where } : « { $other } » ici et « { $one } » ailleurs : le même nombre pour des faits et pour des personnes. Dire lequel est juste.
