# The editor's room: reports written, checked, submitted, approved, published.
publish-lead = A report counts a frozen state of the case file and datasets. A second person approves exactly the files that were built; only those are published.
publish-new = New report
publish-none = No report yet. Begin with a template: what it needs is listed, figures are computed.
publish-drafts = Being written, by me
publish-title = Title
publish-by = Submitted by
publish-when = Last step
publish-next = What it waits for
publish-next-wait = Approval by somebody else
publish-next-approve = To be read and approved
publish-next-mend = To be mended
publish-next-publish = To be published
publish-field-template = Template
publish-field-period = Period
publish-field-dataset = Datasets
publish-field-former = Edition before
publish-field-name = Name of its folder
publish-field-title-en = Title in English
publish-field-title-fr = Title in French
publish-field-office-en = Office in English
publish-field-office-fr = Office in French
publish-template-quarterly = Quarterly note
publish-template-quarterly-about = Trends against the quarter before and the same quarter last year, by party, by theme; annexes.
publish-template-incident = Incident report
publish-template-incident-about = One incident: chronology, findings, parts and wholes, the authorities’ account, assessment.
publish-template-flash = Flash alert
publish-template-flash-about = One page and a message of at most 300 characters.
publish-template-plain = Plain report
publish-template-plain-about = Your own text, with figures, tables, a chart and a map where you put them.
publish-period-hint = A year, a quarter, a month or two days: 2024, 2024-Q3, 2024-07, 2024-07-01/2024-07-31.
publish-title-hint = For a plain report; the others have theirs, and you can change it.
publish-own = the case file, as it was frozen last
publish-frozen = Last frozen: { $code } ({ $n ->
    [one] { $n } incident
   *[other] { $n } incidents
 }),
publish-not-frozen = The case file has not been frozen yet: freezing turns signed findings into what reports count.
publish-no-dataset = There is no dataset yet. Freeze the case file, or import a dataset.
publish-freeze = Freeze the case file as it is now
publish-former-hint = Figures that it gave and that have another value now are listed as corrections; none changes silently.
publish-begin = Begin
publish-write = Write the report
publish-heads = Cover
publish-figures = Figures
publish-figures-about = No number is typed. Ask for a figure here, then put what stands beside it into the text; the number is computed, and leads to its evidence.
publish-untold = not told by the data
publish-used = in the text
publish-unused = not used yet
publish-figure-new = Ask for a figure
publish-figure-called = How the text calls it
publish-figure-called-hint = A short word without spaces; left empty, it is made from what is counted.
publish-figure-add = Put it in the list
publish-figure-measure = Choose what is to be counted.
publish-figure-name = “{ $name }” cannot name a figure: small letters, digits and _, beginning with a letter.
publish-figure-known = There is a figure “{ $name }” already. Choose another name.
publish-against = Compared with
publish-against-previous = the period before
publish-against-last-year = the same period last year
publish-blocks = Tables, chart, map
publish-block-new = Put in
publish-block-add = Put in
publish-no-block = Choose a table, a chart or the map from the list. Nothing was changed.
publish-passages = Passages
publish-passages-about = What only people can write. A passage left empty in both languages is left out; one that is written in one language only is not accepted.
publish-check = Check
publish-clear = Nothing stands in its way. Look at the preview, then submit it.
publish-problems = { $n ->
    [one] One thing stands in the way
   *[other] { $n } things stand in the way
 }
publish-remarks = { $n ->
    [one] One remark on the words; it stops nothing
   *[other] { $n } remarks on the words; they stop nothing
 }
publish-lacks = Still to be filled in: { $what }
publish-one-language = Written in one language only. Write it in the other one too, or empty both.
publish-literal = “{ $text }” is a number typed by hand. Ask for a figure and name it; what is no count is marked, as {"{{"} literal "2364 (2018)" as resolution {"}}"}.
publish-to-submit = On to submitting
publish-preview = Preview, as it is kept now:
publish-discard = Throw this draft away
publish-cannot = It cannot be shown yet
publish-back = Back to the report
publish-submit = Submit for approval
publish-left-out = { $n ->
    [one] One passage is empty and will be left out.
   *[other] { $n } passages are empty and will be left out.
 }
publish-gate = Disclosure control
publish-gate-about = What may not be printed as it is, and why. Small numbers, names and consent are nobody’s to waive; a warning about a text can be answered in writing, and whoever approves agrees to the answer.
publish-gate-open = { $n ->
    [one] One warning has no answer yet.
   *[other] { $n } warnings have no answer yet.
 }
publish-gate-none = Nothing is withheld, widened or doubtful.
publish-gate-item = Item
publish-gate-what = What is done
publish-gate-why = Why
publish-gate-instead = What a reader sees instead
publish-gate-withheld = Withheld
publish-gate-coarsened = Widened
publish-gate-warned = Warning
publish-gate-answer = Why it may stand, in writing
publish-gate-answered = Answered by { $code }:
publish-gate-passes = Disclosure control lets it pass as it stands.
publish-gate-stops = Disclosure control does not let it pass: a warning has no answer. Return it.
publish-note = Note
publish-submit-go = Build all files and submit
publish-submit-about = HTML, PDF, Word, Excel and CSV are built in French and in English and kept sealed until they are published.
publish-lone = Approved by whoever submitted it: nobody else of this office may approve reports. Its public page says so.
publish-withdrawn-why = Withdrawn:
publish-frozen-state = Frozen state
publish-events = { $n ->
    [one] { $n } incident
   *[other] { $n } incidents
 }
publish-seal = Seal of all its files
publish-read = Read it
publish-open = Open as a page
publish-public = Its public page
publish-files = { $n ->
    [one] { $n } file, as submitted
   *[other] { $n } files, as submitted
 }
publish-changes = Changed since the edition before
publish-no-changes = No figure of the edition before has another value here.
publish-listed = Incidents listed anew: { $added }; no longer listed: { $removed }.
publish-what = What is counted
publish-was = Before
publish-is = Now
publish-own-lone = You submitted this report yourself, and nobody else here may approve reports. Approve it, and its public page will say so.
publish-own-codes = You submitted this report yourself: somebody else has to approve it ({ $codes }).
publish-approve = Approve exactly these files
publish-go = Publish
publish-return = Return, with the note
publish-mend = Mend: open as a draft
publish-withdraw = Withdraw, with the note as the reason
publish-acts = Who did what
publish-older = an earlier build
publish-no-former = The edition before, “{ $former }”, is not among the published ones. Choose another, or none.
publish-not-passed = Disclosure control does not let this report pass. Return it, so that its warnings are answered.
publish-no-act = This step is not known. Nothing was changed; use the buttons of the page.
publish-not-ours = The report “{ $code }” was not written here: its draft cannot be opened. Write it anew.

# Passages of the templates
slot-body = Text
slot-message = Message (300 characters)
slot-status = Rumour, credible or verified
slot-validity = Issued and until when valid
slot-threat = Threat: who, against whom, where
slot-horizon = Within what time
slot-party = Party alleged
slot-basis = Basis, by type of source
slot-confidence = Confidence and gaps
slot-development = Likely development
slot-action = What is asked, of whom, by when
slot-restrictions = Not to be shared with
slot-risk = Risk of acting
slot-earlier = Earlier alerts
slot-summary = Summary
slot-mandate = Mandate
slot-access = Access, and where it was refused
slot-locality = The locality
slot-law = Legal framework
slot-chronology = Chronology by day
slot-findings = Findings by violation
slot-parts = Parts and wholes
slot-victims = Victims
slot-perpetrators = Perpetrators, units, command
slot-account = The authorities’ account, verbatim
slot-assessment = Assessment of the versions
slot-response = Response of the state
slot-characterisation = Possible characterisation (“could constitute”)
slot-recommendations = Recommendations
slot-introduction = Introduction: mandate, missions, visits refused
slot-context = Context
slot-sexual-violence = Conflict-related sexual violence
slot-children = Children
slot-detention = Detention
slot-displacement = Displacement
slot-schools-hospitals = Schools and hospitals
slot-civic-space = Civic space
slot-activities = Activities
slot-observations = The government’s observations
slot-recommendations-authorities = Recommendations to the authorities
slot-recommendations-groups = Recommendations to armed groups
slot-recommendations-partners = Recommendations to partners
