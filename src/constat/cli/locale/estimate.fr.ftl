help-estimate = Ce qu’il y a derrière les décomptes : fourchettes, personnes jamais recensées, évolution et effet.
help-estimate-range = Additionner des décomptes bas / meilleur / haut, avec l’intervalle qui contient la somme.
help-estimate-seed = La même graine donne la même réponse.
help-estimate-spike = La probabilité qu’une meilleure valeur rapportée soit juste telle quelle (0 à 1).
help-estimate-draws = De combien de tirages la distribution est faite.
