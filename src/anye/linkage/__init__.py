"""Stage 2: which records speak of one person, and which of one employer."""
