"""Windows on what the core worked out, taken whole or not at all, read only."""
