"""What happened, who did it, who read whose rows; added, never changed."""
