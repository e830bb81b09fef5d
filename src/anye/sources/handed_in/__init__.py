"""What was handed in: which files, in which order, of which feed?"""
