"""Stage 4, over the year: seats for those who come today, with an eye to who is still to come."""
