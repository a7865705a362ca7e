periods-overlap = The two periods ({ $period } and { $against }) share days. Compare periods that do not overlap.
unknown-split = A comparison cannot be split by “{ $name }”. Split it by party or perpetrator.
increased = increased
decreased = decreased
no-clear-change = no clear change
not-comparable = not comparable
method-rate-ratio = Ratio of the two rates per day. The interval allows for deaths coming in clusters (negative binomial counts per bin of { $bin_days } days, dispersion by Cox and Reid 1987, limits by likelihood ratio); the exact conditional interval of independent counts (Przyborowski and Wilenski 1940) is printed beside it and is never wider.
