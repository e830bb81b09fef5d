"""What people decide on the desk, one folder a kind; kinds do not know each other."""
