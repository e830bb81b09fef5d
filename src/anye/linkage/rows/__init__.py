"""Which rows do the feeds gain and lose by the links?"""
