"""How near do seats handed out over a year come to what who knew everybody would have done?"""
