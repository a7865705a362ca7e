help-alert = Alerts: a threat to civilians, whom it was sent to, and what they did.
help-alert-raise = Raise an alert: threat=…, basis=…, and where. It carries no name, telephone number or exact place of anybody.
help-alert-from-watch = Begin with what the watchlist says of this place.
help-alert-from-forecast = Begin with a forecast, told in words.
help-alert-hours = For how many hours it is valid.
help-alert-verify = Say how firmly the threat is known by now.
help-alert-status = How firmly.
help-alert-basis = By which type of source, never by name.
help-alert-send = Send an alert to one recipient, or note that a person told it.
help-alert-to = To whom.
help-alert-via = mailto:address, https://address of a webhook, or a service that Apprise knows; without it, that it was told is noted.
help-alert-text = The words for this recipient; by default the alert's message.
help-alert-ask = What is asked of the recipient.
help-alert-deadline = By when it is asked.
help-alert-sent = When it was told; by default now.
help-alert-later = Leave it in the outbox until "constat alert deliver".
help-alert-deliver = Hand over what the outbox holds. What was cut off is settled; what failed is tried again, ever more rarely.
help-alert-wait = Go on for as many seconds while something waits.
help-alert-now = Do not wait for the time of the next attempt.
help-alert-again = Have this one, in doubt or refused, said again.
help-alert-answer = Note what a recipient did; without times, that it acknowledged now.
help-alert-acknowledged = When it was acknowledged.
help-alert-acted = When something was done.
help-alert-action = What was done, and by whom.
help-alert-close = Say what came of an alert.
help-alert-outcome = What came of it.
help-alert-incident = The incident that came of it.
help-alert-list = List alerts with what each waits for, whose it is now, and what is overdue.
help-alert-overdue = Only what is overdue.
help-alert-times = How quickly alerts went and how many were answered, as figures.
help-alert-from = From this day of receipt.
help-alert-until = Until this day of receipt.
metavar-time = TIME
metavar-seconds = SECONDS
alert-raised = Alert { $code } raised ({ $id }; entry { $entry }).
alert-step-done = Noted of { $code } (entry { $entry }).
alert-noted = Noted that it was told ({ $id }; entry { $entry }).
alert-waits = It waits in the outbox as { $id }.
alert-outbox-empty = The outbox is empty.
alert-none = No alert.
alert-closed = closed
alert-counts = sent { $sent }, acknowledged { $acknowledged }, acted upon { $acted }
alert-step =
    { $step ->
        [verified] verification
        [sent] sending
        [acknowledged] acknowledgement
        [response] response
       *[outcome] outcome
    }
alert-owner =
    { $owner ->
        [documenter] the documenter
        [verifier] a verifier
        [editor] an editor
       *[administrator] whoever leads the office
    }
alert-waits-for = waits for { alert-step } ({ alert-owner })
alert-overdue = { alert-step } is overdue by { $hours } h { $minutes } min: { alert-owner }
alert-state-sent = sent
alert-state-waiting = waits
alert-state-refused = given up
alert-state-damaged = damaged on disk: send it anew
alert-state-doubt = in doubt: ask whether it arrived, then "deliver --again"
alert-attempts =
    { $n ->
        [one] { $n } attempt
       *[other] { $n } attempts
    }
alert-hours = { $hours } h { $minutes } min
alert-timing = { $alerts } alerts, { $sendings } sendings; medians, with the middle half.
alert-passage-received-verified = Received to verified
alert-passage-received-sent = Received to first sent
alert-passage-sent-acknowledged = Sent to acknowledged
alert-passage-sent-response = Sent to response
alert-share-acknowledged = Acknowledged: { $value } ({ $answered } of { $of }; { $pending } still in time)
alert-share-acted = Acted upon: { $value } ({ $answered } of { $of }; { $pending } still in time)
