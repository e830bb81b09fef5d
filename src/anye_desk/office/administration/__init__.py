"""Who lets whom in: invitations, accounts, rights, the access log; three separated roles."""
