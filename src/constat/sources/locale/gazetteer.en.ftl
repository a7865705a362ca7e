gazetteer-no-name = { $file } has no column of place names. Its columns: { $columns }. Name one of them “name”, “place”, “locality” or “village”.
gazetteer-codes-only = { $file } has P-codes and no names beside them. Export the table with its columns of names (ADM1_FR, ADM2_FR, …).
reason-name-too-long = The name has more than { $most } characters.
remedy-name-too-long = Shorten it; look whether two columns have run together in this row.
reason-unknown-weekday = It is no day of the week.
remedy-unknown-weekday = Write its name (Monday, lundi), or a number from 0 (Monday) to 6 (Sunday).
reason-unknown-country = There is no such country.
remedy-unknown-country = Write its name or its ISO code, such as MLI.
