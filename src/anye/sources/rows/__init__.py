"""Which rows of a block of text are accepted, and why not the others?"""
