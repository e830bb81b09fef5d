"""How figures, days and doubts of the law are written for people; nothing here computes."""
