"""Numbered documents: what one says is frozen when it is issued, and anybody can check it."""
