nav-findings = Constats
findings-title = Constats
findings-none = Aucun ici.
column-finding = Constat
column-aspect = Aspect
column-standard = Niveau de preuve
column-changed = Modifié
finding-title = Constat { $code }
finding-new-about = Un aspect à la fois : la réalité du fait, ses auteurs, le préjudice. Chacun atteint son propre niveau de preuve.
finding-basis = Sur quoi il repose, et ce qui le contredit
finding-cited = Témoignage ou pièce
finding-bearing = Portée
bearing-none = non cité
finding-cite-save = Garder les citations
finding-rival = autre version
finding-rivals = { $n ->
    [one] Un témoignage de l'incident donne une autre version. Le constat ne peut être proposé avant que cette version soit évaluée par écrit.
   *[other] { $n } témoignages de l'incident donnent d'autres versions. Le constat ne peut être proposé avant qu'elles soient évaluées par écrit.
}
finding-numbers = Nombres retenus
finding-no-numbers = Aucun.
finding-number-add = Retenir un nombre
finding-number-go = Ajouter le nombre
finding-count-incomplete = Un nombre exige au moins une borne et le préjudice compté. Remplissez les deux, puis ajoutez-le à nouveau.
take-back = Reprendre
finding-says = Ce qu'il dit
finding-steps = La suite
finding-lacks = Avant de pouvoir être proposé, il lui manque :
finding-own = Vous avez proposé ce constat ; ce qu'une personne conclut, une autre le signe. Il attend
finding-own-lone = Vous avez proposé ce constat, et le bureau n'a pas d'autre vérificateur. Vous pouvez le signer vous-même ; partout où il sera imprimé, ce sera dit.
finding-note = Note au collègue
finding-reopen-why = Motif de la réouverture
finding-propose = Proposer à la signature
finding-sign = Signer
finding-sign-lone = Signer seul, avec la mention
finding-return = Renvoyer avec la note
finding-reopen = Rouvrir
finding-step = L'étape « { $step } » n'existe pas. Utilisez les boutons de la page.
finding-not-open = Le constat { $code } est proposé ou signé : ce sur quoi il repose ne change plus. Renvoyez-le ou rouvrez-le d'abord.
finding-acts = Proposé, signé, renvoyé
finding-lone-long = Signé par la personne qui l'a proposé, le bureau n'ayant qu'un vérificateur. Partout où il est imprimé, c'est dit.
finding-moved-since = Un élément sur lequel ce constat repose a changé après la signature : elle ne le couvre plus. Rouvrez-le et signez-le à nouveau.
finding-reply = Droit de réponse
finding-no-reply = Personne n'a encore été sollicité.
reply-new = Demander une réponse
reply-about = Qui est mis en cause est sollicité avant la publication. Une lettre peut exposer un témoin : regardez-la d'abord comme son lecteur la verra.
reply-sent = envoyé le
reply-deadline = réponse demandée avant le
reply-received = répondu le
reply-preview = Telle que son lecteur la verra
reply-preview-go = La regarder d'abord
reply-telling = { $n ->
    [one] Un détail peut désigner qui nous a parlé. Retirez-le, ou faites-le approuver par une seconde personne.
   *[other] { $n } détails peuvent désigner qui nous a parlé. Retirez-les, ou faites-les approuver par une seconde personne.
}
reply-nothing-telling = Ni numéro de téléphone, ni heure, ni coordonnées, ni citation n'y ont été trouvés. Les noms et les circonstances qu'une seule personne peut connaître, c'est à vous de les trouver.
telling = { $kind ->
    [telephone] Numéro de téléphone :
    [coordinates] Coordonnées :
    [hour] Heure du jour :
    [quotation] Citation :
   *[code] Code d'une fiche :
}
reply-approved = Code de la seconde personne qui l'a regardée
reply-approved-about = Un vérificateur ou gardien autre que vous.
reply-second = La lettre contient { $n } détails qui peuvent désigner un témoin. Écrivez le code d'une seconde personne (vérificateur ou gardien) qui l'a approuvée, ou retirez-les.
reply-answer = La réponse, ou le silence
