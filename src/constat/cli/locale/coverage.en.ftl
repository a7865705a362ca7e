help-coverage = Who watched which place in which period: offices open and closed, access refused, networks cut.
help-coverage-add = Add entries of coverage: a table (CSV or XLSX), the case file’s register, or one entry by hand.
help-coverage-show = Show month by month how many offices watched the places of a selection.
help-coverage-register = Take the coverage records of the case file (constat record add coverage …), as the member who unlocks it sees them.
help-coverage-office = The office or base.
help-coverage-organisation = The organisation, where the office is not its only one.
help-coverage-place = The place watched.
help-coverage-pcode = Its P-code.
help-coverage-from = First day.
help-coverage-to = Last day; without it the entry lasts.
help-coverage-kind = mission, office-open, office-closed, visit-refused, remote-only or network-cut (open, closed and denied are understood).
help-coverage-reason = Why: withdrawal, decree, masts destroyed.
help-coverage-skip-bad = Add the good rows although others cannot be used.
help-coverage-dry-run = Read and check only.
help-estimate-nowcast = What the latest months will likely become, from how late events were recorded.
help-nowcast-now = The day as of which events are known; later records are left out. By default the day of the last record.
help-nowcast-months = How many of the latest months to tell.
help-nowcast-level = Probability that the interval is to hold.
help-nowcast-seed = The same seed gives the same draws.
coverage-one-way = Give a FILE, or --register, or one entry by its options (--office, --place, --from, --kind): exactly one of the three.
coverage-added =
    { $n ->
        [one] One entry of coverage, { $new } new.
       *[other] { $n } entries of coverage, { $new } new.
    }
coverage-would-add =
    { $n ->
        [one] One entry of coverage, { $new } of them new; nothing was written.
       *[other] { $n } entries of coverage, { $new } of them new; nothing was written.
    }
coverage-month = month
coverage-watching = watching, a day
coverage-month-note =
    { $n ->
        [one] From one entry. Each cell is the number of offices so on any day of the month; the last column is how many watched on an average day.
       *[other] From { $n } entries. Each cell is the number of offices so on any day of the month; the last column is how many watched on an average day.
    }
nowcast-month = month
nowcast-known = known
nowcast-likely = likely
nowcast-interval = interval
nowcast-share = reported so far
