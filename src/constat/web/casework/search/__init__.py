"""Finding: one box for what is plain; names and words, with a reason, for those who may."""
