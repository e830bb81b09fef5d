"""Which records speak of one employer?"""
