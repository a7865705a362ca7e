incident-new = New incident
incident-from = Out of statement { $code }: what it tells is filled in, and stays its own.
incident-why = Why
incident-why-help = Kept with the change, sealed.
incident-edit = Change
incident-edit-title = Incident { $code }
incident-moved = Changed by somebody else since you opened this page. Your values below are not written yet; sending them again puts them in place of those.
incident-merged = This incident was judged the same as another one.
incident-merged-into = Go there
incident-findings = What is established
incident-no-findings = Nothing yet: statements have been taken, no conclusion was drawn.
incident-matrix = Who says what
incident-matrix-about = Each cell is compared with what a finding concludes, else with what most statements tell. The comparison decides nothing; it shows where to look.
incident-voices = { $statements ->
    [one] One statement
   *[other] { $statements } statements
}, { $voices ->
    [one] one independent source
   *[other] { $voices } independent sources
}
incident-no-statements = No statement tells of this incident yet.
incident-attach = Add statements
incident-attach-go = Add the chosen ones
incident-attach-none = Every statement is in an incident already.
incident-split = Part them into an incident of their own
incident-victims = Victims
incident-victims-open = Lists and matching
incident-no-evidence = None yet.
incident-near = May be the same
incident-merge = It is the same
incident-merge-go = Same as { $code }
incidents-find = Words, a code, a place
incidents-total = { $n ->
    [0] No incidents
    [one] One incident
   *[other] { $n } incidents
}
incidents-none = Nothing fits. Take a facet away, or write fewer words.
incidents-months = Incidents by month
facets-label = Narrow the list
facets-clear = Show all
facet-status = Status
facet-kind = Kind
facet-admin1 = Region
facet-parties = Party alleged
facet-year = Year
column-status = Status
column-statements = Statements
column-voices = Independent
aspect = { $name ->
    [occurrence] What happened
    [date] When
    [place] Where
    [parties] Who
   *[harm] How many dead
}
aspect-sum = { $agrees } agree, { $differs } differ, { $silent } silent
cell-silent = says nothing
cell-differs = differs
cell-agrees = agrees
same-voice = one voice ({ $n })
choose = Choose
why = Why
root-join = Same root source
root-part = Voices of their own
root-choose-two = Choose two or more statements that repeat one source, then mark them.
root-strange = Statement { $code } belongs to another incident. Reload the page and choose again.
alike = { $name ->
    [date] same days
    [days] days that meet
    [place] place
    [admin1] region
    [kind] kind
   *[parties] party
}
alike-not = { $name ->
    [place] another place
    [admin1] another region
    [kind] another kind
   *[parties] other parties
}
finding-new = Draw a conclusion
finding-lone = signed by a lone verifier
finding-no-standard = no standard yet
evidence-add = Add evidence
save = Save
