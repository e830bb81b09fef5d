"""A whole year of certification, played on the desk by everybody who has a part in it."""
