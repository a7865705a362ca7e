# -- contrôle de divulgation : ce qui est retenu, et pourquoi
withheld-small = non publié : nombre inférieur à { $threshold }
withheld-complementary = non publié, pour qu'un petit nombre ne puisse être déduit
withheld-coarse = non publié : lieu ou date plus précis que la règle ne l'admet pour cette atteinte

disclosure-rule-value = disclosure : « { $key } » ne peut valoir « { $value } ». Choisissez parmi : { $known }.
disclosure-threshold = disclosure : le seuil de { $key } est { $value }. Mettez 3 ou plus, ou 0 pour aucun : au-dessous de 3, la marque elle-même dirait le nombre.
disclosure-no-mapping = disclosure : écrivez un mode (check, enforce, off) ou un dictionnaire de ces clés, les nombres en entiers : { $known }.
disclosure-key = disclosure : la clé « { $key } » n'existe pas ici. Clés admises : { $known }.
disclosure-cell-twice = Une case du tableau a deux valeurs. Donnez à chaque case sa propre clé, ou la même valeur.
disclosure-cell-missing = Une somme nomme la case { $key }, que le tableau n'a pas. Ajoutez cette case.
disclosure-sum = Les cases ne font pas la somme en { $key }. Vérifiez ses parties ; ce qui est compté deux fois occupe une case à part.

# -- pourquoi le contrôle retient quelque chose
gate-small = Le nombre est inférieur à { $threshold }.
gate-complementary = Avec lui, un nombre inférieur à son seuil pourrait être déduit des autres nombres et des totaux.
gate-coarse = Sa période, sa maille ou son cadre est plus précis que la règle ne l'admet pour cette atteinte.
gate-derived = Il est calculé à partir d'un nombre non publié.
gate-differencing = Avec un autre nombre publié ({ $other }, édition { $edition }), il désignerait moins de { $threshold } personnes. Ce qu'il compte : { $selection }
gate-differencing-warned = Avec un autre nombre publié ({ $other }, édition { $edition }), il désigne moins de { $threshold } personnes. Ce qu'il compte : { $selection }
gate-late = Il diffère de ce qui a été publié ({ $other }, édition { $edition }) de moins de { $threshold } personnes : une vérification tardive peut être reconnue. Ce qu'il compte : { $selection }
gate-late-withheld = Il diffère de ce qui a été publié ({ $other }, édition { $edition }) de moins de { $threshold } personnes ; il n'est donc pas imprimé. Ce qu'il compte : { $selection }
gate-exposed = Il est petit, mais des nombres déjà publics le révèlent. Le retenir n'y change rien ; évaluez le risque pour les personnes concernées.
gate-coarsened = Règle pour { $harms } : lieu pas plus précis que { $place }, date pas plus précise que { $date }.
gate-name-name-match = Un nom qui ressemble à celui d'une liste n'est pas une constatation. Il n'est pas imprimé.
gate-name-no-finding = Aucune constatation ne nomme cette personne à un niveau de preuve.
gate-name-unsigned = La constatation qui nomme cette personne n'est pas signée par une seconde personne.
gate-name-below-standard = La constatation qui nomme cette personne n'atteint pas le niveau de preuve requis pour les noms ({ $standard }).
gate-name-rights = Le consentement ou les droits de la personne nommée ne le permettent pas.
gate-text-name = Le texte contient un nom qui ne doit pas être imprimé.
gate-text-telephone = Le texte contient ce qui semble être un numéro de téléphone.
gate-text-e-mail = Le texte contient une adresse électronique.
gate-text-coordinates = Le texte contient des coordonnées exactes.
gate-consent-refused = La personne a refusé la publication.
gate-consent-withdrawn = La personne a retiré son consentement à la publication.
gate-consent-not-asked = Personne n'a demandé à la personne concernée si cela pouvait être publié.

# -- ce que le lecteur voit à la place
instead-coarsened-row = le lieu et la date élargis, sans le récit
instead-withheld-name = la partie et le grade ou la fonction, sans le nom
instead-withheld-statement = qu'une déclaration est conservée, sans ses mots
instead-withheld-photograph = qu'une photographie est conservée, sans l'image
instead-warned-text = le texte tel quel, une fois que deux personnes en sont convenues
instead-warned = le nombre tel quel, une fois que deux personnes en sont convenues
instead-withheld = que quelque chose n'est pas publié, et pourquoi

gate-no-entry = Le contrôle n'a pas d'entrée pour { $item }. Consultez la liste de ses entrées.
gate-no-override = { $item } : personne ne peut lever cette règle. Changez plutôt ce que montre le rapport.
gate-override-alone = { $item } : décider autrement demande un motif écrit et deux personnes différentes. Donnez les trois.

# -- mots d'un rapport où quelque chose n'est pas publié
withheld-in-words = moins de { $threshold }
withheld-lead = Les nombres inférieurs à { $threshold } qui pourraient mener à une personne ne sont pas imprimés, ni ceux dont ils pourraient être déduits : […] en tient lieu dans le texte, une marque suivie d'une lettre dans les tableaux. Les fourchettes et l'ordre des lignes sont omis avec eux.
disclosure-required = { $file } demande le contrôle de divulgation en mode « { $mode } » et compte un dossier d'enquête. Omettez le mode, ou indiquez enforce.
chart-alt-veiled = Histogramme : { $label }, par mois, de { $first } à { $last }. Certains nombres ne sont pas publiés. Les autres suivent dans un tableau.
