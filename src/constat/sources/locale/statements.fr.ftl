statements-unreadable = { $file } ne peut être lu comme fichier de déclarations : { $problem }. Enregistrez-le en UTF-8 et vérifiez son indentation.
statements-format = { $file } n'est pas un fichier de déclarations : sa première ligne doit être `constat: { $format }`.
statements-key = { $file } n'a pas `{ $key }`. Un fichier de déclarations a sources, incidents et statements ; voir docs/understand/moura.md.
statements-repeated-id = { $file } : deux déclarations ont le même identifiant. Donnez-en un à chacune.
statement-unusable = { $file }, déclaration { $statement } : absent, inconnu ou incompris : { $problem }. Corrigez l'entrée et relisez.
statement-count = { $file }, déclaration { $statement } : le nombre { $count } est illisible. Écrivez l'un de { $known }, avec un nombre entier, pour un préjudice que la table connaît.
statement-whole-missing = { $file }, déclaration { $statement } : { $part } renvoie à { $whole }, que la déclaration ne donne pas. Nommez un nombre de la même déclaration.
statement-part-too-large = { $file }, déclaration { $statement } : { $part } dépasse { $whole }, dont il fait partie. Vérifiez les deux dans la source.
note-statements = { $count } déclarations sur { $incidents ->
    [one] un incident
   *[other] { $incidents } incidents
 } ; { $single } donnent un nombre unique sans fourchette. Les récits rivaux d'un incident comptent une fois, comme fourchette.
