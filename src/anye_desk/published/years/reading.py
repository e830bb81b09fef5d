"""A finished run, read in batches: memory does not grow with the city."""

from collections.abc import Iterator
from typing import Any

from anye.tables.engines.parquet import literal_names, reader
from anye.tables.year.runs import Run
from anye_desk.published.taking import BATCH, Row
from anye_desk.published.years.columns import MONTH_COLUMNS

SLICE = 50_000  # employers whose months are gathered at once
MEMORY = "1GB"


def employers(run: Run) -> Iterator[list[Row]]:
    """Yield every employer the run knows."""
    return _batches(
        "SELECT employer_id, credit_code, employer_name, industry, registered_on, closed_on, "
        "is_registered FROM rows_of(?)",
        _files(run, "known_employers"),
    )


def persons(run: Run) -> Iterator[list[Row]]:
    """Yield every person the run knows."""
    return _batches(
        "SELECT person_id, name, resident_id, township FROM rows_of(?)",
        _files(run, "persons"),
    )


def employer_years(run: Run) -> Iterator[list[Row]]:
    """Yield every employer's year with its twelve months, each a row of ``MONTH_COLUMNS``."""
    months = ", ".join(f"{name}::BIGINT" for name in MONTH_COLUMNS)
    sql = (
        "SELECT years.*, months.months FROM (SELECT * FROM rows_of(?) "  # noqa: S608 (constants)
        "WHERE employer_id BETWEEN ? AND ?) AS years LEFT JOIN ("
        f"SELECT employer_id, list([{months}] ORDER BY month) AS months FROM rows_of(?) "
        "WHERE employer_id BETWEEN ? AND ? GROUP BY employer_id) AS months USING (employer_id)"
    )
    years, of_months = _files(run, "employer_years"), _files(run, "employer_months")
    for first, last in _slices(years):
        yield from _batches(sql, years, first, last, of_months, first, last)


def person_months(run: Run) -> Iterator[list[Row]]:
    """Yield every verdict on a person's month."""
    return _batches(
        "SELECT employer_id, person_id, month, counts, failed, disability_level, "
        "military_level, wage, credit_to FROM rows_of(?)",
        _files(run, "person_months"),
    )


def months_of_the_district(run: Run) -> list[Row]:
    """Return staff and counted of the whole district by month."""
    found = _batches(
        "SELECT month, sum(headcount)::BIGINT AS headcount, sum(counted)::BIGINT AS counted, "
        "sum(counted_persons)::BIGINT AS counted_persons "
        "FROM rows_of(?) GROUP BY month ORDER BY month",
        _files(run, "employer_months"),
    )
    return [row for batch in found for row in batch]


def rows_in(run: Run, table: str) -> int:
    """Count the rows of a table from the footers of its files."""
    sql = "SELECT coalesce(sum(num_rows), 0)::BIGINT AS n FROM parquet_file_metadata(?)"
    return int(next(_batches(sql, _files(run, table)))[0]["n"])


def _files(run: Run, table: str) -> list[str]:
    return literal_names(run.files(table))


def _slices(years: list[str]) -> list[tuple[int, int]]:
    """Return the first and last employer of each slice; the months of a city do not fit at once."""
    sql = (
        "SELECT min(employer_id) AS first, max(employer_id) AS last FROM ("  # noqa: S608 (constants)
        f"SELECT employer_id, (row_number() OVER (ORDER BY employer_id) - 1) // {SLICE} AS slice "
        "FROM rows_of(?)) GROUP BY slice ORDER BY first"
    )
    return [(row["first"], row["last"]) for batch in _batches(sql, years) for row in batch]


def _batches(sql: str, *given: list[str] | int) -> Iterator[list[Row]]:
    with reader(MEMORY) as connection:
        batches: Any = connection.sql(sql, params=given).to_arrow_reader(BATCH)
        for batch in batches:
            yield batch.to_pylist()
