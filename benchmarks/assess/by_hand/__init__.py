"""The assessment of a year as one would write it in SQL for DuckDB, by hand."""
