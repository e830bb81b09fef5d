"""The heavy step of a year by hand in other libraries: everybody's staff and wages by employer."""
