parameter-rule = Le nombre d'un groupe est pris
parameter-order = Ordre des sources
parameter-linked-run = Exécution du rapprochement
parameter-partition = Groupes, SHA-256
linked-rule-range = de tous les récits, comme étendue
linked-rule-order = de la première source, dans l'ordre, qui le dit
linked-rule-finding = de la constatation, s'il y en a une
linked-account = { $taken ->
    [yes] dit { $value }, compté
   *[no] dit { $value }, non compté
 }
linked-by-range = Chaque incident une fois (lié, en fourchette)
linked-by-finding = Chaque incident une fois (lié, constats d’abord)
linked-as-told = Les événements tels que rapportés (non liés)
