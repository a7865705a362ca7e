# Witnesses' words as proposals: lists of names, counts, dates. Each message is the rule that a person reads before accepting.

## Lists of names
names-row-above-header = Row { $row } stands above the row of column names and was not taken for a victim.
names-row-too-wide = Row { $row } has { $cells } cells, where the list has { $columns } columns. Move what is too much, then paste the row again.
names-row-total = Row { $row } is a total, not a victim.
names-row-number-only = Row { $row } has a number and nothing else. Write the name, or "unknown".
names-row-header-again = Row { $row } repeats the column names.
names-row-several = Row { $row } tells of several persons. Enter them as a count, or write one row for each.
names-row-no-letters = Row { $row } has figures where the name stands. Check the columns; write "unknown" for a victim without a name.
names-row-nobody = Row { $row } tells of no person: it has neither a name nor an age, a sex, a village or a parent. Write "unknown" where the victim has no name.
names-columns-guessed = The list has no row of column names. Taken as: { $columns }. Check before accepting; add a first row with the names of the columns if this is wrong.
names-age-unclear = "{ $words }" may be a child or an adult: the age stays unknown.
names-age-near-eighteen = "{ $words }" does not decide between child and adult (under 18, or 18 and over): the age stays unknown.
names-age-unread = "{ $words }" is not understood as an age: the words are kept and the age stays unknown.
names-sex-unread = "{ $words }" is not understood as a sex: it stays unknown.
names-child-word = "{ $words }" tells the sex. It is said of grown persons too, so the age stays unknown.
names-age-and-sex-disagree = "{ $sex }" says a child, "{ $age }" an adult: the age stays unknown.
names-status-unread = "{ $words }" is not one of the statuses: the status stays unknown.
names-status-is-harm = "{ $words }" says what was done to the person, not whether civilian or fighter: the status stays unknown.
names-harm-unread = "{ $words }" is not understood as a harm: it is left open.
names-formula-kept = A cell begins like a spreadsheet formula. It is kept as plain words and is never computed.
