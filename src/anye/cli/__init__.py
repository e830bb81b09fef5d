"""Commands an operator can type; the only place in the core that reads the clock."""
