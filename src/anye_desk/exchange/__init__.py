"""What passes the desk's walls: from the store, back to the core, to and from other provinces."""
