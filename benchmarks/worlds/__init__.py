"""Made-up worlds with known truth that only benchmarks and tests draw."""
