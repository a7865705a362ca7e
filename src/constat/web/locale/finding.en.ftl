nav-findings = Findings
findings-title = Findings
findings-none = None stands here.
column-finding = Finding
column-aspect = Aspect
column-standard = Standard of proof
column-changed = Changed
finding-title = Finding { $code }
finding-new-about = One aspect at a time: that it happened, who did it, what harm it did. Each reaches its own standard.
finding-basis = What it rests on, and what speaks against it
finding-cited = Statement or evidence
finding-bearing = Bearing
bearing-none = not cited
finding-cite-save = Keep the citations
finding-rival = another account
finding-rivals = { $n ->
    [one] One statement of the incident tells another account. The finding cannot be proposed before that account is weighed in writing.
   *[other] { $n } statements of the incident tell other accounts. The finding cannot be proposed before they are weighed in writing.
}
finding-numbers = Numbers concluded
finding-no-numbers = None.
finding-number-add = Conclude a number
finding-number-go = Add the number
finding-count-incomplete = A number needs at least one bound and the harm that is counted. Fill in both, and add it again.
take-back = Take back
finding-says = What it says
finding-steps = What happens next
finding-lacks = Before it can be proposed it lacks:
finding-own = You proposed this finding; what one person concludes another one signs. It waits for
finding-own-lone = You proposed this finding, and the office has no other verifier. You may sign it yourself; wherever it is printed, it says so.
finding-note = Note to the colleague
finding-reopen-why = Why it is reopened
finding-propose = Propose for signature
finding-sign = Sign
finding-sign-lone = Sign alone, marked as such
finding-return = Return with the note
finding-reopen = Reopen
finding-step = There is no step “{ $step }”. Use the buttons of the page.
finding-not-open = Finding { $code } is proposed or signed: what it rests on is no longer changed. Return or reopen it first.
finding-acts = Proposed, signed, returned
finding-lone-long = Signed by whoever proposed it, because the office has one verifier. Wherever it is printed, it says so.
finding-moved-since = Something that this finding rests on changed after it was signed: the signature no longer covers it. Reopen it, and sign it anew.
finding-reply = Right of reply
finding-no-reply = Nobody was asked yet.
reply-new = Ask for a reply
reply-about = Whoever is found responsible is asked before publication. A letter can expose a witness: look at it first as its reader will.
reply-sent = sent
reply-deadline = answer asked by
reply-received = answered
reply-preview = As its reader will see it
reply-preview-go = Look at it first
reply-telling = { $n ->
    [one] One detail may point at whoever told us. Take it out, or have a second person approve it.
   *[other] { $n } details may point at whoever told us. Take them out, or have a second person approve them.
}
reply-nothing-telling = No telephone number, hour, point or quotation was found in it. Names and circumstances that only one person can know are for you to find.
telling = { $kind ->
    [telephone] Telephone number:
    [coordinates] Coordinates:
    [hour] Hour of the day:
    [quotation] Quotation:
   *[code] Code of a record:
}
reply-approved = Code of the second person who looked at it
reply-approved-about = A verifier or steward other than you.
reply-second = The letter holds { $n } details that may point at a witness. Write the code of a second person (verifier or steward) who approved it, or take them out.
reply-answer = The answer, or the silence
