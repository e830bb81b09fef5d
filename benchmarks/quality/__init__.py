"""How good is what the departments sent: every indicator and contradiction of a city's year."""
