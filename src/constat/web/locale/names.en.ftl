names-title = New list of names
names-who = Who gave us the list
names-list = The list
names-list-about = Copy the rows in Excel and paste them into any cell below, or into the box. Nothing is required of a row: a first name, a nickname or “unknown” is enough. What the list does not say stays unknown.
names-pasted = Or paste the list here
names-read = Read what was pasted
names-file = Or a file
names-file-about = XLSX or CSV, at most 25 MB; the first sheet that holds anything. It is read in memory and not kept.
names-upload = Read the file
names-file-kind = “{ $file }” is not a list that can be read here. Save it as .xlsx or .csv and choose it again.
names-file-large = “{ $file }” is too large for one list. Split it into several files of at most 25 MB.
names-too-long = One list holds at most { $most } rows. Save this one, and take the rest as a second list.
names-columns = What the columns were taken for
names-columns-about = If a column was taken for another, write its heading in the first row of your sheet and paste it again.
names-column-kept = kept under its own heading, in the details
names-field = { $name ->
    [index] number
    [name] Name
    [given] First name
    [surname] Family name
    [nickname] Nickname
    [father] Father
    [mother] mother, in the details
    [age] Age
    [sex] Sex
    [village] Village
    [status] Status
    [harm] What was done
    [date] Day
    [day] Day
    [occupation] occupation, in the details
    [place] place, in the details
    [contact] contact, in the details
   *[notes] Details
}
names-cell = { $name ->
    [name] Name, row { $row }
    [nickname] Nickname, row { $row }
    [father] Father, row { $row }
    [age] Age, row { $row }
    [sex] Sex, row { $row }
    [village] Village, row { $row }
    [status] Status, row { $row }
    [harm] What was done, row { $row }
    [date] Day, row { $row }
   *[notes] Details, row { $row }
}
names-grid = The rows of the list
names-row = Row
names-unread = { $n ->
    [one] One row does not tell of one victim: left out of the grid, word for word
   *[other] { $n } rows do not tell of one victim each: left out of the grid, word for word
}
names-unread-get = These rows as a sheet (XLSX)
names-unread-sheet = Rows not read
names-unread-row = Row
names-unread-why = Why
names-unread-words = As it stands
names-alike = { $n ->
    [one] Two rows look alike
   *[other] { $n } pairs of rows look alike
}
names-alike-about = They may be one person or two. Nothing is joined; clear a row if it is the same person twice.
names-alike-rows = Rows { $left } and { $right }:
names-filled = { $n ->
    [0] No row yet
    [one] One victim
   *[other] { $n } victims
}
names-more = More rows
names-check = Check the rows
names-verbatim = The list word for word
names-verbatim-about = This is kept as the words of the source, sealed, whatever is changed in the grid.
names-harm-all = What was done to those on the list
names-harm-all-help = Only where the list as a whole says so (“list of the dead”). A row that says something else keeps its own.
names-of = Which incident, when, where
names-of-about = All of this can be left for later.
names-none = The list is empty. Paste it, or type one row at least.
names-odd-rows = { $n ->
    [one] Row { $rows } does not tell of one victim; the reason stands below it. Mend or clear it.
   *[other] Rows { $rows } do not tell of one victim each; the reason stands below each. Mend or clear them.
}
names-save = Save the list
