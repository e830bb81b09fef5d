"""What goes wrong when departments write down who somebody is, with the truth known."""
