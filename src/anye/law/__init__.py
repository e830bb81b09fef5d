"""The law, one module per part, written for one person, one employer, one month or one year."""
