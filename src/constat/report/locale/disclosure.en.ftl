# -- disclosure control: what is withheld, and why
withheld-small = withheld: a number under { $threshold }
withheld-complementary = withheld so that a small number cannot be worked out
withheld-coarse = withheld: place or date narrower than the rule allows for this harm

disclosure-rule-value = disclosure: “{ $key }” cannot be “{ $value }”. Use one of: { $known }.
disclosure-threshold = disclosure: the threshold of { $key } is { $value }. Use 3 or more, or 0 for none: under 3 the mark itself would tell the number.
disclosure-no-mapping = disclosure: write a mode (check, enforce, off) or a mapping with these keys, numbers as whole numbers: { $known }.
disclosure-key = disclosure: the key “{ $key }” means nothing here. Known keys: { $known }.
disclosure-cell-twice = One cell of a table has two values. Give each cell a key of its own, or the same value.
disclosure-cell-missing = A sum names the cell { $key }, which the table does not hold. Add the cell.
disclosure-sum = The cells do not make the sum at { $key }. Check its parts; a count made twice stands as a cell of its own.

# -- why the gate holds something back
gate-small = The number is under { $threshold }.
gate-complementary = With it, a number under its threshold could be worked out from the other numbers and the totals.
gate-coarse = Its period, cell or box is narrower than the rule allows for this harm.
gate-derived = It is computed from a number that is withheld.
gate-differencing = With another published number ({ $other }, edition { $edition }) it would tell of fewer than { $threshold } people. What it counts: { $selection }
gate-differencing-warned = With another published number ({ $other }, edition { $edition }) it tells of fewer than { $threshold } people. What it counts: { $selection }
gate-late = It differs from what was published ({ $other }, edition { $edition }) by fewer than { $threshold } people: a late verification may be recognised. What it counts: { $selection }
gate-late-withheld = It differs from what was published ({ $other }, edition { $edition }) by fewer than { $threshold } people, so it is not printed. What it counts: { $selection }
gate-exposed = It is small, but numbers that are public already give it away. Withholding cannot take that back; assess the risk to the people concerned.
gate-coarsened = Rule for { $harms }: place no narrower than { $place }, date no narrower than { $date }.
gate-name-name-match = A name that looks like one on a list is no finding. It is not printed.
gate-name-no-finding = No finding names this person at a standard of proof.
gate-name-unsigned = The finding that names this person is not signed by a second person.
gate-name-below-standard = The finding that names this person is below the standard for names ({ $standard }).
gate-name-rights = Consent or the rights of the person named do not allow it.
gate-text-name = The text holds a name that must not be printed.
gate-text-telephone = The text holds what looks like a telephone number.
gate-text-e-mail = The text holds an e-mail address.
gate-text-coordinates = The text holds exact coordinates.
gate-consent-refused = The person refused publication.
gate-consent-withdrawn = The person withdrew consent to publication.
gate-consent-not-asked = Nobody asked the person whether this may be published.

# -- what a reader sees instead
instead-coarsened-row = the wider place and date, without the account
instead-withheld-name = the party and the rank or role, without the name
instead-withheld-statement = that a statement is held, without its words
instead-withheld-photograph = that a photograph is held, without the picture
instead-warned-text = the text as it stands, once two people have agreed to it
instead-warned = the number as it stands, once two people have agreed to it
instead-withheld = that something is withheld, and why

gate-no-entry = The gate has no entry for { $item }. Look at the list of its entries.
gate-no-override = { $item }: nobody may waive this rule. Change what the report shows instead.
gate-override-alone = { $item }: deciding otherwise needs a written reason and two different people. Give all three.

# -- words of a report in which something is withheld
withheld-in-words = fewer than { $threshold }
withheld-lead = Numbers under { $threshold } that could lead to a person are not printed, nor those from which they could be worked out: […] stands for one in the text, a mark with a letter in the tables. Ranges and the order of rows are left out with them.
disclosure-required = { $file } asks for disclosure control in mode “{ $mode }”, and counts a case file. Leave the mode out, or say enforce.
chart-alt-veiled = Column chart, { $label } by month from { $first } to { $last }. Some numbers are withheld. The others follow in a table.
