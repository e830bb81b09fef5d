"""Stage 5: the district's year as figures people read."""
