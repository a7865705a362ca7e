people-columns = The list “{ $table }” lacks columns: { $columns }. A list of persons has “id” and “name” (or “given” and “family”); add them under these names.
people-no-id = In the list “{ $table }” { $rows } rows have no id. Give each row an id of its own.
