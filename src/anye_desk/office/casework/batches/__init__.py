"""What is settled goes to another authority in numbered files, and what it answers comes back."""
