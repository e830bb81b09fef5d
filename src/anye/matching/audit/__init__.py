"""Is what a match wrote true? Looked at once more, plainly, without the code that made it."""
