"""What is being typed, kept sealed every few seconds."""
