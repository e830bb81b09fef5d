"""The check of a feed, against DuckDB's plain copy to Parquet."""
