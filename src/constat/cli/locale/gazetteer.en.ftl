help-gazetteer = Gazetteers: places by name, with all their namesakes, offline.
help-gazetteer-import = Import places: a GeoNames country dump, a table of P-codes (OCHA COD-AB), or a list of your own. The same name again replaces.
help-gazetteer-search = Search a place by name, however it is spelt. What follows a comma chooses among namesakes: "Moura, Djenné".
help-gazetteer-list = List the gazetteers.
help-gazetteer-remove = Remove a gazetteer.
help-gazetteer-country = Country of the places, where the file names none.
help-gazetteer-since = First day on which the divisions of this file are in force, such as the day of a reform.
help-gazetteer-until = Last day on which they were in force.
help-gazetteer-name = Name of the gazetteer in the workspace; else the file's.
help-gazetteer-only = Only this country, by name or code.
help-gazetteer-on = Day whose administrative divisions come first, such as 2022-03-27.
metavar-words = WORDS…
metavar-day = DAY
gazetteer-row-rows-read = rows read
gazetteer-row-places = places
gazetteer-row-derived = divisions named above others
gazetteer-row-rejected = refused
gazetteer-row-markets = with a market day
gazetteer-head-name = gazetteer
gazetteer-head-file = file
gazetteer-head-places = places
gazetteer-head-markets = market days
gazetteer-head-countries = countries
gazetteer-head-imported = imported
gazetteer-stored = The gazetteer “{ $name }” is in place. Try: constat gazetteer search NAME
gazetteer-removed = The gazetteer “{ $name }” has been removed.
gazetteer-none = There is no gazetteer here yet. Import one: constat gazetteer import FILE
gazetteer-nothing = No place is spelt so, nor nearly so.
gazetteer-day = “{ $text }” is no day. Write it year-month-day, such as 2022-03-27.
gazetteer-namesakes = { $name }: { $count ->
    [one] one place of this name
   *[other] { $count } places of this name
  }
