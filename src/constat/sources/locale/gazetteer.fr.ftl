gazetteer-no-name = { $file } n'a pas de colonne de noms de lieux. Ses colonnes : { $columns }. Intitulez l'une d'elles « nom », « lieu », « localité » ou « village ».
gazetteer-codes-only = { $file } porte des P-codes sans noms à côté. Exportez la table avec ses colonnes de noms (ADM1_FR, ADM2_FR, …).
reason-name-too-long = Le nom a plus de { $most } caractères.
remedy-name-too-long = Raccourcissez-le ; voyez si deux colonnes se sont confondues dans cette ligne.
reason-unknown-weekday = Ce n'est pas un jour de la semaine.
remedy-unknown-weekday = Écrivez son nom (lundi, Monday), ou un nombre de 0 (lundi) à 6 (dimanche).
reason-unknown-country = Il n'y a pas de tel pays.
remedy-unknown-country = Écrivez son nom ou son code ISO, par exemple MLI.
