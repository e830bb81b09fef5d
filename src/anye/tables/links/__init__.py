"""What linkage makes: who a row speaks of, what the feeds speak of, where it lies."""
