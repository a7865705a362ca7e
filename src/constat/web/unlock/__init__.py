"""Unlocking, locking, the passphrase again, the second factor."""
