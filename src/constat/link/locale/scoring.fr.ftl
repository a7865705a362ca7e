events-incomplete = La table des événements n'a pas les colonnes : { $columns }. Importez-la par « constat dataset import », ou ajoutez-les sous ces noms.
engine-unknown = « { $engine } » n'est pas un moteur de rapprochement. Choisissez parmi : { $known }.
truth-of-absent = { $file } nomme des identifiants d'aucun enregistrement : { $count } ({ $ids }). Ôtez ces lignes, ou donnez les tables qui les contiennent.
truth-unreadable = { $file } n'a pas les colonnes left_id et right_id. Donnez un CSV qui les a, une paire vraie par ligne.
