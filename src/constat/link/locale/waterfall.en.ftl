waterfall-start = Any two rows that may be compared
waterfall-together = All of it together: rare words and places, closeness, what goes with what
waterfall-sum = The evidence of this pair
waterfall-date =
    { $level ->
        [same-day] Date: the same day
        [same-days] Date: the same days
        [overlap-few-days] Date: ranges of a few days overlap
        [overlap-week] Date: ranges of a week overlap
        [overlap-month] Date: ranges of a month overlap
        [overlap-long] Date: long ranges overlap
       *[apart] Date: no day in common
    }
waterfall-distance =
    { $level ->
        [unplaced] Distance: one has no point
        [points-3] Distance: two points within 3 km
        [points-10] Distance: two points farther than 3 km
        [near-3] Distance: near places within 3 km
        [near-21] Distance: near places within 21 km
        [near-far] Distance: near places farther than 21 km
        [area-3] Distance: areas with one centre
        [area-same-district] Distance: one district
        [area-same-province] Distance: one province, a district untold
        [area-other-district] Distance: one province, other districts
        [area-unnamed] Distance: areas without a name
       *[area-other-province] Distance: other provinces
    }
waterfall-place =
    { $level ->
        [untold] Name of the place: one is untold
        [same] Name of the place: the same
        [alike] Name of the place: alike
        [names-the-area] Name of the place: one names the area of the other
       *[other] Name of the place: another
    }
waterfall-kind =
    { $level ->
        [same] Kind of violence: the same
        [unknown] Kind of violence: one is unknown
       *[other] Kind of violence: another
    }
waterfall-parties =
    { $level ->
        [two] Parties: two in common
        [one-and-civilians] Parties: one in common, and civilians
        [one-of-one] Parties: the only one known in common
        [one] Parties: one in common
        [unknown] Parties: one is unknown
       *[none] Parties: none in common
    }
waterfall-deaths =
    { $level ->
        [untold] Deaths: untold
        [same-many] Deaths: the same, five or more
        [same-some] Deaths: the same, two or more
        [same-few] Deaths: the same, few
        [same-best-some] Deaths: the same best estimate
        [same-best-few] Deaths: the same best estimate, few
        [overlap] Deaths: ranges overlap
        [near] Deaths: near
       *[apart] Deaths: apart
    }
waterfall-account =
    { $level ->
        [untold] Account: one has none
        [five] Account: five telling words in common
        [three] Account: three telling words in common
        [most] Account: most telling words in common
        [two] Account: two telling words in common
        [all-of-one] Account: its only telling word in common
        [one] Account: one telling word in common
        [none-of-few] Account: none of few words in common
       *[none] Account: no telling word in common
    }
