"""The office watched: who did what, who works here, with whom it exchanges, how it fares, what is kept and what is destroyed."""
