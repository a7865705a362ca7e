"""Evidence: taken in, looked at safely, handed from hand to hand."""
