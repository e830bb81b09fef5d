"""Stage 1: feeds of departments, checked row by row, kept whole or not at all."""
