"""Units, months and arithmetic that every other package may use."""
