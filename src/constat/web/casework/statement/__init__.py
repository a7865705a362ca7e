"""A statement: taken on one page, read with its history."""
