not-canonical = Cette écriture n'a pas de forme canonique : { $what }. Les décimales s'écrivent en texte, les clés en ASCII. Rien n'a été écrit.
cannot-open = Cette valeur scellée ne s'ouvre pas : sa clé est une autre, elle a été déplacée, ou ses octets ont été modifiés. Vérifiez le registre avec `constat register verify`.
record-disk-full = Le disque est plein : « { $place } » n'a pas pu être écrit. Rien n'a été modifié. Libérez de l'espace, puis recommencez.
record-not-writable = « { $place } » ne peut être écrit : le dossier ou le disque est en lecture seule pour ce compte. Rien n'a été modifié. Donnez-vous le droit d'écrire, ou choisissez un autre dossier.
record-storage-failed = « { $place } » n'a pas pu être lu ou écrit : { $reason }. Rien n'a été modifié. Vérifiez le disque, puis recommencez.
