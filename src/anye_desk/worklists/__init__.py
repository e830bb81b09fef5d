"""The home of each role: what waits for me, by when, over all kinds of case."""
