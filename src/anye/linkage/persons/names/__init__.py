"""How is a name written, how does it sound and look, and how rare is it?"""
