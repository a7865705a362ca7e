unknown-setting = Le réglage { $name } n'existe pas (le plus proche : { $nearest }). Retirez-le de l'environnement ou corrigez son nom ; docs/look-up/settings.md les liste tous.
malformed-setting = Le réglage { $name } vaut « { $value } » ; attendu : { $kind }. Corrigez-le et recommencez.
secret-file-unreadable = Le fichier indiqué par { $name } ne peut être lu. Vérifiez son chemin et ses droits.
