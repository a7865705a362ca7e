victims-title = Victims of { $code }
victims-incident = Incident { $code }
victims-harm = By what was done
victims-all = All
victims-none = No victim of this incident is recorded one by one yet. Take a list of names, or a statement that names somebody.
victims-sum = { $named } named, { $partly } partly named, at least { $unnamed } unnamed
victims-sum-about = Out of { $records } records. Records judged the same count once. Whoever is only counted may stand by name in another list: so the unnamed are a minimum, what the longest list holds beyond everybody who is named.
victims-contradictions = { $n ->
    [one] One pair was judged different, while other judgements hold the two together. Take one of them back:
   *[other] { $n } pairs were judged different, while other judgements hold the two together. Take some of them back:
}
victims-lists = Lists and statements
victims-total = Together
victims-overlap = Overlap of the lists
victims-overlap-about = How many of the same victims stand in both lists, by what was judged so far. On the diagonal: how many stand in the list itself, repetitions taken out.
victims-repeats = Repeats another source, so that an overlap with it confirms nothing:
victims-compare = Compare two lists
victims-compare-about = Names are opened a page at a time; each page is one line in the log of readings, with your reason.
victims-left = One list
victims-right = The other
victims-reason = To match two lists of victims
victims-compare-go = Show pairs that may be one person
victims-judged = Judged last
victims-verdict = { $verdict ->
    [same] the same person
    [different] two persons
   *[unsure] uncertain
}
victims-undo = Take back
victims-breakdown-about = These are counts of records as the lists tell them: a victim in two lists stands in them twice. What no list says is unknown, and stays so.
victims-match = Two lists side by side
victims-back = Victims of the incident
victims-waiting = { $n ->
    [one] One pair of { $left } and { $right } may be one person
   *[other] { $n } pairs of { $left } and { $right } may be one person
}
victims-keys = Keys 1, 2, 3 answer for the pair that is marked and go on to the next; U goes back and clears. Nothing is joined: a judgement can be taken back at any time.
victims-pair = Pair { $n } · likeness { $likeness } of 100
victims-near = spelled otherwise
victims-keep = Keep these and show the next
victims-end = Keep these and stop
victims-no-pairs = Nothing in { $left } and { $right } looks like one person any more, beyond what was judged.
victims-unopened = { $n ->
    [one] One named record of these lists was not compared: you may open only what you entered yourself. A verifier compares all.
   *[other] { $n } named records of these lists were not compared: you may open only what you entered yourself. A verifier compares all.
}
victims-strange = One of these records is no victim of this incident. Go back to the incident and compare again.
victims-two-lists = Choose two different lists of this incident.
victims-judged-already = Somebody judged one of these pairs meanwhile. Nothing of this page was kept; go back and compare again.
victims-moved = Somebody changed this judgement meanwhile. Nothing was taken back; go back and look again.
victims-log = { $reason } (victims { $ids })
