"""The departments' files as they arrived: counts, rejects, downloads."""
