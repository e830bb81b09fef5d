"""The environment of pandas, a peer of the year's heavy step."""
