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
        "SELECT years.*, months.months, coalesce(known.employer_name, '') AS name "  # noqa: S608 (constants)
        "FROM (SELECT * FROM rows_of(?) "
        "WHERE employer_id BETWEEN ? AND ?) AS years LEFT JOIN ("
        f"SELECT employer_id, list([{months}] ORDER BY month) AS months FROM rows_of(?) "
        "WHERE employer_id BETWEEN ? AND ? GROUP BY employer_id) AS months USING (employer_id) "
        "LEFT JOIN rows_of(?) AS known USING (employer_id)"
    )
    years, of_months = _files(run, "employer_years"), _files(run, "employer_months")
    known = _files(run, "known_employers")
    for first, last in _slices(years):
        yield from _batches(sql, years, first, last, of_months, first, last, known)


def person_months(run: Run) -> Iterator[list[Row]]:
    """Yield every verdict on a person's month."""
    return _batches(
        "SELECT employer_id, person_id, month, counts, failed, disability_level, "
        "military_level, wage, credit_to FROM rows_of(?)",
        _files(run, "person_months"),
    )


def employments(run: Run) -> Iterator[list[Row]]:
    """Yield each person at each employer, gathered from the months on record."""
    return _batches(
        "SELECT m.*, coalesce(p.township, 0) AS township, coalesce(y.kind, 0) AS kind FROM ("
        "SELECT employer_id, person_id, count(*)::BIGINT AS months, sum(counts)::BIGINT AS counted,"
        " min(month) AS since, max(month) AS last_month, sum(wage)::BIGINT AS wages,"
        " bit_or(1 << (month % 100 - 1)::INTEGER) AS in_months,"
        " arg_max(disability_level, month) AS disability_level,"
        " arg_max(military_level, month) AS military_level,"
        " arg_max(credit_to, month) AS host,"
        " arg_max(CASE WHEN dispatch_side > 0 THEN 4 WHEN is_established THEN 1"
        " WHEN contract_months >= 12 THEN 2 WHEN contract_months > 0 THEN 3 ELSE 0 END, month)"
        " AS form FROM rows_of(?) GROUP BY employer_id, person_id) AS m"
        " LEFT JOIN rows_of(?) AS p USING (person_id)"
        " LEFT JOIN rows_of(?) AS y USING (employer_id)",
        _files(run, "person_months"),
        _files(run, "persons"),
        _files(run, "employer_years"),
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
