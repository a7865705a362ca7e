links-title = Links
links-lead = Rows of several datasets that tell of the same incident are counted once. Your word on a pair stands above every score.
links-none = Nothing is linked in this workspace yet. This command links its datasets:
links-next = The next pair
links-labelled = Pairs judged
links-precision = Links that are right
links-recall = Right links that are found
links-enough = Enough pairs have been judged to say how good the links are. More still mend them one by one.
links-more = The next pairs are those whose answer tells most of how good the links are.
links-last = What was said
links-undo = Take my last word back
links-verdict =
    { $verdict ->
        [same] Same incident
        [different] Different incidents
        [unsure] Unsure
       *[withdrawn] Taken back
    }
links-pair = One incident, or two?
links-together = counted as one
links-apart = counted as two
links-why =
    { $why ->
        [judged-same] A person said that they are the same.
        [scored] Their score joins them.
        [part] One tells in parts what the other tells as one.
        [way] Other rows join them.
        [judged-different] A person said that they are different.
        [different-elsewhere] A word on other rows keeps them apart.
        [same-provider] Each stands with another row of the same provider, who tells an incident once.
        [under-threshold] Their score is too low to join them.
       *[never-scored] They are too far apart to have been compared.
    }
links-probability = Probability of the same incident: { $probability }.
links-field =
    { $name ->
        [date] Date
        [place] Place
        [area] Area
        [precision] Precision of the place
        [sides] Parties
        [kind] Kind
        [killed] Killed (low – best – high)
       *[account] Account
    }
links-reason = Why (kept with your word)
links-keys = Keys: 1 same, 2 different, 3 unsure.
links-end = Back to the queue
links-which = Say which: same, different or unsure.
links-steps = What speaks for it, and what against
links-steps-about = One bit doubles the odds that it is the same incident, minus one halves them.
links-step = Step
links-bits = Bits
links-map = Where each says it was
pair-unusable = This is no pair. Give two different rows, left and right; the queue of pairs leads to them.
