"""The floor: DuckDB's copy of the file to Parquet, every column as text, nothing checked.

``python -m benchmarks.check.plain_copy FILE OUT``
"""

import sys

import duckdb


def main() -> None:
    """Copy the file."""
    file, out = sys.argv[1:]
    duckdb.execute(
        "COPY (SELECT * FROM read_csv(?, all_varchar = true, header = true)) TO ? "
        "(FORMAT parquet, COMPRESSION zstd)",
        [file, out],
    )


if __name__ == "__main__":
    main()
