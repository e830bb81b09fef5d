"""Doubtful links: two records side by side, and the officer's answer."""
