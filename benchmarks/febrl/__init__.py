"""FEBRL 1 to 4, the data sets that record linkage is compared on, with Splink 5."""
