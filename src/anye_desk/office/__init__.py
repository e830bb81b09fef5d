"""What every case and window stands on: accounts, the ledger, persons and employers."""
