export-form = La forme « { $form } » n'existe pas pour une liste. Demandez l'une de celles-ci : { $known }.
export-too-long = La liste compte plus de { $limit } lignes. Restreignez-la par ses filtres, puis exportez à nouveau.
column-title = Titre
column-first = Premier jour
column-last = Dernier jour
column-country = Pays
column-admin2 = Deuxième division
column-address = Fiche
