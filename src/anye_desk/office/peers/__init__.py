"""Offices elsewhere with which files are exchanged: their keys, and what they said of a month."""
