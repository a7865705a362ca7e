alerts-title = Alertes
alerts-new = Nouvelle alerte
alerts-never = Ni nom, ni itinéraire, ni cachette : une alerte peut tomber entre de mauvaises mains, et ne doit alors dire à personne où chercher.
alerts-threat = Ce qui menace, et qui
alerts-where = Où
alerts-where-about = Aussi large que possible tant que cela reste utile : une commune ou un cercle. Le point sur la carte n'est jamais gardé avec une alerte.
alerts-message = Le message
alerts-message-about = Au plus { $most } caractères. Dans une langue au moins ; chaque destinataire peut recevoir d'autres mots.
alerts-care = Avant de la transmettre
alerts-save = Enregistrer l'alerte
alerts-minute = Écrivez le jour et l'heure, par exemple 2026-03-27 14:05.
alerts-expires-first = Une alerte expire après sa réception. Écrivez une heure plus tardive.
alerts-message-long = { $n } caractères ; un message en contient { $most }. Raccourcissez-le.
alerts-message-needed = Écrivez le message dans une langue au moins.
alerts-place-needed = Dites où : des mots, une commune, une région ou un pays.
alerts-checked = J'ai relu : rien ici ne désigne quelqu'un qui pourrait en souffrir
alerts-check = Quelque chose dans le texte peut désigner quelqu'un. Retirez-le, ou dites que vous l'avez relu.
alerts-log = Le texte d'une alerte a été comparé aux noms et numéros connus
alerts-traces = Ceci peut désigner quelqu'un
alerts-trace-name = Le nom de quelqu'un qui figure au dossier :
alerts-trace-telephone = Ce qui ressemble à un numéro de téléphone :
alerts-trace-known = L'un de ces numéros est celui de quelqu'un qui figure au dossier.
alerts-trace-point = Ce qui ressemble à des coordonnées :
alerts-show = Quelles alertes
alerts-all = Toutes
alerts-valid = En cours
alerts-expired-tab = Expirées
alerts-expired = expirée
alerts-expired-about = Cette alerte a expiré. Personne ne devrait plus agir d'après elle ; si la menace dure, faites-en une nouvelle qui la suit.
alerts-total = { $n ->
    [0] Aucune alerte
    [one] Une alerte
   *[other] { $n } alertes
}
alerts-none = Aucune alerte ici.
alerts-column = Alerte
alerts-answers = Réponses
alerts-answered = transmise à { $sent }, accusés de réception : { $acknowledged }, suivie d'effet : { $acted }
alerts-unsent = Transmise à personne pour l'instant.
alerts-n = Alerte { $code }
alerts-later = Suivie de
alerts-dispatches = À qui, et ce qu'ils ont fait
alerts-station = { $name ->
    [received] Reçue
    [sent] Transmise
    [acknowledged] Accusé de réception
   *[acted] Suivie d'effet
}
alerts-after = { $hours } h { $minutes } min après { $name ->
    [received] la réception
    [sent] la transmission
   *[acknowledged] l'accusé de réception
}
alerts-answer = Ce qu'ils ont répondu ou fait
alerts-answer-save = Garder la réponse
alerts-send = Transmise à quelqu'un
alerts-send-about = Écrivez ce qui a été dit à ce destinataire, avec le lieu aussi large que ce destinataire peut le connaître.
alerts-send-save = Garder la transmission
alerts-outcome = Ce qui en est résulté
alerts-outcome-save = Garder la suite
alerts-waits = Ce qu’elle attend
alerts-step =
    { $step ->
        [verified] d’être vérifiée
        [sent] d’être envoyée
        [acknowledged] un accusé de réception
        [response] une réponse
       *[outcome] ses suites
    }
alerts-due = au plus tard
alerts-late =
    { $step ->
        [verified] vérification
        [sent] envoi
        [acknowledged] accusé de réception
        [response] réponse
       *[outcome] suites
    } en retard de { $hours } h { $minutes } min
alerts-owner =
    { $owner ->
        [documenter] au documentaliste
        [verifier] à un vérificateur
        [editor] à un rédacteur
       *[administrator] à qui dirige le bureau
    }
