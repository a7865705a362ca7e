names-title = Nouvelle liste de noms
names-who = Qui nous a donné la liste
names-list = La liste
names-list-about = Copiez les lignes dans Excel et collez-les dans n'importe quelle case ci-dessous, ou dans le cadre. Rien n'est exigé d'une ligne : un prénom, un surnom ou « inconnu » suffit. Ce que la liste ne dit pas reste inconnu.
names-pasted = Ou collez la liste ici
names-read = Lire ce qui a été collé
names-file = Ou un fichier
names-file-about = XLSX ou CSV, 25 Mo au plus ; la première feuille remplie. Il est lu en mémoire et n'est pas conservé.
names-upload = Lire le fichier
names-file-kind = « { $file } » n'est pas une liste lisible ici. Enregistrez-la en .xlsx ou .csv et choisissez-la à nouveau.
names-file-large = « { $file } » est trop grand pour une seule liste. Partagez-le en plusieurs fichiers de 25 Mo au plus.
names-too-long = Une liste compte au plus { $most } lignes. Enregistrez celle-ci, puis prenez la suite comme une deuxième liste.
names-columns = Comment les colonnes ont été comprises
names-columns-about = Si une colonne a été prise pour une autre, écrivez son titre sur la première ligne de votre feuille et collez-la à nouveau.
names-column-kept = gardée sous son propre titre, dans les détails
names-field = { $name ->
    [index] numéro
    [name] Nom
    [given] Prénom
    [surname] Nom de famille
    [nickname] Surnom
    [father] Père
    [mother] mère, dans les détails
    [age] Âge
    [sex] Sexe
    [village] Village
    [status] Statut
    [harm] Ce qui a été fait
    [date] Jour
    [day] Jour
    [occupation] métier, dans les détails
    [place] lieu, dans les détails
    [contact] contact, dans les détails
   *[notes] Détails
}
names-cell = { $name ->
    [name] Nom, ligne { $row }
    [nickname] Surnom, ligne { $row }
    [father] Père, ligne { $row }
    [age] Âge, ligne { $row }
    [sex] Sexe, ligne { $row }
    [village] Village, ligne { $row }
    [status] Statut, ligne { $row }
    [harm] Ce qui a été fait, ligne { $row }
    [date] Jour, ligne { $row }
   *[notes] Détails, ligne { $row }
}
names-grid = Les lignes de la liste
names-row = Ligne
names-unread = { $n ->
    [one] Une ligne ne désigne pas une seule victime : laissée hors de la grille, mot pour mot
   *[other] { $n } lignes ne désignent pas chacune une seule victime : laissées hors de la grille, mot pour mot
}
names-unread-get = Ces lignes en feuille de calcul (XLSX)
names-unread-sheet = Lignes non lues
names-unread-row = Ligne
names-unread-why = Motif
names-unread-words = Telle quelle
names-alike = { $n ->
    [one] Deux lignes se ressemblent
   *[other] { $n } paires de lignes se ressemblent
}
names-alike-about = Il peut s'agir d'une personne ou de deux. Rien n'est joint ; videz une ligne si la même personne figure deux fois.
names-alike-rows = Lignes { $left } et { $right } :
names-filled = { $n ->
    [0] Aucune ligne
    [one] Une victime
   *[other] { $n } victimes
}
names-more = Plus de lignes
names-check = Vérifier les lignes
names-verbatim = La liste mot pour mot
names-verbatim-about = Conservée comme les mots de la source, scellée, quoi que l'on change dans la grille.
names-harm-all = Ce qui a été fait à celles et ceux de la liste
names-harm-all-help = Seulement si la liste entière le dit (« liste des morts »). Une ligne qui dit autre chose le garde.
names-of = Quel incident, quand, où
names-of-about = Tout cela peut attendre.
names-none = La liste est vide. Collez-la, ou tapez au moins une ligne.
names-odd-rows = { $n ->
    [one] La ligne { $rows } ne désigne pas une seule victime ; le motif est écrit dessous. Corrigez-la ou videz-la.
   *[other] Les lignes { $rows } ne désignent pas chacune une seule victime ; le motif est écrit sous chacune. Corrigez-les ou videz-les.
}
names-save = Enregistrer la liste
