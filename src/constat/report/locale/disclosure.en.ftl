# -- disclosure control: what is withheld, and why
withheld-small = withheld: a number under { $threshold }
withheld-complementary = withheld so that a small number cannot be worked out
withheld-coarse = withheld: place or date narrower than the rule allows for this harm

disclosure-rule-value = disclosure: “{ $key }” cannot be “{ $value }”. Use one of: { $known }.
disclosure-threshold = disclosure: the threshold of { $key } is { $value }. Use 3 or more, or 0 for none: under 3 the mark itself would tell the number.
disclosure-no-mapping = disclosure: write a mode (check, enforce, off) or a mapping with these keys, numbers as whole numbers: { $known }.
disclosure-key = disclosure: the key “{ $key }” means nothing here. Known keys: { $known }.
disclosure-cell-twice = One cell of a table has two values. Give each cell a key of its own, or the same value.
disclosure-cell-missing = A sum names the cell { $key }, which the table does not hold. Add the cell.
disclosure-sum = The cells do not make the sum at { $key }. Check its parts; a count made twice stands as a cell of its own.
