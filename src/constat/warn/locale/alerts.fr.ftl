alert-no-job = La boîte d’envoi ne contient rien sous « { $id } ». « constat alert deliver » montre ce qui attend.
alert-delivering = Un autre processus remet des alertes. Attendez qu’il ait fini.
alert-no-server = Aucun serveur de courriel n’est connu. Donnez à CONSTAT_SMTP, ou à CONSTAT_SMTP_FILE, la forme smtp://utilisateur:mot-de-passe@hôte:587?from=adresse.
alert-server-unusable = Le réglage « smtp » n’est pas un serveur de courriel. Donnez smtp[s]://utilisateur:mot-de-passe@hôte:port?from=adresse.
alert-address = Une alerte ne peut être envoyée à une adresse du genre « { $kind } ». Donnez mailto:…, https://… (http sur cette machine seulement), ou un service connu d’Apprise.
alert-needs = Il manque « { $field } » à l’alerte. Donnez { $field }=….
alert-long = Le message compte { $count } caractères ; { $most } au plus.
alert-points = Ces mots peuvent désigner quelqu’un ({ $kinds }). Une alerte ne porte ni nom, ni numéro de téléphone, ni lieu exact de personne : dites la zone et le genre de source.
alert-expired = L’alerte { $code } n’est plus valable. Lancez-en une nouvelle qui la suive.
alert-time = « { $text } » n’est pas une heure. Donnez 2026-03-14T09:30, ou 2026-03-14T09:30Z pour l’heure UTC.
alert-no-place = La liste de veille de ce jour ne nomme pas « { $place } ». « constat watch list --by { $by } » montre qui elle nomme.
