"""Which records speak of one person?"""
