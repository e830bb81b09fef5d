"""Planted situations with their true answers, one module per family."""
