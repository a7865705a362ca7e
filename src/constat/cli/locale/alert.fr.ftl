help-alert = Alertes : une menace contre des civils, à qui elle a été envoyée, et ce qu’ils ont fait.
help-alert-raise = Lancer une alerte : threat=…, basis=…, et où. Elle ne porte ni nom, ni téléphone, ni lieu exact de personne.
help-alert-from-watch = Partir de ce que la liste de veille dit de ce lieu.
help-alert-from-forecast = Partir d’une prévision, dite en mots.
help-alert-hours = Pendant combien d’heures elle est valable.
help-alert-verify = Dire avec quelle solidité la menace est connue désormais.
help-alert-status = Avec quelle solidité.
help-alert-basis = Par quel genre de source, jamais par son nom.
help-alert-send = Envoyer une alerte à un destinataire, ou noter qu’une personne l’a dite.
help-alert-to = À qui.
help-alert-via = mailto:adresse, https://adresse d’un webhook, ou un service connu d’Apprise ; sans elle, il est noté que l’alerte a été dite.
help-alert-text = Les mots pour ce destinataire ; à défaut, le message de l’alerte.
help-alert-ask = Ce qui est demandé au destinataire.
help-alert-deadline = Pour quand c’est demandé.
help-alert-sent = Quand elle a été dite ; à défaut, maintenant.
help-alert-later = La laisser dans la boîte d’envoi jusqu’à « constat alert deliver ».
help-alert-deliver = Remettre ce que contient la boîte d’envoi. Ce qui a été coupé est réglé ; ce qui a échoué est retenté, de plus en plus rarement.
help-alert-wait = Continuer tant de secondes tant que quelque chose attend.
help-alert-now = Ne pas attendre l’heure de la prochaine tentative.
help-alert-again = Faire redire celle-ci, douteuse ou abandonnée.
help-alert-answer = Noter ce qu’a fait un destinataire ; sans heures, qu’il accuse réception maintenant.
help-alert-acknowledged = Quand il en a été accusé réception.
help-alert-acted = Quand quelque chose a été fait.
help-alert-action = Ce qui a été fait, et par qui.
help-alert-close = Dire les suites d’une alerte.
help-alert-outcome = Les suites.
help-alert-incident = L’incident qui en est né.
help-alert-list = Lister les alertes avec ce que chacune attend, à qui c’est maintenant, et ce qui est en retard.
help-alert-overdue = Seulement ce qui est en retard.
help-alert-times = À quelle vitesse les alertes sont parties et combien ont eu réponse, en chiffres.
help-alert-from = À partir de ce jour de réception.
help-alert-until = Jusqu’à ce jour de réception.
metavar-time = HEURE
metavar-seconds = SECONDES
alert-raised = Alerte { $code } lancée ({ $id } ; écriture { $entry }).
alert-step-done = Noté pour { $code } (écriture { $entry }).
alert-noted = Noté qu’elle a été dite ({ $id } ; écriture { $entry }).
alert-waits = Elle attend dans la boîte d’envoi sous { $id }.
alert-outbox-empty = La boîte d’envoi est vide.
alert-none = Aucune alerte.
alert-closed = close
alert-counts = envois { $sent }, accusés de réception { $acknowledged }, suivis d’effet { $acted }
alert-step =
    { $step ->
        [verified] vérification
        [sent] envoi
        [acknowledged] accusé de réception
        [response] réponse
       *[outcome] suites
    }
alert-owner =
    { $owner ->
        [documenter] au documentaliste
        [verifier] à un vérificateur
        [editor] à un rédacteur
       *[administrator] à qui dirige le bureau
    }
alert-waits-for = attend : { alert-step } ({ alert-owner })
alert-overdue = { alert-step } en retard de { $hours } h { $minutes } min : { alert-owner }
alert-state-sent = envoyée
alert-state-waiting = attend
alert-state-refused = abandonnée
alert-state-damaged = abîmée sur le disque : envoyez-la de nouveau
alert-state-doubt = douteuse : demandez si elle est arrivée, puis « deliver --again »
alert-attempts =
    { $n ->
        [one] { $n } tentative
       *[other] { $n } tentatives
    }
alert-hours = { $hours } h { $minutes } min
alert-timing = { $alerts } alertes, { $sendings } envois ; médianes, avec la moitié centrale.
alert-passage-received-verified = De la réception à la vérification
alert-passage-received-sent = De la réception au premier envoi
alert-passage-sent-acknowledged = De l’envoi à l’accusé de réception
alert-passage-sent-response = De l’envoi à la réponse
alert-share-acknowledged = Accusés de réception : { $value } ({ $answered } sur { $of } ; { $pending } encore dans les temps)
alert-share-acted = Suivis d’effet : { $value } ({ $answered } sur { $of } ; { $pending } encore dans les temps)
