# -- entries of coverage
coverage-kind = “{ $kind }” is no kind of coverage. Use one of: { $known }.
coverage-reversed = The last day ({ $end }) lies before the first ({ $start }).
coverage-missing = There is no value for “{ $column }”. Every entry needs an office or organisation, a place, a first day and a kind.
coverage-date = “{ $value }” is no date. Write 2024-08-12, 12/08/2024 or 2024-08.
coverage-interviews = “{ $value }” is no number of interviews.
coverage-overlap = The office “{ $office }” is already “{ $kind }” from { $start } to { $end }. One office has one state a day: mend the dates of one of the two.
coverage-row = row { $row }: { $why }
coverage-empty = { $file } holds no rows. Give a table with a header and one row for each stretch of days.
coverage-columns = { $file } lacks the columns { $columns } (found: { $found }). A table of coverage has office, organisation, place, pcode, from, to, kind and reason; place, from, kind and one of office and organisation are needed.
coverage-no-file = There is no file { $file }.
coverage-file = { $file } cannot be read as a table ({ $why }). Save it as CSV in UTF-8 or as XLSX.
coverage-damaged = The workspace’s entries of coverage ({ $file }) are damaged ({ $why }). Bring the folder coverage back from a backup, or remove its file current and add the entries again.
coverage-refused =
    { $n ->
        [one] One row cannot be used; nothing was added. Mend it and try again, or use --skip-bad.
       *[other] { $n } rows cannot be used; nothing was added. Mend them and try again, or use --skip-bad.
    }
# -- what it does to words
confounded-by-coverage = confounded by coverage
coverage-fell = Coverage fell: { $now } offices a day watched these places, against { $before }. Ceased or reduced: { $lost }.
coverage-rose = Coverage rose: { $now } offices a day watched these places, against { $before }. New or enlarged: { $gained }.
coverage-held = Coverage held: { $now } offices a day watched these places, against { $before }.
coverage-unknown = Coverage is recorded for only one of the two periods; nobody knows whether as many watched in both.
coverage-none = No coverage is recorded for these places: nobody has entered who watched them and when. Without it a fall in reports cannot be told from a fall in watching.
coverage-lost-none = none by name
panel-said = Sources that reported in both periods ({ $sources }): { $count } against { $base }, ratio { $ratio }. All sources: { $all } against { $all-base }, ratio { $all-ratio }.
panel-differs = The two point in opposite directions: what moved is who reports, and nothing can be said of what happened.
panel-agrees = The two do not point in opposite directions.
panel-none = No source reported in both periods: the two cannot be compared on equal terms.
panel-left = Told a tenth or more of the other period, and nothing of this one: { $sources }.
panel-new = Told a tenth or more of this period, and nothing of the other one: { $sources }.
panel-rest = { $n } more
confounded-said = This is confounded by coverage: reports moved together with the number of those who could report. It says nothing of how violence moved.
