"""One employer's year typed in by hand, worked out by the same rules."""
