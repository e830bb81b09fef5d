"""What the store holds, taken by each part of the desk for itself; strung here, and commands."""
