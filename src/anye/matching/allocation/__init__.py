"""Who gets which seat: the optimum with floors, prices, stable lists, seats handed over."""
