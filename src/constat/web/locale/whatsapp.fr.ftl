whatsapp-title = Une discussion WhatsApp
whatsapp-about = Dans WhatsApp, choisissez « Exporter la discussion », avec les médias, et apportez ici le fichier .zip. Il est scellé tel qu'il arrive ; numéros et noms deviennent des codes.
whatsapp-file = Le fichier .zip exporté
whatsapp-open = Le sceller et l'ouvrir
whatsapp-found = { $messages ->
    [one] Un message
   *[other] { $messages } messages
} de { $authors ->
    [one] un auteur
   *[other] { $authors } auteurs
}
whatsapp-dmy = Les dates sont lues jour d'abord.
whatsapp-mdy = Les dates sont lues mois d'abord.
whatsapp-ymd = Les dates sont lues année d'abord.
whatsapp-uncertain = Aucune date de cette discussion ne le prouve : comparez-en une avec ce que vous savez.
whatsapp-codes = Qui a écrit
whatsapp-codes-about = Chaque auteur porte un code ici et partout ; le nom ou le numéro est scellé avec la source. Écrivez le code d'une source que vous connaissez, si c'en est une.
whatsapp-author = Auteur { $n }
whatsapp-choose = Ce qui devient témoignage ou pièce
whatsapp-message = Message
whatsapp-attachment = fichier
whatsapp-absent = fichier absent de l'archive
whatsapp-deleted = supprimé par son auteur
whatsapp-omitted = fichier laissé hors de l'export
whatsapp-save = Enregistrer les messages choisis
whatsapp-none-chosen = Choisissez au moins un message d'un auteur, puis enregistrez.
whatsapp-bring = Ou apporter une discussion WhatsApp
