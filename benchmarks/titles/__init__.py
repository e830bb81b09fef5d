"""How often is the right occupation among the five that are shown for a title?"""
