"""Identifiers and code lists: resident ID, certificates, credit code, divisions."""
