"""A finished run opened: explained, recomputed, supposed otherwise."""
