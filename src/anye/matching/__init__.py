"""Stage 4: which seeker for which post, why, and what would help where there is none."""
