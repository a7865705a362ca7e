statements-unreadable = { $file } cannot be read as a file of statements: { $problem }. Save it as UTF-8 and check its indentation.
statements-format = { $file } is no file of statements: its first line must read `constat: { $format }`.
statements-key = { $file } lacks `{ $key }`. A file of statements has sources, incidents and statements; see docs/understand/moura.md.
statements-repeated-id = { $file }: two statements have the same id. Give each its own.
statement-unusable = { $file }, statement { $statement }: missing, unknown or not understood: { $problem }. Mend the entry and read again.
statement-count = { $file }, statement { $statement }: the count { $count } cannot be read. Write one of { $known }, with a whole number, for a harm that the table holds.
statement-whole-missing = { $file }, statement { $statement }: { $part } refers to { $whole }, which the statement does not tell. Name a count of the same statement.
statement-part-too-large = { $file }, statement { $statement }: { $part } is larger than { $whole }, of which it is a part. Check both against the source.
note-statements = { $count } statements of { $incidents ->
    [one] one incident
   *[other] { $incidents } incidents
 }; { $single } give one number without a range. Rival accounts of one incident are counted once, as a range.
