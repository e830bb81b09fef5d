"""Persons and employers as the desk knows them."""
