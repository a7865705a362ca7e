people-columns = Il manque à la liste « { $table } » les colonnes : { $columns }. Une liste de personnes a « id » et « name » (ou « given » et « family » ; « nom » et « prénom » sont compris) ; ajoutez-les sous ces noms.
people-no-id = Lignes sans identifiant dans la liste « { $table } » : { $rows }. Donnez à chaque ligne un identifiant propre.
