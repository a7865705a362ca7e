overview-title = Map and timeline
overview-list = As a list
overview-open = Map and timeline
overview-where = Where
overview-mark = { $name }. { $status }. { $statements ->
    [one] { $statements } statement
   *[other] { $statements } statements
}.
overview-several = { $n } incidents, { $place }
overview-rough = Place known within about { $km } km.
overview-ring = Place known only roughly: within the ring
overview-size = The larger the mark, the more statements tell of it. Incidents of one place and one status are one mark.
overview-without = { $n ->
    [one] { $n } incident has no point on the map: its place is not known, or only its country is.
   *[other] { $n } incidents have no point on the map: their place is not known, or only its country is.
}
overview-left = { $n ->
    [one] { $n } more incident, with fewer statements, is not drawn. Narrow the selection to see it.
   *[other] { $n } more incidents, with fewer statements, are not drawn. Narrow the selection to see them.
}
overview-months = By month
overview-month = Month
overview-top = incidents by month, at most { $n }
overview-before = { $n ->
    [one] { $n } incident before { $first } is not drawn.
   *[other] { $n } incidents before { $first } are not drawn.
}
overview-undated = { $n ->
    [one] { $n } incident has no date.
   *[other] { $n } incidents have no date.
}
overview-table = The same as a table
overview-bar = { $month }: { $counts }
