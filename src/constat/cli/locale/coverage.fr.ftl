help-coverage = Qui suivait quel lieu et quand : bureaux ouverts et fermés, accès refusés, réseaux coupés.
help-coverage-add = Ajouter des entrées de couverture : un tableau (CSV ou XLSX), le registre du dossier, ou une entrée à la main.
help-coverage-show = Montrer, mois par mois, combien de bureaux suivaient les lieux d’une sélection.
help-coverage-register = Reprendre les fiches de couverture du dossier (constat record add coverage …), telles que les voit le membre qui le déverrouille.
help-coverage-office = Le bureau ou la base.
help-coverage-organisation = L’organisation, si le bureau n’est pas son seul bureau.
help-coverage-place = Le lieu suivi.
help-coverage-pcode = Son P-code.
help-coverage-from = Premier jour.
help-coverage-to = Dernier jour ; sans lui, l’entrée dure toujours.
help-coverage-kind = mission, office-open, office-closed, visit-refused, remote-only ou network-cut (ouvert, fermé et refusé sont compris).
help-coverage-reason = Pourquoi : retrait, décret, antennes détruites.
help-coverage-skip-bad = Ajouter les bonnes lignes bien que d’autres soient inutilisables.
help-coverage-dry-run = Lire et vérifier seulement.
help-estimate-nowcast = Ce que deviendront sans doute les derniers mois, d’après le retard avec lequel les faits sont consignés.
help-nowcast-now = Le jour auquel les faits sont connus ; ce qui fut consigné après est laissé de côté. Par défaut, le jour de la dernière consignation.
help-nowcast-months = Combien des derniers mois donner.
help-nowcast-level = Probabilité que l’intervalle doit contenir.
help-nowcast-seed = La même graine donne les mêmes tirages.
coverage-one-way = Donnez un FICHIER, ou --register, ou une entrée par ses options (--office, --place, --from, --kind) : exactement l’un des trois.
coverage-added =
    { $n ->
        [one] { $n } entrée de couverture, dont { $new } nouvelle.
       *[other] { $n } entrées de couverture, dont { $new } nouvelles.
    }
coverage-would-add =
    { $n ->
        [one] { $n } entrée de couverture, dont { $new } nouvelle ; rien n’a été écrit.
       *[other] { $n } entrées de couverture, dont { $new } nouvelles ; rien n’a été écrit.
    }
coverage-month = mois
coverage-watching = suivi par jour
coverage-month-note =
    { $n ->
        [one] D’après { $n } entrée. Chaque case donne le nombre de bureaux dans cet état un jour du mois au moins ; la dernière colonne, combien suivaient en un jour moyen.
       *[other] D’après { $n } entrées. Chaque case donne le nombre de bureaux dans cet état un jour du mois au moins ; la dernière colonne, combien suivaient en un jour moyen.
    }
nowcast-month = mois
nowcast-known = connu
nowcast-likely = probable
nowcast-interval = intervalle
nowcast-share = signalé à ce jour
