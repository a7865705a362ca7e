unknown-vocabulary = Il n'y a pas de vocabulaire « { $list } ». Les plus proches : { $nearest }. Tous figurent dans docs/look-up/vocabularies.md.
unknown-term = Le vocabulaire { $list } n'a pas de terme « { $term } ». Les plus proches : { $nearest }.
unknown-code = Le vocabulaire { $list } ne connaît pas le code « { $code } » de { $scheme }. Codes connus : { $known }.
list-malformed = Le fichier de vocabulaire { $list }.yaml est inutilisable : { $what }. Corrigez cette ligne et chargez-le de nouveau.
unknown-country = « { $text } » n'est le nom ni le code d'aucun pays connu. Les plus proches : { $nearest }. Écrivez le nom en français ou en anglais, un code ISO (MLI) ou un numéro Gleditsch-Ward (432).
