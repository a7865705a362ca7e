"""Readers: one folder per outside source. They read and map; they store nothing."""
