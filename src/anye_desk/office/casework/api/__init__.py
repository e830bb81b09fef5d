"""The API of every kind of case."""
