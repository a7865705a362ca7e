# Files as a whole
is-folder = { $file } is a folder. Name the file in it; several files are added one by one.
no-such-file = There is no file { $file }. Check the path.
unknown-kind = { $file }: “{ $kind }” is no kind of source. Known: { $known }.
empty-file = { $file } holds no rows. Check that the download or export was complete.
damaged-archive = { $file } is damaged, cut short, or locked with a password. Download or copy it again; if it has a password, unpack it first.
damaged-workbook = { $file } cannot be opened as a workbook: it is damaged, cut short, or locked with a password. Open it in Excel or LibreOffice and save it again, or save it as “CSV UTF-8”.
damaged-file = { $file } is damaged or cut short. Download or export it again.
zip-not-one-table = { $file } holds { $count ->
    [0] no table
   *[other] { $count } tables
  } (inside: { $inside }). Unpack it and give one CSV file.
expands-too-far = { $file } unpacks to more than { $limit } GiB. It is refused for safety; unpack it yourself and give the CSV file.
not-text = { $file } is no text file. Give a CSV, TSV, Excel or Parquet file.
not-utf8 = { $file }, near line { $row }: the byte { $byte } is not UTF-8 text. The file was saved in another encoding, and guessing it would put wrong letters into names. Save it again as “CSV UTF-8”, or convert it, for instance with: iconv -f WINDOWS-1252 -t UTF-8.
unclosed-quote = { $file }, row { $row }: a quotation mark is opened and never closed, so that the rest of the file would become one cell. Close it, or export the file again.
huge-cell = { $file }, row { $row }, column { $column }: one cell holds { $size } bytes; the limit is { $limit }. Look for a lost quotation mark there.
repeated-columns = { $file }: these columns stand more than once: { $columns }. Rename or remove the repeated ones.
nested-columns = { $file }: these columns hold lists or binary data, not single values: { $columns }. Remove them or write them as text.
formulas = { $file } contains formulas. They are never evaluated, and their last results may be out of date. Copy the sheet, paste as values, and save it.
columns-missing = { $file } lacks what it must have: { $columns }. Export all columns again.
no-header = { $file } has no row of column names, and its columns fit no known order. Put the provider's column names into the first row.
swapped-columns = { $file }: { $first } and { $second } seem to be exchanged: { $count } of { $total } rows fit only the other way round. Correct the column names in the first row.
most-rows-fail = { $file }, column { $column }: { $count } of { $total } rows cannot be used (first: row { $row }, “{ $value }”): { $reason } So many at once mean that the column is not what its name says. Check whether columns were exchanged or shifted, and give the file again.

# Rows
reason-missing = The cell is empty.
remedy-missing = Fill it in, or remove the row.
reason-row-too-long = The row has more cells than there are columns.
remedy-row-too-long = Look for a comma outside quotation marks in this row.
reason-not-a-whole-number = It is not a whole number.
remedy-not-a-whole-number = Give digits only, or leave the cell empty where the number is unknown.
reason-not-a-number = It is not a number.
remedy-not-a-number = Give degrees as a decimal number, such as 14.35.
reason-negative = It is below zero.
remedy-negative = Give 0 or more, or leave the cell empty where the number is unknown.
reason-too-small = It is below { $least }.
remedy-too-small = Correct the number.
reason-number-too-large = The number is impossibly large.
remedy-number-too-large = Correct the number; look for shifted columns in this row.
reason-not-a-date = It is not a date that can be read without guessing.
remedy-not-a-date = Write it as year-month-day, such as 2022-03-27.
reason-end-before-start = The end lies before the start.
remedy-end-before-start = Correct one of the two dates.
reason-latitude-out-of-range = A latitude lies between -90 and 90 degrees.
remedy-latitude-out-of-range = Correct it; look whether latitude and longitude are exchanged.
reason-longitude-out-of-range = A longitude lies between -180 and 180 degrees.
remedy-longitude-out-of-range = Correct it; look whether latitude and longitude are exchanged.
reason-half-a-point = Only one of latitude and longitude is given.
remedy-half-a-point = Give both, or neither.
reason-repeated-id = The same id stands in an earlier row, which was kept.
remedy-repeated-id = Keep one row per id.
reason-unknown-type-of-violence = It is none of the types 1 (state-based), 2 (non-state) and 3 (one-sided).
remedy-unknown-type-of-violence = Give 1, 2 or 3.

# What must be known of a file
note-no-header = The file has no row of column names. Its { $width } columns were recognised by their content: { $columns }.
note-no-end = The file gives no last day; each event counts as one day.
note-cells-differ = In { $count } rows the provider's PRIO-GRID cell is not the cell of the point given. The computed cell is used.
note-unknown-codes = Column { $column }: { $count } codes are none of the codebook's and count as unknown.
note-names-with-comma = { $count } names with a comma were kept as one party each, since their parts do not stand alone in the file: { $names }.
note-columns-absent = { $count } columns of the codebook are not in this file and stay unknown: { $columns }.
note-folded = { $count } rows told an event that another row of the file had told already (one row per actor). Each event counts once.
note-single-number = The provider gives one number of deaths per event, without a range. It is kept as the number reported and never called a best estimate.
note-other-id = The file has no event_id_cnty; events are known by { $column }, which may differ in another export.
frozen-unreadable = “{ $file }” is no frozen state of a case file that this program can read ({ $reason }). Freeze it again, or install a newer version of Constat.
