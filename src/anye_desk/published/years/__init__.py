"""A published year: employers' years, persons' months, the district's sum."""
