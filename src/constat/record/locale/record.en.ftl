not-canonical = This entry has no canonical form: { $what }. Decimals are written as text, keys in ASCII. Nothing was written.
cannot-open = This sealed value does not open: its key is another one, it was moved, or its bytes were changed. Verify the register with `constat register verify`.
record-disk-full = The disk is full: “{ $place }” could not be written. Nothing was changed. Free some space, then try again.
record-not-writable = “{ $place }” cannot be written: the folder or disk is read-only for this account. Nothing was changed. Give yourself the right to write, or choose another folder.
record-storage-failed = “{ $place }” could not be read or written: { $reason }. Nothing was changed. Check the disk, then try again.
