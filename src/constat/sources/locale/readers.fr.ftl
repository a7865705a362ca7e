# Fichiers dans leur ensemble
is-folder = { $file } est un dossier. Nommez le fichier qui s’y trouve ; plusieurs fichiers s’ajoutent un par un.
no-such-file = Le fichier { $file } n’existe pas. Vérifiez le chemin.
unknown-kind = { $file } : « { $kind } » n’est pas un type de source. Types connus : { $known }.
empty-file = { $file } ne contient aucune ligne. Vérifiez que le téléchargement ou l’export est complet.
damaged-archive = { $file } est endommagé, tronqué ou protégé par un mot de passe. Téléchargez-le ou copiez-le à nouveau ; s’il a un mot de passe, décompressez-le d’abord.
damaged-workbook = { $file } ne s’ouvre pas comme classeur : il est endommagé, tronqué ou protégé par un mot de passe. Ouvrez-le dans Excel ou LibreOffice et enregistrez-le à nouveau, ou enregistrez-le en « CSV UTF-8 ».
damaged-file = { $file } est endommagé ou tronqué. Téléchargez-le ou exportez-le à nouveau.
zip-not-one-table = { $file } contient { $count ->
    [0] aucun tableau
   *[other] { $count } tableaux
  } (contenu : { $inside }). Décompressez-le et donnez un seul fichier CSV.
expands-too-far = { $file } dépasse { $limit } Gio une fois décompressé. Il est refusé par sécurité ; décompressez-le vous-même et donnez le fichier CSV.
not-text = { $file } n’est pas un fichier texte. Donnez un fichier CSV, TSV, Excel ou Parquet.
not-utf8 = { $file }, vers la ligne { $row } : l’octet { $byte } n’est pas du texte UTF-8. Le fichier a été enregistré dans un autre codage, et le deviner mettrait de fausses lettres dans les noms. Enregistrez-le en « CSV UTF-8 », ou convertissez-le, par exemple avec : iconv -f WINDOWS-1252 -t UTF-8.
unclosed-quote = { $file }, ligne { $row } : un guillemet est ouvert et jamais fermé ; le reste du fichier deviendrait une seule cellule. Fermez-le, ou exportez le fichier à nouveau.
huge-cell = { $file }, ligne { $row }, colonne { $column } : une cellule contient { $size } octets ; la limite est de { $limit }. Cherchez-y un guillemet perdu.
repeated-columns = { $file } : ces colonnes figurent plusieurs fois : { $columns }. Renommez ou supprimez les répétitions.
nested-columns = { $file } : ces colonnes contiennent des listes ou des données binaires, non des valeurs simples : { $columns }. Supprimez-les ou écrivez-les en texte.
formulas = { $file } contient des formules. Elles ne sont jamais évaluées, et leurs derniers résultats peuvent être périmés. Copiez la feuille, collez les valeurs seules, puis enregistrez.
columns-missing = Il manque à { $file } ce qu’il doit avoir : { $columns }. Exportez à nouveau toutes les colonnes.
no-header = { $file } n’a pas de ligne de noms de colonnes, et ses colonnes ne suivent aucun ordre connu. Mettez les noms de colonnes du fournisseur dans la première ligne.
swapped-columns = { $file } : { $first } et { $second } semblent inversés : { $count } lignes sur { $total } ne conviennent que dans l’autre sens. Corrigez les noms de colonnes de la première ligne.
most-rows-fail = { $file }, colonne { $column } : { $count } lignes sur { $total } sont inutilisables (première : ligne { $row }, « { $value } ») : { $reason } Un tel nombre signifie que la colonne n’est pas ce que dit son nom. Vérifiez si des colonnes ont été inversées ou décalées, puis donnez le fichier à nouveau.

# Lignes
reason-missing = La cellule est vide.
remedy-missing = Remplissez-la, ou supprimez la ligne.
reason-row-too-long = La ligne a plus de cellules qu’il n’y a de colonnes.
remedy-row-too-long = Cherchez dans cette ligne une virgule hors des guillemets.
reason-not-a-whole-number = Ce n’est pas un nombre entier.
remedy-not-a-whole-number = Donnez des chiffres seulement, ou laissez la cellule vide si le nombre est inconnu.
reason-not-a-number = Ce n’est pas un nombre.
remedy-not-a-number = Donnez des degrés en nombre décimal, par exemple 14.35.
reason-negative = La valeur est inférieure à zéro.
remedy-negative = Donnez 0 ou plus, ou laissez la cellule vide si le nombre est inconnu.
reason-too-small = La valeur est inférieure à { $least }.
remedy-too-small = Corrigez le nombre.
reason-number-too-large = Le nombre est d’une grandeur impossible.
remedy-number-too-large = Corrigez le nombre ; cherchez des colonnes décalées dans cette ligne.
reason-not-a-date = Ce n’est pas une date lisible sans deviner.
remedy-not-a-date = Écrivez-la année-mois-jour, par exemple 2022-03-27.
reason-end-before-start = La fin précède le début.
remedy-end-before-start = Corrigez l’une des deux dates.
reason-latitude-out-of-range = Une latitude se situe entre -90 et 90 degrés.
remedy-latitude-out-of-range = Corrigez-la ; voyez si latitude et longitude sont inversées.
reason-longitude-out-of-range = Une longitude se situe entre -180 et 180 degrés.
remedy-longitude-out-of-range = Corrigez-la ; voyez si latitude et longitude sont inversées.
reason-half-a-point = Une seule des deux coordonnées est donnée.
remedy-half-a-point = Donnez les deux, ou aucune.
reason-repeated-id = Le même identifiant figure dans une ligne précédente, qui a été gardée.
remedy-repeated-id = Gardez une seule ligne par identifiant.
reason-unknown-type-of-violence = Ce n’est aucun des types 1 (étatique), 2 (non étatique) et 3 (unilatéral).
remedy-unknown-type-of-violence = Donnez 1, 2 ou 3.

# Ce qu’il faut savoir d’un fichier
note-no-header = Le fichier n’a pas de ligne de noms de colonnes. Ses { $width } colonnes ont été reconnues à leur contenu : { $columns }.
note-no-end = Le fichier ne donne pas de dernier jour ; chaque événement compte pour un jour.
note-cells-differ = Dans { $count } lignes, la cellule PRIO-GRID du fournisseur n’est pas celle du point donné. La cellule calculée est utilisée.
note-unknown-codes = Colonne { $column } : { $count } codes ne figurent pas dans le guide de codage et comptent comme inconnus.
note-names-with-comma = { $count } noms avec une virgule ont été gardés chacun comme une seule partie, leurs éléments ne figurant pas seuls dans le fichier : { $names }.
note-columns-absent = { $count } colonnes du guide de codage ne figurent pas dans ce fichier et restent inconnues : { $columns }.
note-folded = { $count } lignes racontaient un événement déjà raconté par une autre ligne du fichier (une ligne par acteur). Chaque événement compte une fois.
note-single-number = Le fournisseur donne un seul nombre de morts par événement, sans fourchette. Il est conservé comme nombre rapporté et jamais appelé meilleure estimation.
note-other-id = Le fichier n’a pas d’event_id_cnty ; les événements sont identifiés par { $column }, qui peut différer dans un autre export.
frozen-unreadable = « { $file } » n'est pas un état figé de dossier que ce programme sache lire ({ $reason }). Figez-le de nouveau, ou installez une version plus récente de Constat.
