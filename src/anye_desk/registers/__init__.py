"""Registers: one person's and one employer's file, and the ledger of who works where."""
