events-incomplete = The table of events lacks columns: { $columns }. Import it with “constat dataset import”, or add them under these names.
engine-unknown = “{ $engine }” is no engine for linkage. Choose one of: { $known }.
