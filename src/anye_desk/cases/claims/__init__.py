"""Claims of schemes: proposed from the records, accepted or changed, checked, approved."""
