"""A move made of many cases at once: chosen, looked at, confirmed, and how each ended."""
