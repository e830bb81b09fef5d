"""What a report on data quality is made from, what it holds, where it lies."""
