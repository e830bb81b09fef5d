"""Persons to posts: candidates, seats and the whole run, at the size of a city."""
