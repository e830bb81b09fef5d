"""Whom and what matching knows of: read from declared tables, checked, and turned into arrays."""
