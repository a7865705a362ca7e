parameter-rule = A cluster's count is taken
parameter-order = Order of sources
parameter-linked-run = Run of the linkage
parameter-partition = Clusters, SHA-256
linked-rule-range = from all accounts, as a range
linked-rule-order = from the first source in order that tells it
linked-rule-finding = from the finding where one exists
linked-account = { $taken ->
    [yes] tells { $value }, counted
   *[no] tells { $value }, not counted
 }
linked-by-range = Each incident once (linked, as a range)
linked-by-finding = Each incident once (linked, findings first)
linked-as-told = Events as they are told (not linked)
