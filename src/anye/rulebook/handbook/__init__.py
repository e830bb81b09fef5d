"""The law as a person reads it: one name, every change, the pages of docs/law."""
