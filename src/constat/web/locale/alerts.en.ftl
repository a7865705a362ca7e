alerts-title = Alerts
alerts-new = New alert
alerts-never = No names, no routes, no hiding places: an alert may fall into the wrong hands, and must then tell nobody where to look.
alerts-threat = What threatens whom
alerts-where = Where
alerts-where-about = As coarse as still helps: a commune or a cercle. The point on the map is never kept with an alert.
alerts-message = The message
alerts-message-about = At most { $most } characters. In one language at least; each recipient can be sent other words.
alerts-care = Before it is handed on
alerts-save = Save the alert
alerts-minute = Write the day and the time, such as 2026-03-27 14:05.
alerts-expires-first = An alert expires after it was received. Write a later time.
alerts-message-long = { $n } characters; a message holds { $most }. Shorten it.
alerts-message-needed = Write the message in one language at least.
alerts-place-needed = Say where: words, a commune, a region or a country.
alerts-checked = I have looked at this: it points at nobody who could be harmed by it
alerts-check = Something in the text may point at somebody. Take it out, or say that you have looked at it.
alerts-log = The text of an alert was compared with known names and numbers
alerts-traces = This may point at somebody
alerts-trace-name = The name of somebody in the case file:
alerts-trace-telephone = What looks like a telephone number:
alerts-trace-known = One of these numbers belongs to somebody in the case file.
alerts-trace-point = What looks like coordinates:
alerts-show = Which alerts
alerts-all = All
alerts-valid = Valid now
alerts-expired-tab = No longer valid
alerts-expired = expired
alerts-expired-about = This alert is no longer valid. Nobody should act on it; if the threat goes on, make a new one that follows it.
alerts-total = { $n ->
    [0] No alert
    [one] One alert
   *[other] { $n } alerts
}
alerts-none = No alert here.
alerts-column = Alert
alerts-answers = Answers
alerts-answered = sent to { $sent }, acknowledged by { $acknowledged }, acted upon by { $acted }
alerts-unsent = Not sent to anybody yet.
alerts-n = Alert { $code }
alerts-later = Followed by
alerts-dispatches = To whom, and what they did
alerts-station = { $name ->
    [received] Received
    [sent] Sent
    [acknowledged] Acknowledged
   *[acted] Acted
}
alerts-after = { $hours } h { $minutes } min after { $name ->
    [received] it was received
    [sent] it was sent
   *[acknowledged] the acknowledgement
}
alerts-answer = What they answered or did
alerts-answer-save = Keep the answer
alerts-send = Sent to somebody
alerts-send-about = Write what this recipient was told, with the place as coarse as this recipient may know it.
alerts-send-save = Keep the sending
alerts-outcome = What came of it
alerts-outcome-save = Keep what came of it
alerts-waits = What it waits for
alerts-step =
    { $step ->
        [verified] to be verified
        [sent] to be sent
        [acknowledged] an acknowledgement
        [response] a response
       *[outcome] what came of it
    }
alerts-due = due
alerts-late =
    { $step ->
        [verified] verification
        [sent] sending
        [acknowledged] acknowledgement
        [response] response
       *[outcome] outcome
    } late by { $hours } h { $minutes } min
alerts-owner =
    { $owner ->
        [documenter] for the documenter
        [verifier] for a verifier
        [editor] for an editor
       *[administrator] for whoever leads the office
    }
