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

## Counts
count-one = "{ $words }": { $number }, one number told; no range is put around it.
count-about = "{ $words }": about { $number }; no lower or upper bound was told and none is invented.
count-at-least = "{ $words }": at least { $number }; nothing is known above it.
count-more-than = "{ $words }": { $number } is a lower bound that stays true; nothing is known above it.
count-at-most = "{ $words }": at most { $number }; nothing is known below it.
count-less-than = "{ $words }": { $number } is an upper bound that stays true; nothing is known below it.
count-exactly = "{ $words }": exactly { $number }, said to be certain.
count-range = "{ $words }": from { $low } to { $high }; no best number was told.
count-range-shared = "{ $words }": read as { $low } to { $high }, the hundreds or thousands said once for both; no best number was told.
count-perhaps = "{ $words }": { $number } is taken; { $other } is told as possible only and bounds nothing, it stays in the words.
count-vague = "{ $words }" gives an order of magnitude and no number: the words are kept, no number is invented.
count-harm = Counted as { $measure }, after "{ $words }".
count-harm-untold = The words do not say what was done to them: choose the harm.
count-harm-combined = "{ $words }" puts several harms into one number: it belongs to none of them alone. Ask for each.
count-harm-disappeared = "{ $words }" is not yet enforced disappearance: whoever verifies decides.
count-harm-detained = Whether the detention was unlawful or arbitrary is for whoever verifies.
count-measure-killed = persons killed
count-measure-injured = persons injured
count-measure-abducted = persons abducted or disappeared
count-measure-detained = persons detained
count-measure-sexual-violence = victims of sexual violence
count-within-person = "{ $words }" is one victim within this count, not one more.
count-within-number = "{ $words }" is a part of this count and is never added to it.
count-within-words = "{ $words }" are within this count; how many was not told.
count-beside-person = "{ $words }" is one victim beside this count.
count-beside-number = "{ $words }" come on top of this count.
count-beside-words = "{ $words }" come on top of this count; how many was not told.
