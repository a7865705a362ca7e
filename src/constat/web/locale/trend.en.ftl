trend-title = Trend
trend-heading = { $measure }: trend
trend-said = What the months say
trend-months = { $measure } by month
trend-alt = Line of { $measure } by month, { $first } to { $last }, with levels and dates of change; highest { $top } in { $when }. Who watched stands below on the same axis. The table holds every value.
trend-strip-alt = Who watched, month by month, for { $n } offices. The table below says the same in words.
trend-level = Level: { $mean } a month ({ $low } to { $high })
trend-coming = will likely become { $likely } ({ $low } to { $high })
trend-begins = A new level begins
trend-legend-count = Counted in a month
trend-legend-level = Level, with its 95% interval
trend-legend-when = The level changed (shaded: when it may have)
trend-legend-coming = What the latest months will likely become
trend-col-level = Level
trend-col-change = Change
trend-col-coming = Will likely become
trend-watched-title = Who watched
trend-watched-note = Months in which somebody was there and could be met. Few reports from where nobody watched are no sign of calm.
trend-more =
    { $n ->
        [one] One more office stands in the table only.
       *[other] { $n } more offices stand in the table only.
    }
trend-nobody = Nobody has entered who watched these places and when. Without it, a fall in reports cannot be told from a fall in watching. Enter it with: constat coverage add TABLE
trend-map-alt = Map of { $n } places: the larger the disc, the more months somebody watched. The table says the same.
trend-place = { $place }: watched in { $watched } of { $of } months
trend-offices =
    { $n ->
        [one] The office
       *[other] The { $n } offices
    }
trend-col-number = No.
trend-col-watched = Months watched
trend-col-of = Of months
trend-col-office = Office
trend-col-last = Last recorded
trend-compared = The last twelve months against the twelve before
trend-col-sources = Sources
trend-col-ratio = Ratio of rates (95%)
trend-col-word = In a word
trend-all-sources = All sources
trend-panel =
    { $n ->
        [one] The source that reported in both
       *[other] The { $n } sources that reported in both
    }
trend-methods = How this was computed
trend-explore = The events behind it
trend-see = Trend, and who watched
figure-interval = Interval of the sum
figure-interval-told = { $low } to { $high } (95%), where counts err apart from each other
figure-interval-open = { $low } or more (97.5%); open above, because some counts are minimums
figure-interval-how = How it was drawn
trend-event = An event
trend-event-label = Month of an event (2022-03)
trend-event-ask = Ask whether the months left their course
trend-event-hint = Asked of every earlier month too. Says whether it happened then, never why.
trend-legend-course = What the course before the event would have led to
trend-doubts = What speaks against it
