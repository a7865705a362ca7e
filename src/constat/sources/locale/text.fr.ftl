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

## Décomptes
count-one = « { $words } » : { $number }, un seul nombre a été dit ; aucune fourchette n'est ajoutée.
count-about = « { $words } » : environ { $number } ; aucune borne n'a été dite et aucune n'est inventée.
count-at-least = « { $words } » : au moins { $number } ; rien n'est connu au-dessus.
count-more-than = « { $words } » : { $number } est une borne basse qui reste vraie ; rien n'est connu au-dessus.
count-at-most = « { $words } » : au plus { $number } ; rien n'est connu au-dessous.
count-less-than = « { $words } » : { $number } est une borne haute qui reste vraie ; rien n'est connu au-dessous.
count-exactly = « { $words } » : exactement { $number }, dit comme certain.
count-range = « { $words } » : de { $low } à { $high } ; aucune meilleure estimation n'a été dite.
count-range-shared = « { $words } » : lu de { $low } à { $high }, les centaines ou milliers n'étant dits qu'une fois ; aucune meilleure estimation n'a été dite.
count-perhaps = « { $words } » : { $number } est retenu ; { $other } n'est dit que comme possible et ne borne rien, il reste dans les mots.
count-vague = « { $words } » donne un ordre de grandeur et aucun nombre : les mots sont gardés, aucun nombre n'est inventé.
count-harm = Compté comme { $measure }, d'après « { $words } ».
count-harm-untold = Les mots ne disent pas ce qui leur a été fait : choisissez l'atteinte.
count-harm-combined = « { $words } » réunit plusieurs atteintes en un nombre : il n'appartient à aucune seule. Demandez chacune.
count-harm-disappeared = « { $words } » n'est pas encore une disparition forcée : la personne qui vérifie en décide.
count-harm-detained = Le caractère illégal ou arbitraire de la détention relève de la personne qui vérifie.
count-measure-killed = personnes tuées
count-measure-injured = personnes blessées
count-measure-abducted = personnes enlevées ou disparues
count-measure-detained = personnes détenues
count-measure-sexual-violence = victimes de violences sexuelles
count-within-person = « { $words } » est une victime comprise dans ce nombre, et non une de plus.
count-within-number = « { $words } » est une partie de ce nombre et ne s'y ajoute jamais.
count-within-words = « { $words } » sont compris dans ce nombre ; combien n'a pas été dit.
count-beside-person = « { $words } » est une victime en plus de ce nombre.
count-beside-number = « { $words } » s'ajoutent à ce nombre.
count-beside-words = « { $words } » s'ajoutent à ce nombre ; combien n'a pas été dit.
