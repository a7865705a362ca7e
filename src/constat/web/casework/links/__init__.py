"""Link review: two rows side by side, what spoke for and against, and a word on whether they are the same."""
