"""The townships of a district and their official codes."""
