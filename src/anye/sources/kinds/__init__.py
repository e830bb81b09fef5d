"""One reader per kind of column: text in, typed values and the number of a reason out."""
