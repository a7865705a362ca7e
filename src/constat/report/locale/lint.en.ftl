# -- remarks on the words of a passage
lint-abuses-of-state = { $where }: “{ $about }” is said of { $who }. Of a state and its forces, write “violations”.
lint-violations-of-group = { $where }: “{ $about }” is said of { $who }. Of an armed group, write “abuses”.
lint-least-missing = { $where }: { $about } prints the lower bound. Write “at least” before it, or print the range.
lint-least-twice = { $where }: “{ $about }” says it twice: the figure is a minimum and prints “at least” itself. Take it out.
lint-firm-unverified = { $where }: “{ $about }” states as a fact what the sentence calls “{ $unsure }”. Write “allegedly” or “is said to have”, and who says so.
lint-perpetrator-unpresumed = { $where }: “{ $about }” takes as settled what is alleged. Write “alleged perpetrators”, or that the acts are attributed to them.
lint-verdict = { $where }: “{ $about }” is a verdict, or a word of one side. Describe the act, or mark the word as a quotation with its source.
lint-typed-number = { $where }: “{ $about }” is a number by hand. Name a figure (fig:...), or mark it as a literal.
lint-typed-percent = { $where }: “{ $about }” is a percentage by hand. Name a comparison (compare:...) or a share (share:...): they are computed.
lint-percent-wrong = { $where }: { $before } to { $now } is { $right }, not “{ $told }”. Name the comparison, and check that both numbers are of the same unit and population.
lint-percent-small = { $where }: “{ $told }” stands on a base of { $before }. Under { $small }, give the two numbers without a percentage.
lint-parts-sum = { $where }: { $parts } make { $sum }, not { $whole }. Say what the { $difference } are, or correct a number (a footnote mark may have run into it).
lint-parts-over = { $where }: { $parts } make { $sum }, more than the { $whole } that they are to be among. Check which is the whole, and whether some are counted twice.
lint-units-clash = { $where }: “{ $other }” here and “{ $one }” elsewhere: the same number of events and of persons. Say which it is.
