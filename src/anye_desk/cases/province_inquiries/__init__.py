"""What another province is asked of a certificate holder, or asks here: 跨省协查."""
