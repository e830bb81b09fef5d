"""Stage 3, beside the year: who may be paid by which scheme, how much, and why not."""
