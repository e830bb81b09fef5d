"""How long does it take until one changed seeker, or one new post, has its offers?"""
