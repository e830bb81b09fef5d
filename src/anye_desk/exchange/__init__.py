"""Tables from the store into the desk: whole or not at all."""
