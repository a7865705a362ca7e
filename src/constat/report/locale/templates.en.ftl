# -- editions: what changed since the last one
edition-title = Corrections of former editions
edition-lead = The following figures of the former edition (seal { $seal }) are given here with another value.
edition-none = No figure of the former edition is given here with another value.
edition-column-what = What is counted
edition-column-period = Period
edition-column-old = Former edition
edition-column-new = This edition
edition-column-why = Reason
edition-at-least = at least { $n }
edition-late-verified = verified late: more incidents than before
edition-withdrawn = withdrawn: fewer incidents than before
edition-revised = revised
edition-silent = “{ $what }” was { $old } in the former edition and is { $new } here, and no correction lists it. List it under the corrections of former editions.
edition-no-file = { $folder } holds no former edition. Give the HTML, DOCX or PDF file of one, or the folder it lies in.

# -- templates
template-unknown = There is no template “{ $template }”. Use one of: { $known }.
template-field-unknown = The template has no passage “{ $field }”. Its passages: { $known }.
field-empty = { $file }: the passage “{ $field }” is empty in { $language }. Write it, take it out, or set draft: true.
field-to-write = To be written: { $field }
message-long = { $where }: the message has { $length } characters; at most { $most } are sent. Shorten it.
template-exists = { $file } exists already. Give another name.

# -- a former edition named in the specification
edition-no-former = No former edition was compared: which of its figures would be given here with another value is not known.
edition-not-compared = The former edition is compared when the note is built.
spec-former = { $file }: “former” must be the path of the former edition’s file, manifest or folder, not “{ $text }”.

# -- a report on one page
spec-layout = { $file }: layout is “book” or “page”, not “{ $text }”.
page-over = “{ $title }” ({ $language }) needs { $pages } pages and must stand on one. Shorten its passages.

# -- crossed tables
column-measure = What is counted
column-period = Period
quarter-short = Q{ $quarter } { $year }
joint-row = { $row }: { $number } counted under several parties, to whom it is attributed jointly.
children-note = Only those whose age a source tells; adults are left out.
dash-note = An en dash: no source tells it. It is not zero.

# -- themes and emblematic incidents
party-gravest =
    { $n ->
        [one] The incident with the most people killed:
       *[other] The incidents with the most people killed:
    }
party-emblematic = { $where } ({ $date }): { $killed }.
theme-opening = The sources record { $counted }.
theme-untold = { $population }: none of the sources used tells a number for the periods compared. That is not to say that there were none.
theme-by = Attributed: { $parts }; one act may be attributed to several parties.
theme-children = Among { $whole }, the sources tell of { $parts }.
theme-children-rest =
    { $n ->
        [one] The age of { $number } more is not told and may be that of a child.
       *[other] The ages of { $number } more are not told; children may be among them.
    }
theme-children-untold = The sources used tell of no victim of the period that she or he was a child. That is not to say that there were none.

# -- what the office did
spec-fieldwork = { $file }: { $where } cannot be read. It takes: { $known }; a mission needs a day (day), a place and an outcome, an office a place and a first day (from), a reply to whom (to) and when (sent).
missions-told = In the period the office made { $made ->
        [0] no fact-finding mission
        [one] { $shown_made } fact-finding mission
       *[other] { $shown_made } fact-finding missions
    }; { $refused ->
        [0] no visit that it asked for was refused
        [one] { $shown_refused } visit that it asked for was refused
       *[other] { $shown_refused } visits that it asked for were refused
    }.
missions-postponed =
    { $n ->
        [one] { $shown_postponed } more was postponed.
       *[other] { $shown_postponed } more were postponed.
    }
missions-untold = How many fact-finding missions were made and how many visits were refused is not told.
missions-none = The office lists no mission of the period.
missions-title = Missions made and visits refused
offices-title = Offices and when they were open
offices-untold = Which offices were open, and when, is not told.
office-open = still open
mission-made = made
mission-refused = refused
mission-postponed = postponed
column-outcome = Outcome
column-note = Remark
column-from = From
column-to = To
reply-untold = Whether this note was sent to the authorities for their observations is not told.
reply-sent = On { $sent } this note was sent for observations to { $who }.
reply-sent-due = On { $sent } this note was sent to { $who }, with a request for observations by { $due }.
reply-silence = No answer had been received on { $day }.
reply-received = The answer was received on { $received }.
reply-integrated = The answer, received on { $received }, was taken into the text.
reply-annexed = The answer, received on { $received }, is annexed.
reply-both = The answer, received on { $received }, was taken into the text and is annexed.

# -- annexes
late-unknown = On which day the incidents became known is not told by the data; how many were verified late is therefore unknown.
late-known =
    { $n ->
        [one] Of { $whole } of the period, { $number } became known only after it had ended.
       *[other] Of { $whole } of the period, { $number } became known only after it had ended.
    }
late-untold =
    { $n ->
        [one] Of { $number } more, the day is not told.
       *[other] Of { $number } more, the day is not told.
    }
excluded-none = The selection leaves out no incident for its kind, its party or its standard of proof.
excluded-told =
    { $n ->
        [one] { $number } incident of the same places and datasets is left out, because it does not meet the selection or reach the standard.
       *[other] { $number } incidents of the same places and datasets are left out, because they do not meet the selection or reach the standard.
    }
glossary-violations = Violations, abuses
glossary-violations-means = “Violations” is said of states and their forces, “abuses” of armed groups.
glossary-at-least = At least
glossary-at-least-means = A minimum: a source gave no more than the least number, or more incidents are known than numbers.
glossary-incident = Incident
glossary-incident-means = An event at one place, or some that belong together, which began in the period. Rival accounts of one incident are one, and are never added.
glossary-unknown = Unknown, not told
glossary-unknown-means = No source tells it. It is never counted as zero, and a person of unknown status never as a civilian.
glossary-snapshot = Frozen data
glossary-snapshot-means = The state of the data on which everything was computed; whoever holds it obtains the same numbers.
glossary-seal = Seal
glossary-seal-means = A digest over the figures and their sources, the same in every language and format of a note. One digit changed, and it no longer fits.

# -- accounts of an incident
chronology-lead = Each account stands on a line of its own, in the order of its days; accounts of one incident are not added.
chronology-line = { $days }, { $where }: { $what }. Killed, as told: { $killed }. Attributed to { $who }. Source: { $source }.
chronology-line-nobody = { $days }, { $where }: { $what }. Killed, as told: { $killed }. Attributed to nobody in this account. Source: { $source }.
nothing-more = no more is told
parts-title = Parts and wholes, as each source tells them
parts-source = Source
parts-number = As told
parts-relation = Whole or part
parts-note = Nothing is added across sources. A part within a whole is not added to it.
parts-untold = The data do not tell which numbers are parts of which. Whether a number stands within another or beside it is said below, by source, or is not known.
parts-at-least = at least { $low }
parts-at-most = at most { $high }
parts-about = about { $best }
parts-between = { $low } to { $high }
parts-number-form = { $best }
parts-within = within: { $whole }
parts-beside = beside, not within: { $whole }
parts-whole = a whole of its own
parts-not-said = the source does not say
group-women = women
group-men = men
group-children = children
group-persons-identified-by-name = identified by name
authorities-quoted = { $source }, in its own words:
authorities-summary = { $source }. Its words are not at hand; this is the coder’s summary:
authorities-untold = No account of the authorities is among the data.
table-rivals = “{ $title }” is not printed as a table: rival accounts of the same incident tell different numbers of different parties, and their least is no total of them. The accounts stand side by side in the annex.
limit-uncovered = an unknown number (no data of those days)

# -- what a passage is to tell
slot-introduction = mandate of the office, former note, regions it covers
slot-context = what happened that explains the figures, without figures of harm
slot-sexual-violence = conflict-related sexual violence: patterns, care given, why it is reported late
slot-children = children: recruitment, killing, abduction, schools and hospitals attacked, aid denied
slot-detention = detention: places, legal basis, access, releases
slot-displacement = displacement: from where, to where, protection on the way
slot-schools-hospitals = schools and hospitals: attacked, occupied, closed
slot-civic-space = civic space: journalists, associations, parties, suspensions
slot-response = what the authorities did: inquiries, prosecutions, verdicts, reparation
slot-activities = what the office did besides its missions: training, support, meetings
slot-observations = what the authorities answered, and what became of it; or their silence
slot-recommendations = recommendations, by addressee
slot-recommendations-authorities = what the authorities are asked to do
slot-recommendations-groups = what armed groups are asked to do
slot-recommendations-partners = what partners are asked to do
slot-corrections = why figures of former editions were corrected
slot-themes = what goes through several themes
slot-summary = the incident in a paragraph: when, where, who is alleged, what is established
slot-mandate = who inquires, on what basis
slot-access = access refused: asked when, of whom, answered how
slot-locality = the locality: where it lies, who lives there, who controls it
slot-law = the law that applies and why
slot-chronology = what happened on each day, by source where they differ
slot-findings = findings by violation, each with its standard of proof
slot-parts = for each source, which numbers stand within others and which beside them
slot-victims = the victims: status as told, what is not known of them
slot-perpetrators = alleged perpetrators, units, command, with the source of each
slot-account = the authorities’ account in its own words, as a quotation, with its date
slot-assessment = what each version has for it and against it
slot-characterisation = what the acts could constitute, if established by a court
slot-message = the message: status, threat, place, horizon, what is asked
slot-status = the alert’s number; rumour, credible or verified
slot-validity = day and hour of issue and of expiry
slot-threat = what is feared
slot-horizon = who is at risk, where (no closer than the recipient needs), within which time
slot-party = the party alleged, and by whom
slot-basis = on which types of source it rests
slot-confidence = how sure it is, and what is not known
slot-development = what is likely to happen, and what else might
slot-action = what is asked of each recipient, and by when
slot-restrictions = with whom it must not be shared
slot-risk = what could go wrong if it is acted upon
slot-earlier = earlier alerts that it follows, and what became of them
