"""Whose month counts, and as how many; of one person at one employer."""
