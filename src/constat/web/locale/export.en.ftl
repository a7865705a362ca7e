export-form = There is no form “{ $form }” of a list. Ask for one of: { $known }.
export-too-long = The list has more than { $limit } rows. Narrow it by its facets, and export again.
column-title = Title
column-first = First day
column-last = Last day
column-country = Country
column-admin2 = Second division
column-address = Record
