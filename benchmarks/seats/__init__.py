"""How good is what is handed out beside posts, and how long does it take?"""
