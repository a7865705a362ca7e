watch-unknown-unit = Places cannot be watched by “{ $name }”. Choose one of: { $known }.
watch-unknown-order = A watchlist has no order “{ $name }”. Choose one of: { $known }.
watch-nothing = No event of the selection names a place by { $unit } on a day told closely enough. Widen the selection, or watch by another unit.
watch-short = The events begin on { $first }: on { $on } they cover less than the { $need } days that a watchlist needs. Choose a later day.
watch-driver-three-year-high = { $n } events in 30 days, more than in any such time of three years
watch-driver-year-high = { $n } events in 30 days, more than in any such time of a year
watch-driver-first-in-two-years = { $n ->
    [one] one event in 30 days, the first in two years
   *[other] { $n } events in 30 days, the first in two years
}
watch-driver-quiet-but-near = none here in a year, but { $n } events within 25 km in 30 days
watch-driver-none = { $n } events in 30 days, { $year } in a year; no rule names it
