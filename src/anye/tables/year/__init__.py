"""What assessment makes: months and years, and where they lie."""
