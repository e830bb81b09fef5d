"""How good is what each department sends: in time, true, complete, accurate?"""
