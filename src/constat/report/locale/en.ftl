# -- errors of the specification
is-folder = { $file } is a folder. Name the file in it.
spec-missing = There is no report specification at { $file }. Check the path.
spec-yaml = { $file } is not readable YAML: { $reason }
spec-no-mapping = { $file } must be a mapping that begins with name, title, office and period.
spec-unknown-key = { $file } has a key “{ $key }” that means nothing here. Known keys: { $known }.
spec-key-missing = { $file } lacks “{ $key }”. Add it.
spec-no-template = { $file } asks for the template “{ $template }”, which does not exist. Use quarterly, incident or flash, or leave template out and give a text.
spec-text-missing = { $file }: the text “{ $key }” has no file for language { $language } (“{ $text }”). Both languages are needed to build both.
spec-name = { $file }: “{ $name }” is not a name. Use small letters, digits and hyphens.
spec-base-key = { $file }: “select” must not hold “{ $key }”. The period stands at the top, measures in the figures.
spec-date = { $file }: “{ $text }” is not a day. Write 2025-04-15.
spec-bilingual = { $file }: “{ $key }” needs a text in English (en) and in French (fr).
spec-party = { $file }: each of “parties” needs id, label and members.
spec-wording = { $file }: party “{ $party }” has wording “{ $wording }”. Use violations (states) or abuses (armed groups).
spec-figure-kind = { $file }: figure “{ $figure }” must say exactly one of: { $known }.
spec-block = { $file }: “{ $key }” needs a title in English and French.
spec-measure = Figure “{ $figure }” counts “{ $name }”, which is not a measure. Measures: { $known }.
spec-no-party = There is no group of parties “{ $party }”. Groups of this report: { $known }.
figure-unknown = { $where }: there is no figure “{ $name }”. Figures of this report: { $known }.
figure-circular = Figures that need each other cannot be computed: { $name }.
figure-wrong-kind = { $where }: “{ $name }” is no { $kind }. Use the tag that fits it.
block-unknown = { $where }: there is no { $kind } “{ $name }”. This report has: { $known }.
block-option = { $where }: “{ $option }” cannot be “{ $value }”. Use one of: { $known }.
text-tag-unreadable = { $where }: the tag “{ $tag }” cannot be read. Write, for example, fig:killed | unit between double braces.
text-tag-unknown = { $where }: there is no tag “{ $tag }”. Tags: { $known }.
text-too-many-tags = The text has more tags than fit in one report. Split it.
text-block-inline = A table, chart or list stands inside a sentence: “{ $text }”. Put its tag on a line of its own.
text-literal-unreadable = { $where }: “{ $tag }” cannot be read. Write literal "2364 (2018)" as one of: { $known }.
text-private-characters = { $where }: the text holds characters of a private plane, which cannot be printed. Take them out.
language-unknown = There is no report language “{ $language }”. Use en or fr.

# -- refusals
literal-number = { $where }: “{ $number }” is a number written by hand, near “{ $around }”. Name a figure instead (fig:...), or mark it as a literal (resolution, provision, name, date, quotation, citation).
literal-harm = { $where }: “{ $text }” speaks of harm and cannot be marked as { $kind }. Use a figure, or a quotation.
literal-no-date = { $where }: “{ $text }” is not a date. Mark it as what it is, or use a figure.
compare-units = { $where }: { $one } and { $other } are different units and cannot be compared, divided or added. Choose figures of one unit.
compare-populations = { $where }: the figures count different populations ({ $one }; { $other }). Choose figures of one population.
compare-selections = { $where }: the figures differ in “{ $key }” ({ $one }; { $other }). A change compares one selection in two periods.
share-exceeds = { $where }: the part ({ $part }) exceeds its whole ({ $whole }). Check which is the whole.
sum-twice = { $where }: the sum counts one figure twice. Take it out once.
parts-do-not-add = { $where }: the parts make { $sum }, the whole is { $whole }; { $gap } is left out ({ $parts }). Add the missing part, or name it under left_out.
says-otherwise = { $where }: the text says “{ $says }”; the figures give { $computed }. Nearest candidates: { $nearest }.
says-no-number = { $where }: “{ $says }” holds no number to check. Write, for example, says "+119 %".
noun-mismatch = { $where }: “{ $word }” follows a figure ({ $value }) that counts { $counted }. Use the word that fits, or the figure that fits.
small-base = { $where }: the base is { $base }, under ten: no percentage is printed. Use the phrase, which gives both numbers.
print-mode = Figure { $figure } is a { $kind } and cannot be printed as “{ $mode }”.
report-missing = There is no file { $file }. Check the path; what can be verified is a report that Constat built, as HTML, PDF, DOCX or XLSX.
manifest-missing = { $file } carries no manifest of Constat. Verify the file as it was published.
manifest-unreadable = The manifest of { $file } cannot be read: { $reason }.
format-unknown = { $file } is not a report that Constat can verify. Give an HTML, PDF, DOCX or XLSX file.
write-failed = { $path } could not be written: { $reason }. Free space or choose another folder; nothing of this file was left behind.
pdf-failed = The PDF could not be laid out: { $reason }

# -- words of the documents
contents = Contents
page = Page
of = of
report-date = Date
period = Period
office = Office
snapshot = Snapshot
seal = Seal
basis-title = Basis of the figures
basis-lead = Each number in this document leads here. An entry says what was counted, by which method and over how many events. All rest on the frozen state { $snapshot } of the data.
basis-entry = Figure { $n }
basis-back = Where it is printed
table-word = Table { $n }
chart-word = Chart { $n }
map-word = Map { $n }
figures-of = Numbers of { $name }
fact-counts = Counts
fact-period = Period
fact-selection = Selection
fact-method = Method
fact-snapshot = Snapshot
fact-events = Events behind it
fact-bounds = Low to high
fact-digest = Digest of the events
fact-flags = To be known
fact-parts = Computed from
fact-value = Value
fact-id = Identifier
open-above = open
skip-to-text = To the text
manifest-note = This file carries its own manifest. “constat report verify” checks it without an account.
not-in-selection = all
method-sum-of-events = sum of the best estimates told, else of the one number reported, else of the minimum
method-sum-of-linked-events = what several sources tell of one incident counted once; else as the sum of events
method-count-change = count of the period divided by the count compared against
method-share = part divided by its whole
method-remainder = whole minus the parts
method-overlap = parts added, minus what they make together
method-sum = parts added
method-rate-ratio = ratio of the rates per day of two periods
method-other = { $method }, version { $version }
total = Total
others = Not listed above
joint-note = { $label }: { $number } counted under more than one line, because the act is attributed to several parties or its place bears several names.
rest-note-negative = The parts as told exceed the whole by { $number }.
column-change-previous = Change on { $against }
column-against = { $period }
not-told-group = not recorded
sex-age-men = Men
sex-age-women = Women
sex-age-adults = Adults, sex not recorded
sex-age-boys = Boys
sex-age-girls = Girls
sex-age-children = Children, sex not recorded
sex-age-persons_unknown = Sex and age not recorded
sex-age-persons-unknown = Sex and age not recorded
sex-age-rest = Not told by the source
column-group = Party
column-perpetrator = Attributed to
column-party = Party
column-country = Country
column-admin1 = Place
column-admin2 = Place
column-kind = Kind of violence
column-dataset = Dataset
column-sex_age = Sex and age
column-month = Month
column-change = Change
small-note = A percentage is arithmetic; whether the change is clear is said in the text. None is given where the number compared against is under ten.
flag-minimum = only a minimum is told
flag-single-number = one number without a range
flag-no-range = a best estimate without its bounds
flag-low-above-best = low estimate above the best
flag-best-above-high = best estimate above the high
flag-straddling = continued beyond the end of the period
flag-rival-accounts = several accounts of one incident, of which the least is counted
flag-status-unknown = status of victims unknown
flag-not-told = not told by the sources
flag-small-numbers = small numbers
flag-too-short-for-overdispersion = too short for the interval that allows for clusters
flag-outside-data = outside what the data cover
flag-partly-outside-data = partly outside what the data cover
method-sex-and-age = sum of what is told of this group, over the same events
method-loose = events of the selection whose date or place is known less precisely
method-listed = sum over the incidents listed in the annex
method-not-drawn = whole minus what is drawn on the map
one-incident = One incident, as its provider gives it
column-previous-quarter = Previous quarter
column-previous-period = Previous period
column-last-year-quarter = Same quarter, previous year
column-last-year-period = Same period, previous year
chart-numbers = Numbers of the charts
sex-age-none = The sources do not tell the sex and age of the victims of the period.
others-party = Attributed to no party, or to others
name-sum-of-events = sum of events
name-count-change = change between counts
name-share = share
name-remainder = remainder
name-overlap = counted twice
name-sum = sum of figures
name-rate-ratio = ratio of rates
name-sex-and-age = sum by sex and age
name-loose = known less precisely
name-listed = listed
name-not-drawn = not drawn
none-listed = No incident of the period meets the selection.

# -- nouns
noun-incidents =
    { $n ->
        [one] incident
       *[other] incidents
    }
noun-persons-killed =
    { $n ->
        [one] person
       *[other] people
    }
noun-civilians-killed =
    { $n ->
        [one] civilian
       *[other] civilians
    }
noun-fighters-killed =
    { $n ->
        [one] fighter
       *[other] fighters
    }
noun-killed-status-unknown =
    { $n ->
        [one] person of unknown status
       *[other] people of unknown status
    }
noun-persons-injured =
    { $n ->
        [one] person
       *[other] people
    }
noun-civilians-injured =
    { $n ->
        [one] civilian
       *[other] civilians
    }
noun-persons-abducted =
    { $n ->
        [one] person
       *[other] people
    }
noun-persons-detained =
    { $n ->
        [one] person
       *[other] people
    }
noun-victims-of-sexual-violence =
    { $n ->
        [one] victim of sexual violence
       *[other] victims of sexual violence
    }
counted-incidents =
    { $number } { $n ->
        [one] incident
       *[other] incidents
    }
counted-persons-killed =
    { $number } { $n ->
        [one] person
       *[other] people
    } killed
counted-civilians-killed =
    { $number } { $n ->
        [one] civilian
       *[other] civilians
    } killed
counted-fighters-killed =
    { $number } { $n ->
        [one] fighter
       *[other] fighters
    } killed
counted-killed-status-unknown =
    { $number } { $n ->
        [one] person
       *[other] people
    } of unknown status killed
counted-persons-injured =
    { $number } { $n ->
        [one] person
       *[other] people
    } injured
counted-civilians-injured =
    { $number } { $n ->
        [one] civilian
       *[other] civilians
    } injured
counted-persons-abducted =
    { $number } { $n ->
        [one] person
       *[other] people
    } abducted or disappeared
counted-persons-detained =
    { $number } { $n ->
        [one] person
       *[other] people
    } unlawfully detained
counted-victims-of-sexual-violence =
    { $number } { $n ->
        [one] victim
       *[other] victims
    } of conflict-related sexual violence
label-incidents = Incidents
label-persons-killed = People killed
label-civilians-killed = Civilians killed
label-fighters-killed = Fighters killed
label-killed-status-unknown = Killed, status unknown
label-persons-injured = People injured
label-civilians-injured = Civilians injured
label-persons-abducted = Abducted or disappeared
label-persons-detained = Unlawfully detained
label-victims-of-sexual-violence = Victims of sexual violence
number-of-incidents = The number of incidents
number-of-persons-killed = The number of people killed
number-of-civilians-killed = The number of civilians killed
number-of-fighters-killed = The number of fighters killed
number-of-killed-status-unknown = The number of people killed whose status is unknown
number-of-persons-injured = The number of people injured
number-of-civilians-injured = The number of civilians injured
number-of-persons-abducted = The number of people abducted or disappeared
number-of-persons-detained = The number of people unlawfully detained
number-of-victims-of-sexual-violence = The number of victims of conflict-related sexual violence
at-least = at least { $number }
range = { $number } (between { $low } and { $high })
range-open-least = { $number } (the upper bound is open)
range-open = { $number } (at least { $low }; the upper bound is open)
breakdown = { $whole } ({ $parts })
part-men =
    { $number } { $n ->
        [one] man
       *[other] men
    }
part-women =
    { $number } { $n ->
        [one] woman
       *[other] women
    }
part-adults =
    { $number } { $n ->
        [one] adult
       *[other] adults
    } whose sex was not recorded
part-boys =
    { $number } { $n ->
        [one] boy
       *[other] boys
    }
part-girls =
    { $number } { $n ->
        [one] girl
       *[other] girls
    }
part-children =
    { $number } { $n ->
        [one] child
       *[other] children
    }
part-persons_unknown = { $number } whose sex and age were not recorded
part-rest = { $number } whose sex and age the sources do not tell
part-excess = the parts as told exceed the whole by { $number }
part-by = { $number } by { $who }
parts-rest = { $number } not attributed to any of them

# -- changes
against-previous-quarter = the previous quarter
against-previous-period = the previous period
against-last-year-quarter = the same quarter of the previous year
against-last-year-period = the same period of the previous year
against-dates = the period { $dates }
during-previous-quarter = in the previous quarter
during-previous-period = in the previous period
during-last-year-quarter = in the same quarter of the previous year
during-last-year-period = in the same period of the previous year
during-dates = in the period { $dates }
change-noun-up = an increase of { $change } compared with { $against } ({ $before })
change-noun-down = a decrease of { $change } compared with { $against } ({ $before })
change-noun-unclear = no clear change compared with { $against } ({ $before })
change-noun-small = compared with { $before } { $during }
change-noun-same = the same number as { $during } ({ $before })
change-noun-confounded = which cannot be read against { $against } ({ $before }): confounded by coverage
change-noun-not-comparable = not comparable with { $against }, which the data do not cover
change-verb-up = { $about } increased by { $change } compared with { $against } ({ $before }), to { $now }
change-verb-down = { $about } decreased by { $change } compared with { $against } ({ $before }), to { $now }
change-verb-unclear = { $about } was { $now }, with no clear change compared with { $against } ({ $before })
change-verb-small = { $about } was { $now }, against { $before } { $during }
change-verb-same = { $about } was the same as { $during } ({ $before })
change-verb-confounded = { $about } was { $now }, against { $before } { $during }; the comparison is confounded by coverage
change-verb-not-comparable = { $about } cannot be compared with { $against }, which the data do not cover
acts-violations = violations
acts-abuses = abuses

# -- quarterly note
trend-opening = From { $period }, { $incidents } were recorded{ $place }, in which { $harm }.
trend-opening-none = From { $period }, no incident that meets the selection was recorded{ $place }.
trend-in = { " " }({ $place })
trend-were =
    { $n ->
        [one] { $counted }
       *[other] { $counted }
    }
trend-sentence = { $change }.
trend-both = { $change }. { $year }.
trend-civilians = Among those killed were { $breakdown }.
trend-status = Of the people killed, { $parts }.
status-civilians =
    { $number } { $n ->
        [one] is a civilian
       *[other] are civilians
    }
status-fighters =
    { $number } { $n ->
        [one] is a fighter
       *[other] are fighters
    }
status-unknown = the status of { $number } is unknown
trend-fall = A fall in what is recorded may reflect less coverage rather than less violence; the coverage of each dataset in the periods compared is given in the methodology.
trend-confounded = Where a comparison is confounded by coverage, what was recorded moved together with the number of those who could record it. It says nothing of how violence moved.
party-opening-abuses = Abuses in { $incidents } are attributed to { $who }, with { $counted }.
party-opening-violations = Violations in { $incidents } are attributed to { $who }, with { $counted }.
at-least-label = { $label } (at least)
at-least-short = { "≥ " }
trend-opening-bare = From { $period }, { $incidents } were recorded{ $place }.
sentence = { $text }.
again-up = Compared with { $against } ({ $before }), it is an increase of { $change }
again-down = Compared with { $against } ({ $before }), it is a decrease of { $change }
again-unclear = Compared with { $against } ({ $before }), there is no clear change
again-small = It was { $before } { $during }
again-same = It is the same as { $during } ({ $before })
again-confounded = The comparison with { $against } ({ $before }) is confounded by coverage
again-not-comparable = It cannot be compared with { $against }, which the data do not cover
party-opening-abuses-bare = Abuses in { $incidents } are attributed to { $who }.
party-opening-violations-bare = Violations in { $incidents } are attributed to { $who }.
party-share = This is { $share } of { $whole }.
party-places = { $label }, by place: { $places }.
party-none = No incident of the period is attributed to { $who }.
party-unattributed = { $incidents }, with { $counted }, are attributed to no party; fighting between parties is among them.
unattributed = Not attributed
place-count = { $place } ({ $number })
key-against = { $change } ({ $before } { $during })
key-small = { $before } { $during }
key-unclear = { $before } { $during }; no clear change
key-confounded = { $before } { $during }; confounded by coverage
title-unit = { $title } ({ $period })
date-at-or-between = { $dates }

# -- methodology and limits
method-datasets = The figures of this document were computed from { $list }.
method-dataset = { $name }, version { $version }, { $events } { $n ->
        [one] event
       *[other] events
    } from { $span }
method-snapshot = They rest on the frozen state { $snapshot } of the data. Anyone who holds the same datasets obtains the same numbers.
method-selection = Counted are the events that meet the following: { $selection }. An event belongs to the period in which it began.
method-selection-all = Counted are all events of the period. An event belongs to the period in which it began.
method-standard = Only what is established to the standard “{ $standard }” or higher is counted.
method-standard-none = The datasets name no standard of proof that could be filtered by; each event is counted as its provider established it.
method-value = Where a source gives a low, a best and a high estimate, the best is printed and the bounds stand in the annex; where it gives a minimum only, the sum says “at least”. Numbers were not rounded.
method-change = A percentage compares the counts of two periods. It is called an increase or a decrease only where the interval around the ratio of the rates, which allows for deaths that come in clusters, excludes no change; it is not printed where the base is under ten.
method-periods = The period is { $period }; the previous one is { $former }, the same period of the previous year { $year }.
method-parties = { $wording }
method-words = “Violations” is said of states and their forces, “abuses” of armed groups. Attribution follows the datasets named above; where they name several parties jointly, the act appears under each and the table says so.
method-civilians = The status of those killed is kept as the source gives it: civilian, fighter or unknown. Unknown is never counted as civilian.
limit-flag = { $number }: { $flag }.
everywhere = all places
limit-marks = Of { $all } of the period, some carry a mark that a reader must know:
limit-begins = { $name } begins only on { $first }.
limit-dates = { $number }: dated less precisely than to the day.
limit-places = { $number }: located less precisely than to the district.
limit-none = No event of the period carries a mark of imprecision.
limit-coverage = Only what was recorded can be counted. A fall in the numbers may reflect less coverage: fewer visits, fewer sources, or reports that arrive later. { $sentence }
limit-coverage-dataset = { $name } holds { $now } in the period, { $former } in the previous one and { $year } in the same period of the previous year.
limit-watched-fell = Coverage fell compared with { $against }. These offices ceased to watch or watched less: { $offices }.
limit-watched-rose = Coverage rose compared with { $against }. These offices began to watch or watched more: { $offices }.
limit-outside = { $name } does not cover the whole of the periods compared (it ends on { $last }).
limit-late = Events recorded after the datasets were taken, and events that their providers revise later, are not included.
limit-boundaries = The boundaries and names shown on the maps do not imply the expression of any opinion concerning the legal status of any country, territory, city or area, or concerning the delimitation of its frontiers or boundaries.

# -- selections in words
sel-country = country: { $values }
sel-place = place: { $values }
sel-pcode = P-code: { $values }
sel-cell = grid cell: { $values }
sel-box = box: { $values }
sel-party = party: { $values }
sel-perpetrator = attributed to: { $values }
sel-kind = kind of violence: { $values }
sel-victims = victims: { $values }
sel-standard = standard of proof: at least { $values }
sel-dataset = dataset: { $values }
sel-origin = origin: { $values }
sel-all = no restriction

# -- charts, maps, annex
chart-alt = Column chart, { $label } by month from { $first } to { $last }. Highest: { $peak } ({ $peakvalue }). The numbers follow in a table.
chart-month = Month
chart-period = The darker columns are the months of this report.
map-alt = Map of { $place }: { $label } by cell of half a degree, { $dates }. The darkest cells hold { $top } or more.
map-legend = { $label } per cell
map-note-cells = Each cell measures half a degree (about 55 km).
map-note-points = Only events located within 25 km are drawn. Not drawn, because their place is known less precisely: { $number }.
map-note-none = No event of the period is located precisely enough to be drawn.
annex-date = Date
annex-place = Place
annex-what = What was recorded
annex-killed = Killed
annex-civilians = Civilians
annex-attributed = Attributed to
annex-source = Sources
annex-lead = The { $listed } incidents with the most people killed are listed, of { $all } in the period. Those listed hold { $sum } of { $whole }; those not listed, { $rest }.
annex-lead-all = Every incident of the period is listed: { $all }, with { $whole }.
annex-sources-count =
    { $n ->
        [one] { $number } source
       *[other] { $number } sources
    }
annex-record = Record { $id }
unknown-place = place not told

# -- workbook
sheet-figures = Figures
sheet-incidents = Incidents
sheet-about = About
sheet-column-value = Value
sheet-column-low = Low
sheet-column-high = High
sheet-column-unit = Unit
sheet-column-population = Population
sheet-column-from = From
sheet-column-to = To
sheet-column-selection = Selection
sheet-column-method = Method
sheet-column-events = Events
sheet-column-snapshot = Snapshot
sheet-column-id = Figure

# -- verification
verify-ok = { $file }: every check passed.
verify-figure-printed = { $where }: figure { $figure } is printed as “{ $shown }”; the manifest gives “{ $expected }”.
verify-figure-missing = { $where }: figure { $figure } should be printed here as “{ $expected }” and is not.
verify-figure-extra = “{ $shown }” is printed as a figure and is not in the manifest.
verify-figure-altered = Figure { $figure } was altered in the manifest: its identifier no longer fits its content.
verify-figure-recomputed = { $where }: figure { $figure } is printed as { $printed }; on the same data it comes to { $now }.
verify-figure-arithmetic = { $where }: figure { $figure } does not follow from its parts: { $printed } instead of { $now }.
verify-figure-failed = Figure { $figure } could not be recomputed: { $reason }
verify-snapshot = The workspace no longer holds the snapshot { $snapshot }; figures were not recomputed.
verify-bytes = { $part }: bytes { $first } to { $last } were altered.
verify-size = { $part }: the size is { $now } bytes; { $expected } were sealed.
verify-part-extra = { $part } was added after the report was sealed.
verify-part-missing = { $part } was taken out after the report was sealed.
verify-seal = The seal printed ({ $printed }) is not that of the manifest ({ $expected }).
verify-blocks = The list of sealed blocks is missing or was altered.
verify-unchecked-workspace = Not checked: whether the data still give these numbers (no workspace was given).
verify-unchecked-signature = Not checked: who built the report. The manifest is not signed; compare the seal with the one the office publishes.
