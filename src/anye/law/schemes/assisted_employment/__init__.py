"""Assisted employment (辅助性就业): months worked at an institution; the money is not known."""
