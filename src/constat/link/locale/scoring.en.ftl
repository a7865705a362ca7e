events-incomplete = The table of events lacks columns: { $columns }. Import it with “constat dataset import”, or add them under these names.
engine-unknown = “{ $engine }” is no engine for linkage. Choose one of: { $known }.
truth-of-absent = { $file } names { $count } ids that no record bears ({ $ids }). Take these lines out, or give the tables that hold them.
truth-unreadable = { $file } has no columns left_id and right_id. Give a CSV with both, one true pair in each line.
