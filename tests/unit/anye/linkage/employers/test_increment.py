"""Links made upon earlier ones are those made at once, byte by byte, with less comparing."""

import filecmp

import polars as pl
import pytest
from benchmarks.worlds.employer_identities import EmployerCrowd, write_employer_identities
from tests.unit.anye.linkage.employers_by_hand import (
    MILL,
    MILL_OF_REGISTER,
    SHOP_CODE,
    SHOP_OF_REGISTER,
    SLIPPED,
    XILONG,
    Register,
    code,
)

from anye.tables.engines.duckdb_engine import DuckDBEngine

NAME = MILL_OF_REGISTER["employer_name"]
TABLES = ("registered_employers", "employer_pairs", "employer_links")


@pytest.fixture
def register(tmp_path):
    engine = DuckDBEngine()
    yield Register(engine, tmp_path)
    engine.close()


def are_equal(register):
    """Link at once and upon ``base``; return whether the bytes are equal."""
    at_once = register.linked("at_once")
    assert register.linked("upon", register.folder / "base") == at_once
    folders = [register.folder / name for name in ("at_once", "upon")]
    files = [f"{table}.parquet" for table in TABLES]
    return filecmp.cmpfiles(*folders, files, shallow=False)[0] == files


def test_whatever_changed_since_the_links_are_the_same_bytes(register):
    going = {**MILL_OF_REGISTER, "credit_code": code("MA1234AB"), "township": XILONG}
    register.registered.append(going)
    register.row(1, given_employer_name=NAME)
    register.row(2, given_tax_number=SHOP_CODE)
    register.row(3, given_employer_name="天津市瑞恒食品有限公司")
    before = register.linked("base")
    coming = {**MILL_OF_REGISTER, "credit_code": code("MA77AB3C")}
    register.registered = [
        MILL_OF_REGISTER,
        {**SHOP_OF_REGISTER, "employer_name": "天津市瑞安食品有限公司"},
        coming,
    ]
    register.rows.pop(1)
    register.row(4, given_code=SLIPPED, given_employer_name=NAME)
    register.row(5, given_employer_name="天津市瑞安食品有限公司")
    assert are_equal(register)
    assert before[3]["weight"] > register.linked("at_once")[3]["weight"]


def test_what_is_registered_at_random_and_spoken_of_is_linked_the_same(register, tmp_path):
    write_employer_identities(tmp_path, EmployerCrowd(registered=150, records=200), seed=7)
    employers = pl.read_parquet(tmp_path / "employers.parquet").to_dicts()
    said = pl.read_parquet(tmp_path / "employer_identities.parquet").to_dicts()
    moved = [{**one, "address": employers[0]["address"]} for one in employers[100:120]]
    register.registered, register.rows = employers[:120], said[:120]
    register.linked("base")
    register.registered = [*employers[20:100], *moved, *employers[120:]]
    register.rows = said[30:]
    assert are_equal(register)


def test_pairs_of_which_neither_side_changed_are_not_compared_again(register):
    register.row(given_employer_name=NAME)
    register.linked("base")
    file = register.folder / "base" / "employer_pairs.parquet"
    marked = pl.read_parquet(file).with_columns(weight=pl.lit(1, pl.Int32))
    marked.write_parquet(file)
    register.registered.append({**SHOP_OF_REGISTER, "credit_code": code("MA77AB3C")})
    found = register.linked("upon", register.folder / "base")
    assert (found[1]["employer_id"], found[1]["weight"]) == (MILL, 1)
