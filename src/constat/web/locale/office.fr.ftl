# Le bureau surveillé
office-tabs = Pages du bureau
office-tab-index = Vue d'ensemble
office-tab-audit = Audit
office-tab-members = Membres
office-tab-offices = Bureaux et envois
office-tab-health = Santé
office-tab-backups = Sauvegardes
office-tab-erasure = Effacement
office-tab-vocabularies = Vocabulaires
office-tab-passphrase = Ma phrase de passe
office-day = « { $day } » n'est pas un jour. Écrivez-le ainsi : 2026-03-27.
office-typed = Tapez { $code } pour confirmer
office-typed-otherwise = Ce que vous avez tapé n'est pas { $code } : rien n'a été fait. Tapez-le exactement.
office-filter-from = Du
office-filter-to = Au
office-filter-type = Ce qui a été touché
office-filter-record = Fiche, par code ou identifiant
office-filter-go = Filtrer
office-type-chain = Chaîne du registre
office-type-key = Clé détruite
office-type-other = Type d'une version ultérieure
office-reason-elsewhere = Dans les mots d'un autre bureau, qui ne s'ouvrent pas ici
office-reason-sealed = scellé
office-reasons-closed = Les mots des motifs sont scellés : un gardien qui voit toutes les affaires les lit.
office-sheet-about = La feuille contient ce que les filtres laissent, avec l'adresse des écritures ou des fiches ; les mots des motifs restent scellés.
office-about-index = Ce qui demande attention
office-about-audit = Qui a changé quoi, qui a ouvert qui
office-about-members = Rôles, affaires, seconds facteurs
office-about-offices = Empreintes, cartes, envois
office-about-health = Ce que dit l'examen
office-about-backups = Faites, comparées, restaurées
office-about-erasure = Ce qu'il atteint, qui a répondu
office-about-vocabularies = Termes, définitions, codes
office-about-passphrase = La changer

# Audit
office-audit-title = Audit
office-audit-lead = Chaque changement du dossier : qui, quand, pourquoi, et ce qui a été touché. Les valeurs ne sont pas montrées ici. Rien ne peut être retiré de cette liste.
office-audit-changes = Changements
office-audit-readings = Identités ouvertes
office-audit-entry = Écriture
office-audit-when = Quand
office-audit-who = Qui
office-audit-why = Pourquoi
office-audit-touched = Ce qui a été touché
office-audit-total = { $n ->
    [0] Aucune écriture.
    [one] Une écriture.
   *[other] { $n } écritures.
}
office-audit-none = Aucune écriture ne répond à ces filtres.
office-audit-withheld = L'expéditeur a retenu ce qu'elle change.
office-audit-no-type = Il n'y a pas de fiches du type « { $type } ». Choisissez-en un dans la liste.
office-readings-lead = Chaque fois que quelqu'un a ouvert une identité : qui, quand, sur quelle fiche, et le motif donné. La ligne est écrite avant que l'identité ne s'affiche.
office-readings-number = Ligne
office-readings-when = Quand
office-readings-who = Qui
office-readings-type = Type
office-readings-record = Fiche
office-readings-fields = Ce qui a été ouvert
office-readings-why = Motif donné
office-readings-total = { $n ->
    [0] Aucune ouverture.
    [one] Une ouverture.
   *[other] { $n } ouvertures.
}
office-readings-none = Personne n'a ouvert d'identité qui réponde à ces filtres.
office-verify-about = Contrôle chaque écriture, signature et point de contrôle, le journal des lectures, et que les pages montrent ce que disent les écritures. Rien n'est modifié.
office-verify-go = Vérifier
office-verify-files = avec chaque fichier du coffre (plus long)
office-verify-title = Vérification
office-verify-holds = Tout tient : rien n'a été changé, retiré ni ajouté.
office-verify-fails = { $n ->
    [one] Un élément ne tient pas. N'écrivez plus rien ; laissez cette machine en l'état et appelez quelqu'un qui connaît le registre.
   *[other] { $n } éléments ne tiennent pas. N'écrivez plus rien ; laissez cette machine en l'état et appelez quelqu'un qui connaît le registre.
}
office-verify-entries = Écritures
office-verify-chains = Chaînes
office-verify-records = Fiches comparées
office-verify-readings = Lignes du journal des lectures
office-verify-checkpoints = Points de contrôle
office-verify-vault = Fichiers du coffre
office-verify-vault-not = non lus cette fois
office-verify-seconds = Durée
office-verify-proves = La vérification prouve que l'ordre et les mots des écritures sont ceux qui furent écrits. Elle ne prouve pas que ce qui fut écrit est vrai.

# Membres
office-members-title = Membres
office-members-lead = Qui déverrouille ce dossier, sous quel code, et ce que chaque rôle permet.
office-members-generation = Clés de génération { $n }. La liste des membres est tenue avec les clés, hors du registre.
office-roles-heading = Ce que fait chaque rôle
office-member-new = Ajouter un membre
office-member-new-lead = À faire avec la personne. Elle déverrouille avec son code et sa propre phrase de passe ; nul autre ne l'apprend.
office-member-code-help = Un nom court que les écrans montrent. Pas le vrai nom de la personne.
office-member-roles = Rôles
office-member-no-role = Choisissez au moins un rôle.
office-member-sight = Quelles affaires
office-member-all = toutes les affaires
office-member-some = certaines affaires seulement
office-member-none = aucune affaire encore
office-member-cases = Affaires
office-member-cases-help = Seulement si certaines affaires sont choisies. Les fiches sans affaire restent à qui les a saisies. Qui ne tient que les clés voit des identifiants : un gardien lit sous Membres à quelle affaire chacun répond.
office-cases-ids = Un administrateur ouvre l'accès par le début de l'identifiant d'une affaire, et n'en voit pas le code. Dites-lui lequel :
office-member-first = Première phrase de passe
office-member-made = En fabriquer une de six mots, montrée une fois
office-member-typed = La personne la tape maintenant
office-member-add = Ajouter le membre
office-member-joined = { $code } est membre
office-member-phrase = Première phrase de passe, montrée maintenant et plus jamais. Notez-la pour la personne, et détruisez le papier une fois qu'elle l'a changée.
office-member-then-change = Au premier déverrouillage : la changer, sous Bureau, « Ma phrase de passe ».
office-member-then-factor = Puis mettre en place un second facteur avec son téléphone.
office-member-you = (vous)
office-member-n = Membre { $code }
office-member-self = C'est vous. Un changement de vos propres rôles vaut aussitôt ; les autres administrateurs le voient dans la liste.
office-member-change = Changer rôles et affaires
office-member-factor-about = Pour qui a perdu le téléphone et les codes de papier. La phrase de passe suffit alors jusqu'à ce qu'un autre soit mis en place.
office-member-factor-drop = Retirer le second facteur
office-member-factor-none = Aucun n'est en place. Seul le membre peut le faire, à son propre navigateur.
office-member-remove = Retirer
office-member-remove-about = Ferme l'accès du membre et change les clés : ce qui s'écrit désormais lui est fermé, même s'il a gardé une copie des fichiers. Ce qu'il pouvait lire auparavant, il a pu le copier. Ses écritures demeurent.
office-member-remove-go = Retirer { $code }
office-member-remove-sure = Retirer ce membre et changer les clés ?
office-passphrase-title = Ma phrase de passe
office-passphrase-lead = Cinq ou six mots sans lien entre eux. Personne ne peut la réinitialiser ; un administrateur ne peut que vous refaire membre.
office-passphrase-old = Phrase de passe actuelle
office-passphrase-new = Nouvelle phrase de passe
office-passphrase-go = La changer
office-passphrase-done = Votre phrase de passe est changée. L'ancienne n'ouvre plus rien.

# Vue d'ensemble
office-title = Le bureau
office-lead = Ce qui demande attention, et qui veille à quoi.
office-nothing-wrong = Rien ne demande attention dans le dossier.
office-last-backup = Dernière sauvegarde
office-backup-none = aucune encore
office-days = { $n } jours
office-opened = Identités ouvertes en sept jours
office-outstanding = Effacements sans réponse d'un bureau
office-waiting = Envois en attente d'envois antérieurs
office-received = Envois reçus, à admettre
office-no-factor = Membres sans second facteur
office-of = { $part } sur { $whole }
office-conflicts = Valeurs en conflit
office-none = aucune

# Santé
office-health-title = Santé
office-health-bad = { $n ->
    [one] Un élément est mauvais : des personnes pourraient être exposées ou du travail perdu. Corrigez-le maintenant.
   *[other] { $n } éléments sont mauvais : des personnes pourraient être exposées ou du travail perdu. Corrigez-les maintenant.
}
office-health-warn = { $n ->
    [one] Tout fonctionne ; quelqu'un devrait bientôt regarder un élément.
   *[other] Tout fonctionne ; quelqu'un devrait bientôt regarder { $n } éléments.
}
office-health-good = Tout est comme il faut.
office-health-time = Examiné en { $seconds } s. La commande « constat doctor » dit la même chose.
office-sign-bad = Mauvais
office-sign-warn = À regarder
office-sign-good = Bon
office-sign-case = Dossier
office-sign-data = Jeux de données et machine

# Sauvegardes
office-backup-never = Il n'y a pas encore de sauvegarde. Si cette machine est perdue aujourd'hui, tout est perdu avec elle.
office-backup-age = { $days ->
    [0] La dernière sauvegarde date de moins d'un jour.
    [one] La dernière sauvegarde date d'un jour.
   *[other] La dernière sauvegarde date de { $days } jours.
}
office-backup-make = En faire une
office-backup-folder = Répertoire sur cette machine
office-backup-folder-help = Son chemin complet, sur un autre disque que celui-ci : une clé USB, un répertoire partagé. Le fichier est chiffré pour la clé de secours ; sans elle, personne ne le lit.
office-backup-no-folder = Il n'y a pas sur cette machine de répertoire « { $path } » où écrire. Donnez le chemin complet d'un répertoire qui existe.
office-backup-beside = « { $path } » se trouve dans l'espace de travail : ce qui emporterait l'un emporterait l'autre. Choisissez un répertoire sur un autre disque.
office-backup-files = Avec les fichiers de preuve du coffre
office-backup-keys = Avec les clés des identités, dans un fichier à part
office-backup-keys-help = Sans lui, les identités ne se lisent plus après une restauration. Il se garde à part et 30 jours au plus : un nom effacé ne doit pas revenir.
office-backup-go = Faire la sauvegarde
office-backup-written = La sauvegarde est écrite : { $entries } écritures, { $files } fichiers.
office-backup-keys-where = les clés : gardez-les ailleurs que la sauvegarde, et { $days } jours au plus
office-backup-expired = { $n ->
    [one] Un ancien fichier de clés a été détruit.
   *[other] { $n } anciens fichiers de clés ont été détruits.
}
office-backup-restore = Restaurer
office-backup-restore-about = Sur la nouvelle machine, dans un espace de travail vide, la clé de secours imprimée sous la main :
office-backup-restore-try = Essayez une fois par an, sur une autre machine. Une sauvegarde que personne n'a restaurée n'est qu'un espoir.
office-backup-file = FICHIER
office-backup-list = Déjà faites
office-backup-what = Contenu
office-backup-where = Où
office-backup-size = Taille
office-backup-mib = { $n } Mo
office-backup-check = Si elle est intacte
office-backup-check-go = Comparer
office-backup-of-keys = clés des identités
office-backup-of-entries = écritures et fichiers
office-backup-overdue = plus de 30 jours : à détruire
office-backup-not-there = absente en ce moment
office-backup-same = « { $path } » est, octet pour octet, ce qui fut écrit.
office-backup-changed = « { $path } » n'est pas ce qui fut écrit : le fichier a été abîmé ou changé. Faites une autre sauvegarde maintenant.
office-backup-gone = « { $path } » ne peut être lu : le disque n'est pas là, ou le fichier a disparu.
office-backup-unknown = Aucune sauvegarde de ce genre n'a été faite ici. Rechargez la page.

# Vocabulaires
office-vocabularies-lead = Les termes dans lesquels les fiches sont codées, en français et en anglais, avec leurs définitions et les codes d'autres standards.
office-vocabularies-find = Chercher un terme ou une liste
office-vocabularies-none = Aucune liste ne contient ce terme.
office-vocabularies-local = Les listes viennent avec Constat et sont les mêmes dans chaque bureau, pour que l'un lise ce que l'autre a codé. Elles ne se changent pas ici. Un terme qui vous est propre a sa place à côté du code, dans les notes de la fiche ; ce dont beaucoup de bureaux ont besoin entre dans les listes avec une nouvelle version.
office-vocabulary-count = { $n ->
    [one] un terme
   *[other] { $n } termes
}
office-vocabulary-codes = Codes d'autres standards
office-vocabulary-ordered = L'ordre a un sens : un terme qui suit dit davantage que celui qui précède.
office-vocabulary-word = Terme

# Bureaux
office-own = ce bureau
office-own-about = Lisez ces douze groupes à voix haute, au téléphone ou de vive voix, à un bureau qui doit faire confiance au vôtre. Ne les envoyez jamais avec la carte.
office-fingerprint-of = Empreinte de « { $office } »
office-card = La carte de ce bureau
office-card-about = Des clés publiques seulement : elle peut voyager par toute voie. C'est l'empreinte, entendue de vive voix, qui la rend sûre.
office-card-download = Télécharger la carte
office-card-paste = Carte de l'autre bureau, collée
office-card-file = Ou son fichier
office-spoken = Empreinte, telle qu'ils vous la lisent à voix haute
office-spoken-help = Douze groupes de cinq chiffres. Appelez un numéro que vous connaissez ; tapez ce que vous entendez, pas ce que dit la carte.
office-spoken-needed = Tapez l'empreinte entendue : sans elle, n'importe qui pourrait se faire passer pour ce bureau.
office-others = Bureaux auxquels celui-ci fait confiance
office-no-others = Aucun encore. Échangez vos cartes, et lisez-vous les empreintes.
office-trust = Faire confiance à un bureau
office-trust-lead = Une fois la confiance donnée, des envois peuvent être préparés pour ce bureau, et les siens admis ici.
office-trust-go = Faire confiance à ce bureau
office-trusted = de confiance
office-revoked = confiance retirée
office-since = Depuis le
office-installations = { $n } installations
office-last-bundle = dernier envoi
office-no-bundle = aucun envoi encore
office-distrust = Retirer la confiance
office-distrust-about = Ses envois sont refusés désormais, et aucun ne peut être préparé pour lui. Ce qu'il a envoyé demeure, et il garde ce qu'il a reçu.
office-unknown = Ce bureau ne fait pas, ou plus, confiance à un bureau de cette empreinte. Voyez la liste des bureaux.
office-inbox-where = Un envoi que vous avez reçu s'examine et s'admet ici :

# Envois
office-bundle-make = Préparer un envoi
office-bundle-for = Envoi pour « { $office } »
office-bundle-read = Seul « { $office } » peut l'ouvrir. Avant de le remettre, appelez et faites-vous lire leur empreinte :
office-bundle-choose = Choisir ce qui part
office-bundle-otherwise = Choisir autrement
office-bundle-level = Jusqu'où
office-level-internal = ce qui s'est passé, par codes ; aucune parole de témoin, rien de scellé
office-level-confidential = avec ce qui est confidentiel ; aucune identité
office-level-identity = avec l'identité de qui a consenti au partage
office-bundle-cases-help = Aucune choisie : tout ce que vous voyez.
office-bundle-whole = Tout depuis le début
office-bundle-whole-help = Sinon, seulement ce que ce bureau n'est pas réputé avoir.
office-bundle-files = Avec les fichiers de preuve, là où leur clé part
office-bundle-look = Voir ce qu'il contient
office-bundle-in-it = Ce qu'il contient
office-bundle-no-identities = Identité : non incluse.
office-bundle-identities = { $n ->
    [one] Identité : incluse. Le destinataire pourra lire l'identité d'une fiche.
   *[other] Identité : incluse. Le destinataire pourra lire l'identité de { $n } fiches.
}
office-bundle-file-count = Fichiers
office-bundle-withheld = Ce qui reste ici
office-withheld-case = d'autres affaires
office-withheld-level = au-dessus du niveau choisi
office-withheld-absent = jamais reçu ici
office-withheld-consent = sans consentement au partage
office-withheld-erased = effacé
office-bundle-headers = Le nombre des écritures et leurs heures partent dans tous les cas : ils disent l'activité de ce bureau.
office-bundle-go = Préparer et télécharger
office-bundle-go-identities = Préparer avec les identités et télécharger

# Effacement
office-erasure-lead = Quand une personne demande à être effacée : la clé qui ouvre ce qui la nomme est détruite, à jamais et pour tous. Vous voyez d'abord ce que cela atteint, et ce que cela ne peut atteindre.
office-erasure-kind = Quoi
office-erasure-code = Code
office-erasure-look = Voir ce que cela atteindrait
office-erasure-done = Effacés jusqu'ici
office-erasure-none = Rien n'a encore été effacé.
office-erasure-keys = Clés
office-erasure-destroyed = destruction faite
office-erasure-not-destroyed = pas encore fait
office-erasure-answers = Bureaux qui détenaient des identités
office-erasure-answers-about = L'effacement part avec le prochain envoi à chaque bureau ; sa réponse vient avec le prochain envoi reçu de lui. Un bureau qui n'a jamais reçu cette clé n'a rien à détruire et peut rester sans réponse : demandez de vive voix.
office-erasure-receipted = l'a détruite
office-erasure-outstanding = pas encore de réponse
office-erasure-nobody = Aucun bureau n'a reçu d'identités.
office-erase-title = Effacer : { $kind } { $code }
office-erase-nothing = Aucune clé n'en est détenue ici : il n'y a plus rien à effacer, ou il n'y eut jamais d'identité.
office-erase-records = Ce qui devient illisible
office-erase-records-about = { $n ->
    [one] Une clé est détruite. Ces fiches demeurent, sans ce qui nomme quiconque :
   *[other] { $n } clés sont détruites. Ces fiches demeurent, sans ce qui nomme quiconque :
}
office-erase-mentions = Ce qui en parle, et demeure
office-erase-mentions-about = Un nom dans ces paroles survit. Cochez ce qui doit être effacé aussi, et regardez à nouveau ; un texte qui doit rester est d'abord transcrit sans le nom.
office-erase-no-mentions = Rien d'autre qui en parle, que l'on sache.
office-erase-open = ouvrir
office-erase-again = Regarder à nouveau
office-erase-elsewhere = Où cela atteint encore
office-erase-index = Recherche
office-erase-index-about = Les index des noms ne vivent qu'en mémoire ; ils sont oubliés aussitôt et refaits sans elle.
office-erase-offices = Des envois avec identités sont allés à
office-erase-backups = Sauvegardes de clés de moins de 30 jours
office-erase-findings = Constats qui en dépendent
office-erase-freezes = États figés (ils ne contiennent aucune identité)
office-none-m = aucun
office-erase-beyond = Ce qu'aucun programme ne peut atteindre
office-erase-do = Effacer
office-erase-warning = Personne ne peut revenir là-dessus, avec aucune clé ni aucune sauvegarde.
office-erase-why = Pourquoi
office-erase-why-help = À la demande de qui, et comment elle fut exprimée. Le motif est scellé ; n'écrivez pas le nom ici.
office-erase-go = Effacer { $code } à jamais
office-erase-not = Ne rien faire
