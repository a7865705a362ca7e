# -- contrôle de divulgation : ce qui est retenu, et pourquoi
withheld-small = non publié : nombre inférieur à { $threshold }
withheld-complementary = non publié, pour qu'un petit nombre ne puisse être déduit
withheld-coarse = non publié : lieu ou date plus précis que la règle ne l'admet pour cette atteinte

disclosure-rule-value = disclosure : « { $key } » ne peut valoir « { $value } ». Choisissez parmi : { $known }.
disclosure-threshold = disclosure : le seuil de { $key } est { $value }. Mettez 3 ou plus, ou 0 pour aucun : au-dessous de 3, la marque elle-même dirait le nombre.
disclosure-no-mapping = disclosure : écrivez un mode (check, enforce, off) ou un dictionnaire de ces clés, les nombres en entiers : { $known }.
disclosure-key = disclosure : la clé « { $key } » n'existe pas ici. Clés admises : { $known }.
disclosure-cell-twice = Une case du tableau a deux valeurs. Donnez à chaque case sa propre clé, ou la même valeur.
disclosure-cell-missing = Une somme nomme la case { $key }, que le tableau n'a pas. Ajoutez cette case.
disclosure-sum = Les cases ne font pas la somme en { $key }. Vérifiez ses parties ; ce qui est compté deux fois occupe une case à part.
