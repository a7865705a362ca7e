alert-no-job = The outbox holds nothing under “{ $id }”. “constat alert deliver” lists what waits.
alert-delivering = Another process is handing alerts over. Wait until it is done.
alert-no-server = No mail server is known. Set CONSTAT_SMTP, or CONSTAT_SMTP_FILE, to smtp://user:password@host:587?from=address.
alert-server-unusable = The setting “smtp” is not a mail server. Give smtp[s]://user:password@host:port?from=address.
alert-address = An alert cannot be sent to an address of the kind “{ $kind }”. Give mailto:…, https://… (http only on this machine), or a service that Apprise knows.
alert-needs = An alert needs “{ $field }”. Give { $field }=….
alert-long = The message has { $count } characters; at most { $most } fit.
alert-points = These words may point at somebody ({ $kinds }). An alert carries no name, telephone number or exact place of anybody: tell the area and the kind of source.
alert-expired = Alert { $code } is no longer valid. Raise a new one that follows it.
alert-time = “{ $text }” is not a time. Give 2026-03-14T09:30, or 2026-03-14T09:30Z for UTC.
alert-no-place = The watchlist of that day does not name “{ $place }”. “constat watch list --by { $by }” shows whom it names.
