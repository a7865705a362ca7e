# Les mots des témoins en propositions : listes de noms, décomptes, dates. Chaque message est la règle lue avant d'accepter.

## Listes de noms
names-row-above-header = La ligne { $row } se trouve au-dessus des noms de colonnes et n'a pas été prise pour une victime.
names-row-too-wide = La ligne { $row } a { $cells } cellules, or la liste a { $columns } colonnes. Déplacez ce qui est en trop, puis collez de nouveau la ligne.
names-row-total = La ligne { $row } est un total, non une victime.
names-row-number-only = La ligne { $row } a un numéro et rien d'autre. Écrivez le nom, ou « inconnu ».
names-row-header-again = La ligne { $row } répète les noms de colonnes.
names-row-several = La ligne { $row } parle de plusieurs personnes. Saisissez-les comme un décompte, ou écrivez une ligne pour chacune.
names-row-no-letters = La ligne { $row } a des chiffres à la place du nom. Vérifiez les colonnes ; écrivez « inconnu » pour une victime sans nom.
names-row-nobody = La ligne { $row } ne parle de personne : elle n'a ni nom, ni âge, ni sexe, ni village, ni parent. Écrivez « inconnu » si la victime n'a pas de nom.
names-columns-guessed = La liste n'a pas de ligne de noms de colonnes. Compris ainsi : { $columns }. Vérifiez avant d'accepter ; si c'est faux, ajoutez une première ligne avec les noms des colonnes.
names-age-unclear = « { $words } » peut désigner un enfant ou un adulte : l'âge reste inconnu.
names-age-near-eighteen = « { $words } » ne décide pas entre enfant et adulte (moins de 18 ans, ou 18 ans et plus) : l'âge reste inconnu.
names-age-unread = « { $words } » n'est pas compris comme un âge : les mots sont gardés et l'âge reste inconnu.
names-sex-unread = « { $words } » n'est pas compris comme un sexe : il reste inconnu.
names-child-word = « { $words } » dit le sexe. Le mot se dit aussi de personnes adultes : l'âge reste inconnu.
names-age-and-sex-disagree = « { $sex } » dit un enfant, « { $age } » un adulte : l'âge reste inconnu.
names-status-unread = « { $words } » n'est pas l'un des statuts : le statut reste inconnu.
names-status-is-harm = « { $words } » dit ce qui a été fait à la personne, non si elle était civile ou combattante : le statut reste inconnu.
names-harm-unread = « { $words } » n'est pas compris comme une atteinte : elle reste à préciser.
names-formula-kept = Une cellule commence comme une formule de tableur. Elle est gardée comme simple texte et n'est jamais calculée.
