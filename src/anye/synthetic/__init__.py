"""A made-up district or city with known truth, for demonstrations, tests and benchmarks."""
