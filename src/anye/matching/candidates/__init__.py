"""Which posts fit a seeker: every limit held, exactly, and the best by an open score."""
