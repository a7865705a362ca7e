timestamp-other-bytes = This timestamp was made for other bytes than { $digest }…. Show it with the file it belongs to.
timestamp-does-not-hold = The timestamp of { $digest }… does not hold: { $reason }. Ask for a new one, or name the authority's root certificate.
timestamp-no-digest = A timestamp is asked for 32 bytes of SHA-256, not { $size }. Give the file, or its digest.
timestamp-not-got = No timestamp came from { $authority }: { $reason }. The request stays in the queue; try again when the network is there.
timestamp-authority-name = “{ $name }” cannot name a timestamp authority. Use small letters, digits and hyphens.
