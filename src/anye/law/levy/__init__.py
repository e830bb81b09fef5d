"""What an employer owes for a year: its staff, quota and levy, and the fee for paying late."""
