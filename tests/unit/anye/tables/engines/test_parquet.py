"""Connections that read are of one database and know nothing of each other."""

from concurrent.futures import ThreadPoolExecutor

import duckdb
import polars as pl
import pytest

from anye.tables.engines.parquet import literal_names, reader


@pytest.fixture
def file(tmp_path):
    folder = tmp_path / "year=2025"
    folder.mkdir()
    pl.DataFrame({"n": [1, 2, 3]}).write_parquet(folder / "[1].parquet")
    return folder / "[1].parquet"


def rows(file):
    with reader("200MB") as connection:
        return connection.execute("FROM rows_of(?)", [literal_names([file])]).fetchall()


def test_what_one_closes_or_keeps_is_no_matter_to_another(file):
    with reader("200MB") as one, reader("200MB") as other:
        one.execute("CREATE TEMP TABLE kept AS FROM rows_of(?)", [literal_names([file])])
        with pytest.raises(duckdb.CatalogException):
            other.execute("FROM kept")
        one.close()
        assert other.execute("FROM rows_of(?)", [literal_names([file])]).fetchall() == [
            (1,),
            (2,),
            (3,),
        ]


def test_threads_read_beside_each_other(file):
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(rows, [file] * 40)) == [[(1,), (2,), (3,)]] * 40
