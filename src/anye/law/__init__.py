"""The law by part, written for one person, one employer, one month or one year."""
