"""How is a file of any kind read: as blocks of text, every line accounted for?"""
