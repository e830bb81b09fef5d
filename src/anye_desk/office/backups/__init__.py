"""Backups: everything a machine holds of the desk, and back to the same root of the ledger."""
