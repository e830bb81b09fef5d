"""Stage 3, beside the year: who is in work where, since when, and who is newly in work."""
