search-title = Find
search-go = Find
search-none = Nothing that you may see fits.
search-sealed = Among names and words
search-sealed-about = Names however they are spelt, and words of statements. Each record that is found is opened, and logged with your reason; { $cap } an hour at most.
search-what = Name or words
search-among = Among
search-names = Names
search-words = Words of statements and notes
search-sealed-go = Search and log
search-asof = The index is of
search-selections = Kept selections
search-rename = Rename
search-forget = Forget
search-keep = Keep this selection as
search-keep-go = Keep
search-related = Around it
search-related-by = { $name ->
    [place] same place
    [days] within 14 days
   *[party] a party in common
}
search-related-near = { $km } km away
search-mywork = For you
search-overdue = Deadline for a reply has passed: note the answer, or the silence
search-deadline = Deadline
search-expired = Alerts no longer valid: note what came of them
search-unasked = Statements taken more than a month ago for which a consent was not asked
search-old-drafts = { $n ->
    [one] { $n } draft has been lying for more than a week.
   *[other] { $n } drafts have been lying for more than a week.
}
search-type = Type
search-found = Found
