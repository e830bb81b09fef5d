"""Stage 2: which records speak of the same person, which of the same employer."""
