"""The first page: an office, its first member, its recovery key."""
