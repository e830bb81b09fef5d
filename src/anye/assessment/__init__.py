"""Stage 3: what the law says of each person's months and each employer's year, and why."""
