# Witnesses' words as proposals: lists of names, counts, dates. Each message is the rule that a person reads before accepting.

## Lists of names
names-row-above-header = Row { $row } stands above the row of column names and was not taken for a victim.
names-row-too-wide = Row { $row } has { $cells } cells, where the list has { $columns } columns. Move what is too much, then paste the row again.
names-row-total = Row { $row } is a total, not a victim.
names-row-number-only = Row { $row } has a number and nothing else. Write the name, or "unknown".
names-row-header-again = Row { $row } repeats the column names.
names-row-several = Row { $row } tells of several persons. Enter them as a count, or write one row for each.
names-row-several-names = Row { $row } seems to hold several names. Write one a row, then paste again; if it is one person, remove the commas or the "and".
names-row-no-letters = Row { $row } has figures where the name stands. Check the columns; write "unknown" for a victim without a name.
names-row-nobody = Row { $row } tells of no person: it has neither a name nor an age, a sex, a village or a parent. Write "unknown" where the victim has no name.
names-columns-guessed = The list has no row of column names. Taken as: { $columns }. Check before accepting; add a first row with the names of the columns if this is wrong.
names-age-unclear = "{ $words }" may be a child or an adult: the age stays unknown.
names-age-near-eighteen = "{ $words }" does not decide between child and adult (under 18, or 18 and over): the age stays unknown.
names-age-unread = "{ $words }" is not understood as an age: the words are kept and the age stays unknown.
names-age-beside = "{ $age }" stood beside the name and is taken for the age.
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
count-status = Status as told: { $status }.
count-status-labelled = The word for them is the speaker's: the status stays unknown until it is established.
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

## Dates: how the words were read
date-said = "{ $words }": { $date }.
date-day-first = "{ $words }" read with the day first: { $date }.
date-month-first = "{ $words }" read with the month first: { $date }.
date-short-year = The year has two digits and is taken as { $year }.
date-weekday-differs = But { $date } is a { $found }, not a { $said }: ask again which is right.
date-weekday-decides = No year was said: that day is a { $weekday } in this one.
date-third = { $part ->
    [start] The beginning is taken as its first third.
    [middle] The middle is taken as its second third.
   *[end] The end is taken as its last third.
 }
date-week-of-month = "{ $words }", counted in sevens from the first day of the month, or back from its last: { $date }.
date-month-supplied = "{ $words }" says no month: { $date }.
date-from-today = "{ $words }", said on { $today }: { $date }.
date-week-before = Some say "{ $words }" on { $today } for the week before: { $date }.
date-width = Nobody counts this to the day: { $days ->
    [one] one day
   *[other] { $days } days
 } wider each side.
date-whole-month = Nobody counts months to the day: the whole month is taken.
date-whole-year = Nobody counts years to the day: the whole year is taken.
date-feast = { $name }: { $date }.
date-easter = { $name }, from Easter by the Gregorian reckoning: { $date }.
date-national = { $name } of this country: { $country }, { $date }.
date-islamic = { $name } of { $year } (Islamic year): { $reckoned } by the Umm al-Qura calendar; { $days ->
    [one] one day
   *[other] { $days } days
 } wider each side, because the moon is seen locally.
date-season = { $name }: in the Sahel taken as { $date }. It begins and ends earlier or later by place and year.
date-market = The market of { $place } is held on { $weekday }s.
date-market-said = "{ $words }" names the market day itself: { $weekday }.
date-market-day = Market day: { $date }.
date-within = Within the time said beside it: { $scope }.
date-about = Year and month follow from what is known of the incident: { $about }.
date-nearest = None falls within what is known of the incident ({ $about }): the nearest before it and after it are proposed.
date-latest = No year was said: the last one before { $today }.
date-moved = "{ $words }": { $date }.
date-around = "Around" is taken as { $days } days each side.
date-range = "{ $words }", from the first to the last: { $date }.
date-reference = Counted from what is known of the incident: { $about }.

## Dates: why words give none
date-impossible = "{ $words }" is no day of the calendar. Keep the words, and ask again.
date-backwards = "{ $words }" ends before it begins. Keep the words, and ask again.
date-vague = "{ $words }" gives no number: the words are kept, no day is invented.
date-open = "{ $words }" is open at one end: the words are kept, no bound is invented. Give the other end if it is known.
date-none = "{ $words }" fits no day that can be reckoned. Keep the words, and give the days by hand.
date-too-many = "{ $words }" may be any of { $count } days. Say the week or the month, then read the words again.
date-market-unknown = "{ $words }": the weekday of this market is not known. Tell it, then read the words again.
date-market-which = "{ $words }" does not say which market. Choose the place, then read the words again.
date-islamic-beyond = "{ $words }" lies beyond the Islamic calendar's table (1924 to 2077), or is no day of it. Give the days by hand.
date-reference-missing = "{ $words }" counts from another day that is not known yet. Give the date of the incident, then read the words again.
date-national-unknown = "{ $words }": say of which country, then read the words again.
market-weekday = The market of { $place } has "{ $weekday }" for its weekday. Give 0 for Monday to 6 for Sunday.

## Names of days
weekday-0 = Monday
weekday-1 = Tuesday
weekday-2 = Wednesday
weekday-3 = Thursday
weekday-4 = Friday
weekday-5 = Saturday
weekday-6 = Sunday
islamic-month-1 = Muharram
islamic-month-2 = Safar
islamic-month-3 = Rabi al-Awwal
islamic-month-4 = Rabi al-Thani
islamic-month-5 = Jumada al-Ula
islamic-month-6 = Jumada al-Thani
islamic-month-7 = Rajab
islamic-month-8 = Shaban
islamic-month-9 = Ramadan
islamic-month-10 = Shawwal
islamic-month-11 = Dhu al-Qidah
islamic-month-12 = Dhu al-Hijjah
islamic-day-1 = First day of Muharram
islamic-day-2 = First day of Safar
islamic-day-3 = First day of Rabi al-Awwal
islamic-day-4 = First day of Rabi al-Thani
islamic-day-5 = First day of Jumada al-Ula
islamic-day-6 = First day of Jumada al-Thani
islamic-day-7 = First day of Rajab
islamic-day-8 = First day of Shaban
islamic-day-9 = First day of Ramadan
islamic-day-10 = First day of Shawwal
islamic-day-11 = First day of Dhu al-Qidah
islamic-day-12 = First day of Dhu al-Hijjah
feast-tabaski = Tabaski (Eid al-Adha)
feast-korite = Korité (Eid al-Fitr)
feast-mawlid = Mawlid
feast-ashura = Ashura
feast-islamic-new-year = Islamic new year
feast-night-of-destiny = Night of Destiny
feast-arafat = Day of Arafat
feast-isra = Isra and Miraj
feast-easter = Easter
feast-good-friday = Good Friday
feast-easter-monday = Easter Monday
feast-palm-sunday = Palm Sunday
feast-ash-wednesday = Ash Wednesday
feast-ascension = Ascension
feast-pentecost = Pentecost
feast-whit-monday = Whit Monday
feast-lent = Lent (Christian fast)
feast-christmas = Christmas
feast-christmas-eve = Christmas Eve
feast-new-year = New Year's Day
feast-new-year-eve = New Year's Eve
feast-assumption = Assumption
feast-all-saints = All Saints' Day
feast-labour-day = Labour Day
feast-women-day = Women's Day
feast-africa-day = Africa Day
feast-epiphany = Epiphany
feast-independence-day = Independence Day
feast-national-day = National day
feast-army-day = Army Day
feast-martyrs-day = Martyrs' Day
season-rains = Rainy season
season-dry = Dry season
season-harvest = Harvest
season-lean = Lean season
season-cold = Cold season
season-hot = Hot season
