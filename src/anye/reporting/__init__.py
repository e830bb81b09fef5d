"""Stage 5: what a person reads of a year."""
