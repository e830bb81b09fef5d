"""Feeds that contradict each other: who is asked, what was answered, the letters."""
