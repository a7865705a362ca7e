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

# -- crossed tables
column-measure = Ce qui est compté
column-period = Période
quarter-short = T{ $quarter } { $year }
joint-row = { $row } : { $number } compté sous plusieurs parties, auxquelles le fait est attribué conjointement.
children-note = Seulement ceux dont une source indique l’âge ; les adultes sont laissés de côté.
dash-note = Tiret : aucune source ne l’indique. Ce n’est pas zéro.

# -- themes and emblematic incidents
party-gravest =
    { $n ->
        [one] L’incident le plus meurtrier :
       *[other] Les incidents les plus meurtriers :
    }
party-emblematic = { $where } ({ $date }) : { $killed }.
theme-opening = Les sources font état de { $counted }.
theme-untold = { $population } : aucune des sources employées n’indique de nombre pour les périodes comparées. Cela ne veut pas dire qu’il n’y en a pas eu.
theme-by = Faits attribués : { $parts } ; un même fait peut être attribué à plusieurs parties.
theme-children = Sur { $whole }, les sources mentionnent { $parts }.
theme-children-rest =
    { $n ->
        [one] L’âge de { $number } autre n’est pas indiqué ; il peut s’agir d’un enfant.
       *[other] L’âge de { $number } autres n’est pas indiqué ; il peut y avoir parmi elles des enfants.
    }
theme-children-untold = Les sources employées n’indiquent d’aucune victime de la période qu’elle était un enfant. Cela ne veut pas dire qu’il n’y en a pas eu.

# -- what the office did
spec-fieldwork = { $file } : { $where } n’est pas lisible. Clés admises : { $known } ; une mission demande un jour (day), un lieu et une issue (outcome), un bureau un lieu et un premier jour (from), une réponse un destinataire (to) et un jour d’envoi (sent).
missions-told = Au cours de la période, le bureau a effectué { $made ->
        [0] zéro mission d’établissement des faits
        [one] { $shown_made } mission d’établissement des faits
       *[other] { $shown_made } missions d’établissement des faits
    } ; { $refused ->
        [0] aucune visite demandée n’a été refusée
        [one] { $shown_refused } visite demandée a été refusée
       *[other] { $shown_refused } visites demandées ont été refusées
    }.
missions-postponed =
    { $n ->
        [one] { $shown_postponed } autre a été reportée.
       *[other] { $shown_postponed } autres ont été reportées.
    }
missions-untold = Le nombre de missions d’établissement des faits effectuées et de visites refusées n’est pas indiqué.
missions-none = Le bureau n’indique aucune mission pour la période.
missions-title = Missions effectuées et visites refusées
offices-title = Bureaux et périodes d’ouverture
offices-untold = Il n’est pas indiqué quels bureaux étaient ouverts, ni quand.
office-open = toujours ouvert
mission-made = effectuée
mission-refused = refusée
mission-postponed = reportée
column-outcome = Issue
column-note = Remarque
column-from = Du
column-to = Au
reply-untold = Il n’est pas indiqué si la présente note a été adressée aux autorités pour observations.
reply-sent = La présente note a été adressée pour observations le { $sent } (destinataire : { $who }).
reply-sent-due = La présente note a été adressée le { $sent }, avec demande d’observations avant le { $due } (destinataire : { $who }).
reply-silence = Aucune réponse n’avait été reçue le { $day }.
reply-received = La réponse a été reçue le { $received }.
reply-integrated = La réponse, reçue le { $received }, a été intégrée au texte.
reply-annexed = La réponse, reçue le { $received }, est annexée.
reply-both = La réponse, reçue le { $received }, a été intégrée au texte et est annexée.

# -- annexes
late-unknown = Les données n’indiquent pas le jour où les incidents ont été connus ; on ignore donc combien ont été vérifiés tardivement.
late-known =
    { $n ->
        [one] Sur { $whole } de la période, { $number } n’a été connu qu’après la fin de celle-ci.
       *[other] Sur { $whole } de la période, { $number } n’ont été connus qu’après la fin de celle-ci.
    }
late-untold =
    { $n ->
        [one] Pour { $number } autre, le jour n’est pas indiqué.
       *[other] Pour { $number } autres, le jour n’est pas indiqué.
    }
excluded-none = La sélection n’écarte aucun incident en raison de son type, de la partie en cause ou de son niveau de preuve.
excluded-told =
    { $n ->
        [one] { $number } incident des mêmes lieux et jeux de données est écarté, faute de répondre à la sélection ou d’atteindre le niveau de preuve.
       *[other] { $number } incidents des mêmes lieux et jeux de données sont écartés, faute de répondre à la sélection ou d’atteindre le niveau de preuve.
    }
glossary-violations = Violations, atteintes
glossary-violations-means = « Violations » se dit des États et de leurs forces, « atteintes » des groupes armés.
glossary-at-least = Au moins
glossary-at-least-means = Un minimum : une source n’a donné que le nombre le plus bas, ou l’on connaît plus d’incidents que de nombres.
glossary-incident = Incident
glossary-incident-means = Un événement en un lieu, ou plusieurs qui vont ensemble, commencé dans la période. Les récits rivaux d’un incident n’en font qu’un et ne s’additionnent pas.
glossary-unknown = Inconnu, non indiqué
glossary-unknown-means = Aucune source ne l’indique. Ce n’est jamais compté comme zéro, ni une personne de statut inconnu comme un civil.
glossary-snapshot = État des données
glossary-snapshot-means = L’état figé des données sur lequel tout a été calculé ; qui le détient obtient les mêmes nombres.
glossary-seal = Sceau
glossary-seal-means = Une empreinte des chiffres et de leurs sources, la même dans chaque langue et format d’une note. Un chiffre modifié, et elle ne correspond plus.

# -- accounts of an incident
chronology-lead = Chaque récit occupe une ligne, dans l’ordre des jours ; les récits d’un même incident ne s’additionnent pas.
chronology-line = { $days }, { $where } : { $what }. Tués, selon ce récit : { $killed }. Faits attribués à : { $who }. Source : { $source }.
chronology-line-nobody = { $days }, { $where } : { $what }. Tués, selon ce récit : { $killed }. Ce récit n’attribue les faits à personne. Source : { $source }.
nothing-more = rien de plus n’est indiqué
parts-title = Parties et totaux, tels que chaque source les donne
parts-source = Source
parts-number = Selon la source
parts-relation = Total ou partie
parts-note = Rien n’est additionné d’une source à l’autre. Une partie comprise dans un total ne s’y ajoute pas.
parts-untold = Les données n’indiquent pas quels nombres font partie de quels autres. Si un nombre est compris dans un autre ou s’y ajoute, cela est dit ci-après, par source, ou n’est pas connu.
parts-at-least = au moins { $low }
parts-at-most = au plus { $high }
parts-about = environ { $best }
parts-between = { $low } à { $high }
parts-number-form = { $best }
parts-within = compris dans : { $whole }
parts-beside = en plus de : { $whole }
parts-whole = total en soi
parts-not-said = la source ne le dit pas
group-women = femmes
group-men = hommes
group-children = enfants
group-persons-identified-by-name = identifiées par leur nom
authorities-quoted = { $source }, selon ses propres termes :
authorities-summary = { $source }. Ses termes ne sont pas à disposition ; voici le résumé du codeur :
authorities-untold = Aucune version des autorités ne figure dans les données.
table-rivals = « { $title } » n’est pas présenté en tableau : des récits rivaux du même incident donnent des nombres différents pour des parties différentes, et leur minimum n’en est pas le total. Les récits figurent côte à côte en annexe.
limit-uncovered = un nombre inconnu (pas de données pour ces jours)

# -- what a passage is to tell
slot-introduction = mandat du bureau, note précédente, régions couvertes
slot-context = ce qui s’est passé et qui éclaire les chiffres, sans chiffres de victimes
slot-sexual-violence = violences sexuelles liées au conflit : schémas, prise en charge, raisons des signalements tardifs
slot-children = enfants : recrutement, meurtres, enlèvements, attaques d’écoles et d’hôpitaux, aide refusée
slot-detention = détention : lieux, base légale, accès, libérations
slot-displacement = déplacements : d’où, vers où, protection en chemin
slot-schools-hospitals = écoles et hôpitaux : attaqués, occupés, fermés
slot-civic-space = espace civique : journalistes, associations, partis, suspensions
slot-response = ce que les autorités ont fait : enquêtes, poursuites, jugements, réparation
slot-activities = ce que le bureau a fait outre ses missions : formation, appui, rencontres
slot-observations = ce que les autorités ont répondu, et la suite donnée ; ou leur silence
slot-recommendations = recommandations, par destinataire
slot-recommendations-authorities = ce qui est demandé aux autorités
slot-recommendations-groups = ce qui est demandé aux groupes armés
slot-recommendations-partners = ce qui est demandé aux partenaires
slot-corrections = pourquoi des chiffres d’éditions antérieures ont été corrigés
slot-themes = ce qui touche à plusieurs thèmes
slot-summary = l’incident en un paragraphe : quand, où, qui est mis en cause, ce qui est établi
slot-mandate = qui enquête, et à quel titre
slot-access = accès refusé : demandé quand, à qui, avec quelle réponse
slot-locality = la localité : sa situation, ses habitants, qui la contrôle
slot-law = le droit applicable, et pourquoi
slot-chronology = ce qui s’est passé chaque jour, par source là où elles divergent
slot-findings = constatations par violation, chacune avec son niveau de preuve
slot-parts = pour chaque source, quels nombres sont compris dans d’autres et lesquels s’y ajoutent
slot-victims = les victimes : statut tel qu’indiqué, ce que l’on ignore d’elles
slot-perpetrators = auteurs présumés, unités, commandement, avec la source de chacun
slot-account = la version des autorités dans ses propres termes, en citation, avec sa date
slot-assessment = ce qui appuie et ce qui contredit chaque version
slot-characterisation = ce que les faits pourraient constituer, s’ils étaient établis par une juridiction
slot-message = le message : statut, menace, lieu, échéance, ce qui est demandé
slot-status = numéro de l’alerte ; rumeur, crédible ou vérifiée
slot-validity = jour et heure d’émission et d’expiration
slot-threat = ce qui est redouté
slot-horizon = qui est menacé, où (pas plus précisément que nécessaire), à quelle échéance
slot-party = la partie présumée, et selon qui
slot-basis = sur quels types de sources elle repose
slot-confidence = degré de certitude, et ce que l’on ignore
slot-development = ce qui va probablement se passer, et ce qui pourrait se passer d’autre
slot-action = ce qui est demandé à chaque destinataire, et pour quand
slot-restrictions = à qui elle ne doit pas être transmise
slot-risk = ce qui pourrait mal tourner si l’on agit
slot-earlier = les alertes antérieures et leurs suites
