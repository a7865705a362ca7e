# -- what cannot be asked
effect-predictor = “{ $text }” is no predictor. Write a column, with the times whose mean is taken: invest, invest@1964..1969, density@1969, energy@1961..1969/2.
effect-unit = A row has nothing in the column “{ $column }”. Give every row the unit that it tells of.
effect-twice = { $unit } stands twice at { $time }. Keep one row for each unit and time.
effect-empty = The table has no rows. Bring one row for each unit and time.
effect-times = The column “{ $column }” mixes years with dates. Write all times in one way.
effect-holes =
    { $n ->
        [one] One value of “{ $column }” is missing ({ $holes }). Fill it from its source, or leave that unit out with --without.
       *[other] { $n } values of “{ $column }” are missing ({ $holes }). Fill them from their source, or leave those units out with --without.
    }
effect-number = { $unit } has “{ $value }” at { $time }, which is no number.
effect-absent = There is no unit “{ $unit }”. The units are: { $units }.
effect-date = The date { $date } lies outside the data, or is written in another way than their times, which run from { $first } to { $last }. Choose one with times before and after it.
effect-treated-out = “{ $unit }” is the unit asked about and cannot be left out of the table.
effect-column = There is no column “{ $column }” to match units on.
effect-donors =
    { $n ->
        [0] No donor is left; at least { $needed } are needed. A mixture of other units stands for what would have come without the event.
        [one] One donor is left; at least { $needed } are needed. With one there is no mixture, and no placebo to set beside it.
       *[other] { $n } donors are left; at least { $needed } are needed.
    }
effect-short =
    { $n ->
        [one] One time is left to follow before { $date }; at least { $needed } are needed. Bring earlier times, or choose a later date.
       *[other] { $n } times are left to follow before { $date }; at least { $needed } are needed. Bring earlier times, or choose a later date.
    }
effect-over = None of the times to average over lies on or after the event. Choose some from { $first } to { $last }.
effect-untold = The column “{ $column }” tells nothing of { $unit } in the times asked for. Choose other times, leave the unit out, or leave the column out.
effect-traits = The columns to match on are the same for every unit, or tell nothing before the event. Choose others, or none: units are then matched on the outcome itself.
its-short = { $before } months lie before { $date } and { $after } from it on; at least { $least_before } and { $least_after } are needed, so that the question can also be asked at dates when nothing happened.
its-empty = Nothing was counted in any month before { $date }: there is no course to leave. Choose a wider selection.
# -- synthetic control
effect-effect = { $unit }, from { $since }: what came differs from its synthetic control by { $mean } on average ({ $outcome }, { $first } to { $last }). The placebos bear the word effect.
effect-association = { $unit }, from { $since }: what came differs from its synthetic control by { $mean } on average ({ $outcome }, { $first } to { $last }). This is an association: the doubts below keep it from being called an effect.
effect-no-clear-difference = { $unit }, from { $since }: no clear difference from its synthetic control ({ $mean } on average; { $outcome }, { $first } to { $last }). Gaps as large occur where nothing happened.
effect-space = Placebos in space: { $n } of { $donors } donors, to which nothing happened, depart as much ({ $share } with the unit itself).
effect-time = Placebos in time (mean gap had the event come then): { $times }.
effect-time-none = No placebo in time could be made: too little is known before the event.
effect-without = Leaving out each donor of weight in turn: { $low } to { $high }.
effect-variants = Other methods: augmented { $augmented }, difference in differences { $did }.
effect-variants-did = Another method: difference in differences { $did } (the augmented one found no answer).
effect-chart-synthetic = synthetic control
effect-chart-gap = gap (pale: placebos)
effect-doubts = What speaks against it:
effect-doubt-aggregate = The donor “{ $unit }” is an aggregate of the others: a mixture of { $parts } units leaves next to nothing of it over, the treated unit among them. It has { $weight } of the weight. Leave it out with --without: part of what it tells is what the event did.
effect-doubt-aggregate-out = Without “{ $unit }” the mean gap is { $mean }.
effect-doubt-aggregate-name = The donor “{ $unit }” is by its name a total of others. It has { $weight } of the weight. If it is, leave it out with --without.
effect-doubt-affected = Left out because the event reached them: { $units }.
effect-doubt-moved = Donors with weight that departed as much at the same date: { $units }. The event may have reached them too; if so, name them with --affected.
effect-doubt-fit = The mixture did not follow the unit well before the event: it missed it by { $misfit }, which itself varied by { $variation }. Later gaps may be no more than that.
effect-doubt-one = One donor, { $unit }, has { $weight } of the weight: what happened there alone is taken for what would have happened here.
effect-doubt-few = With { $n } donors no placebo test can tell a gap from chance more finely than { $least }.
effect-doubt-time = At an earlier date, when nothing had happened, the same method finds a gap half as large or more.
effect-doubt-donor = Without one of the donors the gap is less than half as large, or turns round.
effect-doubt-variants = Another method tells a gap in the other direction.
effect-doubt-else = Whatever else happened in the same place at about { $since } is part of the gap.
effect-doubt-reach = An event that moved people or arms to the donors changes them too; the gap is then too large or too small.
effect-doubt-told = Where counts are reports, a gap may be one of reporting: see who watched before and after (constat coverage show).
method-synthetic = Synthetic control (Abadie and Gardeazabal 2003, AER 93; Abadie, Diamond and Hainmueller 2010, JASA 105): a mixture of { $donors } donors matched on { $predictors } predictors, weighed so that it follows the outcome over { $fitted } times before the event; computed by pysyncon. The placebos give the event to every donor in turn, and rank the ratio of the root mean square gap after to that before; the word effect needs a rank within { $chance }, a mixture that follows, no such gap at earlier dates, no dependence on one donor, no aggregate among the donors with weight, and the same direction by the ridge-augmented method (Ben-Michael, Feller and Rothstein 2021, JASA 116) and by difference in differences.
method-synthetic-outcomes = Synthetic control (Abadie and Gardeazabal 2003, AER 93; Abadie, Diamond and Hainmueller 2010, JASA 105): a mixture of { $donors } donors matched on the outcome of { $fitted } times before the event, each alike; computed by pysyncon. The placebos give the event to every donor in turn, and rank the ratio of the root mean square gap after to that before; the word effect needs a rank within { $chance }, a mixture that follows, no such gap at earlier dates, no dependence on one donor, no aggregate among the donors with weight, and the same direction by the ridge-augmented method (Ben-Michael, Feller and Rothstein 2021, JASA 116) and by difference in differences.
# -- interrupted time series
its-association = The monthly count left its earlier course in { $month }: level { $ratio } times the course ({ $low }–{ $high }). This is an association in time, not an effect.
its-no-clear-change = No clear break in { $month }: level { $ratio } times the earlier course ({ $low }–{ $high }).
its-whole = Counted from then on: { $seen }; the earlier course would have led to { $expected } (ratio { $ratio }, 95 % { $low }–{ $high }).
its-slope = Yearly growth after against before: ratio { $ratio } ({ $low }–{ $high }).
its-placebos = Placebos in time: at { $n } of { $dates } earlier dates, when nothing is said to have happened, the break is as clear ({ $share } with the date itself).
its-doubt-hanging = Neighbouring months hang together more than the model allows for: the intervals may be too narrow.
its-doubt-short = Only { $months } months follow: whether growth changed too cannot be asked.
its-doubt-else = Whatever else happened in { $month } is part of the break. Only places that the event did not reach could tell it apart (constat estimate synthetic-control).
its-doubt-course = The earlier course is continued as if nothing else had ever bent it; the longer ago the date, the less that means.
method-its = Interrupted time series: negative binomial regression of { $months } months ({ $before } before, { $after } after) on time, a break of level and (from 18 months on) of slope, season, and the days of each month as exposure; dispersion (alpha = { $alpha }) by the adjusted profile likelihood of Cox and Reid (1987, JRSS B 49), errors the greater of the model's own, enlarged by what neighbouring months have in common, and those of Newey and West (1987, Econometrica 55; { $lags } lags); see Bernal, Cummins and Gasparrini (2017, International Journal of Epidemiology 46). The same is asked at every earlier month with { $around } months on both sides, and its rank among them printed.
