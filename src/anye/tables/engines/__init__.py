"""Who reads, holds and writes tables: DuckDB on one machine, Spark on many."""
