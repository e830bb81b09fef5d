"""The desk with as many cases as a city has: lists, the next case, fifty at work, many at once."""
