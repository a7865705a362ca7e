# The frame of every page
skip-to-content = Skip to content
nav-sections = Sections
nav-home = Holdings
nav-explore = Explore
nav-reports = Reports
nav-about = Method
nav-languages = Language
boundaries-short = The boundaries and names shown imply no judgement on the legal status of any territory.
boundaries-more = On boundaries and names
imprint = Workspace { $workspace } · Constat { $version }
front-end-absent = The style sheet and scripts were not built. Run “npm ci” and “npm run build” in the folder frontend, then reload.
serving = Constat answers at { $address } (stop with Ctrl+C).
serving-start = This workspace has no case file yet. Set one up here, once: { $address }
port-taken = Port { $port } is in use by another program. Stop it, or choose another port with --port.
address-unusable = Cannot listen on { $host }, port { $port }: { $reason }. Choose another with --host and --port.

# Errors
error-code = Error { $code }
error-bad = This request cannot be used
error-refused = This is refused
error-missing = There is nothing here
error-method = This page can only be read
error-conflict = This is in use
error-long = This address is too long
error-ours = Something failed on our side
error-home = Go to the holdings
error-explore = Open the explorer
wrong-host = This page does not answer under the name “{ $host }”. Open it as 127.0.0.1, or add the name to the setting CONSTAT_ALLOWED_HOSTS.
wrong-method = The method { $method } is not accepted. The page is read-only: use GET.
address-too-long = The address is longer than { $limit } characters. Take some values out of the selection.
letter-unkept = A letter was sent that no screen shows and no database keeps (NUL). Take it out, or type the words anew.
too-many-values = The address holds more values than any selection needs. Take some out.
no-such-page = There is no page at { $path }. Check the address, or start from the holdings.
unexpected = An unexpected fault was noted under reference { $reference }. Reload the page; if it persists, look up the reference in the server's output.
no-such-dataset = There is no dataset “{ $name }” in this workspace. The page of holdings lists those that are.
no-such-event = There is no event “{ $id }” in this workspace. It may have been withdrawn by its provider in a later version.
no-such-figure = The figure { $id } is not kept in this workspace, and the address holds no selection to compute it from. Follow the link of the page or document that prints it.
figure-changed = The data have changed since the link to figure { $id } was made: its selection now gives figure { $now }. Go back, reload the page, and follow the link again.
no-such-report = There is no report “{ $name }” in this workspace. The page of reports lists those that are.
no-such-file = The report has no file “{ $name }”.
page-unusable = “{ $page }” is not a page of this table. Choose a number from 1 to { $last }.
wrong-box = The map asked for “{ $box }”, which is not a rectangle west,south,east,north.
wrong-format = “{ $format }” is not a format of download. Choose xlsx, csv, geojson or parquet.

# Pages of a table
pages-label = Pages
pages-before = Previous
pages-after = Next
pages-where = Page { $page } of { $last }

# Words used in several places
word-low = Low
word-best = Best
word-high = High
word-reported = One number
word-empty = empty
version-n = version { $n }
version-current = current

# Holdings
home-title = Holdings
home-heading = What this workspace holds
home-lead = Event datasets as their providers gave them, with what was flagged and what was refused. Every number drawn from them leads back to its rows.
home-explore = Explore the events
home-reports = Read the reports
home-datasets = Datasets
home-datasets-note = Datasets may tell of the same incidents. They are never added up here.
home-empty = The workspace holds no dataset yet. Add a file on the command line:
home-empty-file = FILE
home-spark = events by year
home-spark-quarter = events by quarter
home-latest-reports = Reports
home-reading = How to read the numbers
reading-range-title = Low, best, high
reading-range = A number of victims is a range. The best estimate is the provider's; where only a minimum is known it reads “at least”, and nothing is put above it.
reading-basis-title = From number to row
reading-basis = Every number is a link. It opens the selection, the method, the frozen state of the data and the events that add up to it, each as its provider wrote it.
reading-fall-title = A fall in reports
reading-fall = Fewer events recorded is not the same as less violence. Where access or monitoring shrinks, so does the record. Compare coverage before comparing counts.
fact-events = Events
fact-period = Period covered
fact-imported = Imported
fact-flagged = Flagged
fact-refused = Refused

# Explorer
explore-title = Explore
explore-form = Selection
explore-change = Change the selection
explore-apply = Show
explore-clear = Clear
explore-figures = Headline figures
explore-nothing = No event matches this selection. Widen the period, or take out one of its conditions. This says that nothing is recorded here, not that nothing happened.
explore-several = Events of { $n } datasets are added up here. They may tell of the same incidents: choose one dataset before quoting a number.
explore-only = { $name } only
selection-everything = Everything in the workspace
field-measure = Count
field-period = Period
field-from = From
field-to = To
field-period-hint = A year, a month or a day: 2022, 2022-03, 2022-03-27
field-country = Country
field-place = Place
field-party = Party, on any side
field-perpetrator = Perpetrator
field-kind = Kind of violence
field-victims = Status of victims
field-standard = Standard of proof, at least
field-dataset = Dataset
field-origin = Origin
field-rest = Area
field-another = Add another
field-any = any
field-cell = Cell { $cell }
field-box = Box { $box }
field-pcode = P-code { $code }
period-from = from { $day }
period-until = until { $day }
figure-basis-link = { $n ->
    [0] no event
    [one] from { $n } event
   *[other] from { $n } events
}
range-low-high = low { $low }, high { $high }
range-low-open = low { $low }, high not known
not-told = not told by these data
range-unknown = range not told
at-least = at least { $n }
map-title = Where
map-note = PRIO-GRID cells of half a degree; single events when near.
map-alt = Map: { $measure } in { $cells } cells of half a degree. The table below holds the cells with the most.
map-closing = Close
map-label = Map of events. The arrow keys move it, plus and minus zoom; the table below holds the same.
map-cell = Cell
map-events = events
map-narrow = Narrow the selection to this cell
map-open = Open the event
map-precision = place known within
map-legend = { $unit } by cell
map-zoom-in = Zoom in
map-zoom-out = Zoom out
map-table = Cells with the most, as a table
map-rest = { $cells ->
    [0] All cells are listed.
    [one] One further cell is not listed; choose a smaller area to see it.
   *[other] { $cells } further cells are not listed; choose a smaller area to see them.
}
map-without-point = { $n ->
    [0] { "" }
    [one] One event without a point is not on the map.
   *[other] { $n } events without a point are not on the map.
}
timeline-note = Thin lines run from low to high. Choose a bar to narrow the period.
timeline-title-month = { $measure } by month
timeline-title-quarter = { $measure } by quarter
timeline-title-year = { $measure } by year
timeline-alt = Bar chart: { $title }, { $first } to { $last }. Highest: { $top } in { $when }. The table below holds every value.
timeline-table = The same as a table
timeline-bar = { $when }: { $value }
quarter-name = quarter { $quarter } of { $year }
quarter-short = Q{ $quarter } { $year }
table-title = { $n ->
    [one] { $n } event
   *[other] { $n } events
}
download = Download
flagged-mark = flagged
col-cell = Cell
col-where = Where
col-events = Events
col-date = Date
col-place = Place
col-parties = Parties
col-kind = Kind
col-range = Low–high
col-dataset = Dataset
col-period = Period
col-id = Provider's id
col-contributes = Adds
col-harm = Harm
col-column = Column
col-value = Value as given
col-meaning = Meaning
col-filled = Filled
col-hxl = HXL
col-version = Version
col-file = File
col-language = Language
col-size = Size
col-holds = Verification
col-row = Row
col-reason = Reason
col-remedy = Remedy
col-flag = Flag
sides = { $a } – { $b }
label-colon = { $label }: { $text }

# Figure
figure-title = Figure
figure-how = How this number was made
figure-method = Method
figure-unit = Unit
figure-population = Population
figure-events = Events behind it
figure-snapshot = State of the data
figure-basis = Digest of its basis
figure-flags = What to know when quoting it
figure-parts = Computed from
figure-commands = The same on the command line
figure-explore = Open this selection in the explorer
figure-superseded = The data have changed since this figure was made. Its value below is the one that was printed; the events listed are those of the state it names.
figure-incidents = What adds up to it
sum-holds = The { $n } events below add up to { $total }: the number printed.
sum-fails = The { $n } events below add up to { $total }, but { $value } was printed. Do not quote this figure; compute it again.
sum-many = { $n ->
    [one] { $n } event adds up to { $total }: the number printed.
   *[other] { $n } events add up to { $total }: the number printed.
}
sum-other-pages = On the other pages
sum-total = Sum
method-count = Sum of what each event tells
method-count-reference = Value: best estimate, else the provider's one number, else the low as a minimum. Rival accounts of one incident count once. Version { $version }.
method-other = { $name }
figure-change = { $percent }%: { $now } against { $base }
parameter-against = Compared with
method-other-reference = Version { $version }. docs/understand/methods.md gives its definition and reference.
flag-with-events = { $n ->
    [0] { $label }
    [one] { $label } ({ $n } event)
   *[other] { $label } ({ $n } events)
}
kind-ratio = ratio
kind-share = share
kind-difference = difference

# Event
incident-title = Event
incident-mapped = As counted here
incident-mapped-note = The provider's row, mapped to the common table. Nothing was corrected.
incident-rivals = Other accounts of the same incident
incident-rivals-note = They stand side by side and are counted once.
incident-row = The row as its provider gave it
incident-row-note = Row { $row } of { $file }, verbatim.
incident-row-absent = The original row is not stored with this version.
incident-in = { $kind }, { $place }
label-side-a = Side A
label-side-b = Side B
label-perpetrators = Attributed to
label-place = Place
label-admin = Divisions
label-country = Country
label-point = Point
label-place-precision = Precision of place
label-cell = PRIO-GRID cell
label-clarity = Provider's word on clarity
label-standard = Standard of proof
label-recorded = Became known
label-sources = Sources named
label-dataset = Dataset
label-origin = Origin
within-km = { $label }, within about { $km } km

# Dataset
dataset-title = Dataset
dataset-imported = imported { $when }
dataset-explore = Explore its events
dataset-manifest = What was imported
dataset-accounting = { $read } rows read: { $events } events, { $refused } rows refused, { $folded } rows folded into others. Nothing was dropped silently.
dataset-accounting-plain = { $read } rows read: { $events } events, { $refused } rows refused. Nothing was dropped silently.
dataset-refused = Refused rows ({ $n })
dataset-none-refused = No row was refused.
dataset-flagged = Flagged rows ({ $n })
dataset-flagged-note = Kept exactly as told. The flag says what a reader of the row must know.
dataset-none-flagged = No row is flagged.
dataset-versions = Versions
dataset-columns = Columns of the common table
dataset-columns-note = Columns that this dataset leaves empty are not listed.
fact-file = Original file
fact-sha = SHA-256 of the original file
fact-digest = SHA-256 of its event table
fact-rows = Rows read
fact-provider = Provider

# Reports
reports-title = Reports
reports-lead = Each carries its own proof: every figure with its selection, method and the state of the data.
reports-none = No report has been built into this workspace yet. Build one on the command line:
reports-spec = SPEC
report-title = Report
report-files = Files
report-verify = Verify
report-verify-note = Verifying recomputes every figure of the file from this workspace and compares its bytes with its seal. It may take some seconds.
report-fails = Does not hold
report-tables = Tables of the report, as CSV
report-open = Read the report
verdict-figures = { $n ->
    [one] Holds: { $n } figure recomputed
   *[other] Holds: { $n } figures recomputed
}
size-kb = { $n } kB
language-en = English
language-fr = French
language-both = both

# Method
about-title = Method and limits
about-lead = What the numbers of this site are, how they add up, and what they cannot say.
about-statement-title = A statement is not a finding
about-statement = Each row is what one provider or one source says of one incident. It is kept verbatim and never corrected. A finding is what verifiers conclude from statements and evidence, with the standard of proof that they reached.
about-count-title = How victims are counted
about-count-range = Each event carries what its provider gave: a low, a best and a high estimate, or a single number, which is never called best, or a minimum.
about-count-sum = The value of a figure is the sum of best estimates; where an event has none, its single number counts, and else its low. The low of a figure is the sum of the lows. Its high is the sum of the highs, and is not known as soon as one event that counts has none.
about-count-minimum = When any event gives only a minimum, the figure reads “at least”. The dead are civilian, fighter or of unknown status as the provider says; unknown is never turned into civilian.
about-period-title = To which period an event belongs
about-period = To the period in which it began, so that adjoining periods never count it twice. Figures say how many of their events run past the edge of the period.
about-rival-title = Rival accounts
about-rival = Accounts of the same incident that are known to be so count once: the low is the least told, the high the greatest. Events of different datasets are not linked yet; choose one dataset before quoting a number.
about-cell-title = Cells and precision
about-cell = Seen from afar, events are gathered in PRIO-GRID cells of half a degree. A point may stand for a district or a province: the ring drawn around it says within what distance the place is known.
about-flag-title = Flags
about-compare-title = Comparing periods
about-compare = Reports compare two periods by the ratio of their rates, with an exact conditional interval and one that allows for incidents coming in clusters. The words are increased, decreased, or no clear change.
about-fall-title = A fall in reports is not a fall in violence
about-boundaries-title = Boundaries and names
about-boundaries = The boundaries and names shown and the designations used on maps do not imply the expression of any opinion whatsoever concerning the legal status of any country, territory, city or area or of its authorities, or concerning the delimitation of its frontiers or boundaries. Outlines are those of Natural Earth, in the public domain. Names of countries, places and parties are those of the providers.
about-parts-title = This page and your privacy
about-parts = Everything here is served from this machine. The page asks nothing of any other host, sets no cookie and keeps no record of what is read.
about-licences = Licences of the fonts, the map and the outlines
