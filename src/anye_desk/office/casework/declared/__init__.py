"""What a declaration says, for people: who may do what, how a case goes, a page of a handbook."""
