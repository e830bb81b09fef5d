"""Who looked at a person's file: told to that person, and to officers."""
