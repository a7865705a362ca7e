"""The editor's room: reports written over the case file and datasets, checked, submitted, approved by a second person, published."""
