# Formulaires
choice-unsaid = – non précisé –
yes = Oui
no = Non
colon =  :
field-required = À remplir, ou à compléter avant d'enregistrer.
field-number = Écrivez un nombre entier, sans mots.
bound-low = Au moins
bound-best = Retenu
bound-high = Au plus
faults-heading = { $n ->
    [one] Il manque une chose avant l'enregistrement
   *[other] Il manque { $n } choses avant l'enregistrement
}
form-refused = Ce formulaire vient d'une page qui n'est plus à jour. Revenez en arrière, rechargez la page et envoyez-le à nouveau ; ce que vous avez tapé est dans vos brouillons.
moment = { $day }, { $time }
tally-about = environ { $n }
tally-least = au moins { $n }
tally-most = au plus { $n }
tally-best = { $n } ({ $spread })
screen-not-for-role = Cet écran est réservé à d'autres rôles ({ $roles }). Demandez à un administrateur si votre travail l'exige.
session-ended = La session est verrouillée : cette demande n'a rien enregistré. Déverrouillez à nouveau ; les brouillons sont conservés, scellés.
no-case-file-here = Cet espace de travail ne contient pas encore de dossier. Lancez « constat start » sur la machine elle-même et suivez l'adresse affichée.
body-too-large = L'envoi dépasse ce qu'une page accepte en une fois ({ $limit } Mo). Les fichiers plus grands passent par morceaux : utilisez la page avec les scripts actifs, ou la commande « constat evidence add ».
draft-kind = { $kind ->
    [statement] Témoignage
    [names] Liste de noms
    [alert] Alerte
    [finding] Constat
    [report] Rapport
   *[other] Note
}
draft-kind-unknown = Il n'existe pas de brouillon de type « { $kind } ».

# Rubriques
nav-work = Dossier
nav-desk = Mon travail
nav-statements = Témoignages
nav-incidents = Incidents
nav-inbox = Réception
nav-evidence = Pièces
nav-publish = Publier
nav-house = Bureau
workbar = Qui est au travail
search-label = Chercher dans le dossier
lock = Verrouiller
lock-hint = Verrouille aussitôt et oublie les clés. Deux fois Échap fait de même.
state-local = Tout reste sur ce portable
state-offline = Hors ligne – tout fonctionne

# Première page
start-title = Commencer
start-heading = Un nouveau dossier
start-lead = Tout ce qui s'écrit ici reste sur cette machine, scellé. Trois réponses, et le premier témoignage peut être consigné.
start-closed = Cette page ne s'ouvre qu'une fois, à l'adresse affichée par « constat start » sur la machine elle-même. Si un dossier existe déjà, déverrouillez-le.
start-office = Bureau
start-office-help = Tel que les autres bureaux le connaissent, par exemple « Bureau de Bamako ».
start-code = Votre code
start-code-help = Un nom court que les écrans montrent à la place du vôtre. N'utilisez pas votre vrai nom.
start-roles = Ce que vous faites
start-roles-help = Une personne qui commence seule a besoin des quatre rôles cochés. D'autres personnes, et leurs rôles, viendront ensuite.
start-administrator = Qui commence garde aussi les clés : laissez « Administrateur » coché, vous céderez ce rôle plus tard.
start-passphrase = Phrase de passe
start-passphrase-help = Au moins { $least } caractères ; cinq ou six mots sans lien entre eux, c'est le mieux. Personne ne peut la réinitialiser.
start-again = La même phrase de passe, à nouveau
start-differ = Les deux ne sont pas identiques. Tapez-les à nouveau.
start-go = Créer le dossier
start-aside = La fabrication des clés prend quelques secondes. Chiffrez aussi le disque de ce portable : ce que le système écrit à côté n'est pas entre nos mains.
recovery-title = Clé de secours
recovery-heading = Gardez cette clé ailleurs
recovery-lead = Elle s'affiche une seule fois et n'est conservée nulle part. Avec elle et ces fichiers, une phrase de passe perdue peut être remplacée ; sans les deux, ce qui est scellé le reste à jamais.
recovery-print = Imprimez cette page ou recopiez la clé à la main, et vérifiez-la.
recovery-elsewhere = Gardez-la ailleurs que sur ce portable : au siège, ou chez quelqu'un qui n'est pas fouillé avec vous.
recovery-never = Ne l'envoyez jamais par message ni par courriel.
recovery-factor = Ajouter un second facteur
recovery-go = Aller à mon travail
office-fingerprint = Empreinte de ce bureau, à lire à voix haute aux autres

# Déverrouillage
unlock-title = Déverrouiller
unlock-heading = Le dossier est verrouillé
unlock-lead = Votre code et votre phrase de passe l'ouvrent sur cette machine. Aucun réseau n'est nécessaire.
unlock-code = Code
unlock-passphrase = Phrase de passe
unlock-digits = Six chiffres, si vous avez un second facteur
unlock-digits-help = Ceux de votre téléphone, ou l'un de vos codes sur papier.
unlock-go = Déverrouiller
confirm-title = Votre phrase de passe à nouveau
confirm-heading = Est-ce toujours vous ?
confirm-lead = La suite est assez grave pour redemander la phrase de passe.
confirm-go = Continuer
factor-title = Second facteur
factor-heading = Six chiffres d'un téléphone
factor-lead = Fonctionne sans réseau. Qui apprend votre phrase de passe n'a pas pour autant votre téléphone, tant qu'il ne tient pas aussi le disque du portable.
factor-active = Votre second facteur est en place.
factor-drop = Le retirer
factor-scan = Ouvrez une application d'authentification sur votre téléphone et lisez cette image.
factor-picture = Image pour l'application d'authentification
factor-type = Ou tapez :
factor-digits = Les six chiffres qu'elle affiche maintenant
factor-go = Mettre en place
spare-title = Codes sur papier
spare-heading = Dix codes sur papier
spare-lead = Chacun remplace une fois les six chiffres, si le téléphone est perdu. Ils s'affichent maintenant et plus jamais : notez-les et gardez-les loin du portable.

# Mon travail
desk-title = Mon travail
door-statement = Nouveau témoignage
door-statement-about = Ce que quelqu'un nous a dit, avec ses mots
door-names = Nouvelle liste de noms
door-names-about = Les morts, les blessés, les enlevés
door-alert = Nouvelle alerte
door-alert-about = Des civils sont menacés maintenant
desk-no-factor = Vous déverrouillez avec une phrase de passe seule.
desk-factor = Ajouter un second facteur
desk-drafts = Commencés, non enregistrés
draft-at = conservé
draft-go-on = Continuer
draft-discard = Supprimer
draft-sure = Supprimer ce brouillon pour de bon ?
draft-saved = Enregistré sur ce portable à { $time }
draft-failed = Non conservé : le serveur ne répond pas. Ne fermez pas cette page ; ce que vous tapez y est encore.
desk-waiting = En attente de vous
desk-to-sign = À signer
desk-returned = Renvoyés à vous
desk-pending = { $n ->
    [one] Un incident en attente de vérification
   *[other] { $n } incidents en attente de vérification
}
desk-recent = Vos derniers témoignages
desk-nothing = Aucun pour l'instant.
desk-loose = { $n ->
    [one] Un témoignage n'est rattaché à aucun incident
   *[other] { $n } témoignages ne sont rattachés à aucun incident
}
desk-all = Tous les témoignages
column-statement = Témoignage
column-source = Source
column-when = Date
column-place = Lieu
column-incident = Incident
column-entered = Saisi
in-conflict = valeurs en conflit
withdrawn = retiré
withdrawn-long = Cette fiche a été retirée. Elle reste lisible.
no-incident = aucun encore

# Témoignages
statements-title = Témoignages
statements-show = Quels témoignages
show-all = Tous
show-mine = Les miens
show-loose = Sans incident
statements-total = { $n ->
    [0] Aucun témoignage
    [one] Un témoignage
   *[other] { $n } témoignages
}
statements-none = Rien ici pour l'instant.
take-title = Nouveau témoignage
take-save = Enregistrer le témoignage
take-keep = Garder en brouillon
step-who = Qui nous l'a dit
step-what = Ce qui a été dit
step-when = Quand cela s'est passé
step-where = Où cela s'est passé
step-many = Combien, et qui parmi eux
step-many-about = Écrivez d'abord les mots (« une trentaine de morts, dont mon frère »), puis les nombres qu'ils disent. Ce que personne n'a dit reste vide : « environ 30 » n'a ni minimum ni maximum.
step-consent = Ce que la personne accepte
step-consent-about = Demandez pour chaque usage. La réponse peut changer à tout moment ; la retirer ferme l'usage.
step-coding = Codage, maintenant ou plus tard
step-coding-about = Ce que le témoignage affirme, dans les termes des vocabulaires. Rien ici n'est exigé pour enregistrer.
statement-source = Code de la source
statement-source-help = Un nouveau code crée une nouvelle source. N'écrivez jamais de nom ici.
statement-when = Intervalle
statement-when-help = 27 mars 2022, 2022-03, ou 2022-03-27/2022-03-31.
statement-when-unknown = La personne ne sait pas quand
statement-when-needed = Dites quand : une date, les mots de la personne, ou qu'on l'ignore.
statement-place-unknown = La personne ne sait pas où
statement-place-needed = Dites où : les mots de la personne, un lieu, ou qu'on l'ignore.
statement-source-known = La source { $code } existe déjà. Son identité se modifie sur sa propre page ; pour une autre personne, choisissez un autre code.
statement-n = Témoignage { $code }
statement-words = Les mots
identity-closed = Identité et protection : fermé
identity-closed-about = Scellé sous une clé à part. Sur tous les écrans et dans toutes les listes, seul le code apparaît ; qui l'ouvre dit pourquoi, et l'ouverture est journalisée.
consent-why = Pourquoi ce n'a pas été demandé, ou à quelles conditions
consent-why-help = Exigé si vous répondez « non demandé ».
consent-needed = Répondez avant d'enregistrer : accordé, refusé, ou non demandé.
consent-why-needed = Dites pourquoi ce n'a pas été demandé.
consent-purpose = Pour
consent-answer = Réponse
consent-on = Le
consent-none = Personne n'a été interrogé à ce sujet, ou la source s'exprime publiquement.
count-n = Nombre { $n }
count-text = Dans les mots de la source
count-harm = Ce qui leur a été fait
count-relation = Rapport au premier nombre
count-name = Nommé parmi eux (scellé)
count-order = Au moins ≤ retenu ≤ au plus : ceux-ci sont dans un autre ordre.
count-harm-needed = Dites ce qui a été fait à ceux que l'on compte.
count-more = Un autre nombre
count-named = par leur nom
victim-one = Victime
propose = Proposer lieux et dates
dates-proposed = Ce que ces mots peuvent vouloir dire. Choisissez, ou écrivez l'intervalle vous-même.
counts-proposed = Nombres contenus dans ces mots. Choisissez pour les reprendre.
places-found = { $n ->
    [one] Un lieu s'appelle « { $words } »
   *[other] { $n } lieux s'appellent « { $words } »
}
places-none = Aucun lieu de ce nom dans le répertoire. Écrivez-le à la main ci-dessous, ou laissez les mots seuls : les deux sont valables.
place-undecided = Je ne sais pas lequel
place-undecided-about = Réponse valable ; les mots sont gardés
place-by-hand = Écrire le lieu à la main
opens-with-reason = Ces mots s'ouvrent avec un motif. L'ouverture est journalisée.
reason-needed = Dites pourquoi vous l'ouvrez.
reason-label = Pourquoi l'ouvrez-vous ?
reason-open = Ouvrir
reason-verify = Pour vérifier l'incident
reason-translate = Pour traduire
reason-follow = Pour reprendre contact avec la source
history-open = Historique : ce qui a changé, quand, par qui, pourquoi
tongue-fr = Français
tongue-ff = Fulfulde
tongue-bm = Bambara
tongue-taq = Tamasheq
tongue-ses = Songhaï
tongue-dtm = Dogon
tongue-mos = Mooré
tongue-ar = Arabe
tongue-ha = Haoussa
tongue-en = Anglais
tongue-other = Autre langue
