events-incomplete = La table des événements n'a pas les colonnes : { $columns }. Importez-la par « constat dataset import », ou ajoutez-les sous ces noms.
engine-unknown = « { $engine } » n'est pas un moteur de rapprochement. Choisissez parmi : { $known }.
