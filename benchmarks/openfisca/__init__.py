"""OpenFisca-Core in an environment of its own: AGPL, a peer to measure and nothing more."""
