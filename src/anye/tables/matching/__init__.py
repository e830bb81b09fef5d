"""What matching reads and makes, and where it lies."""
