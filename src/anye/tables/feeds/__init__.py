"""Accepted rows of the departments' feeds."""
