"""How every page looks, and how it writes words, money and months."""
