# -- éditions : ce qui a changé depuis la dernière
edition-title = Corrections des éditions antérieures
edition-lead = Les chiffres suivants de l’édition antérieure (sceau { $seal }) sont donnés ici avec une autre valeur.
edition-none = Aucun chiffre de l’édition antérieure n’est donné ici avec une autre valeur.
edition-column-what = Ce qui est compté
edition-column-period = Période
edition-column-old = Édition antérieure
edition-column-new = Présente édition
edition-column-why = Raison
edition-at-least = au moins { $n }
edition-late-verified = vérifié tardivement : plus d’incidents qu’auparavant
edition-withdrawn = retiré : moins d’incidents qu’auparavant
edition-revised = révisé
edition-silent = « { $what } » valait { $old } dans l’édition antérieure et vaut { $new } ici, sans qu’aucune correction ne l’indique. Indiquez-le parmi les corrections des éditions antérieures.
edition-no-file = { $folder } ne contient aucune édition antérieure. Donnez le fichier HTML, DOCX ou PDF d’une édition, ou le dossier où il se trouve.

# -- modèles
template-unknown = Il n’y a pas de modèle « { $template } ». Utilisez l’un de ceux-ci : { $known }.
template-field-unknown = Le modèle n’a pas de passage « { $field } ». Ses passages : { $known }.
field-empty = { $file } : le passage « { $field } » est vide en { $language }. Écrivez-le, retirez-le, ou indiquez draft: true.
field-to-write = À rédiger : { $field }
message-long = { $where } : le message compte { $length } caractères ; { $most } au plus sont envoyés. Raccourcissez-le.
template-exists = { $file } existe déjà. Donnez un autre nom.

# -- a former edition named in the specification
edition-no-former = Aucune édition antérieure n’a été comparée : on ignore lesquels de ses chiffres seraient repris ici avec une autre valeur.
edition-not-compared = L’édition antérieure est comparée lors de la construction de la note.
spec-former = { $file } : « former » doit être le chemin du fichier, du manifeste ou du dossier de l’édition antérieure, et non « { $text } ».

# -- a report on one page
spec-layout = { $file } : « layout » vaut « book » ou « page », et non « { $text } ».
page-over = « { $title } » ({ $language }) occupe { $pages } pages et doit tenir sur une seule. Raccourcissez ses passages.
