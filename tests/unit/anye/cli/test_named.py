"""A part of a name, code or ID decides only where it fits one; else those near are listed."""

from collections import Counter

import polars as pl
import pytest

from anye.codes.resident_id import shortened, whole_ids

MONTH = 202503


@pytest.fixture(scope="module")
def known(town):
    runs = next((town / "store" / "runs").iterdir())
    months = pl.read_parquet(runs / "person_months" / f"{MONTH}.parquet")
    codes = pl.read_parquet(runs / "known_employers.parquet")
    return months, codes


@pytest.fixture
def asking(anye, town):
    return lambda *words: anye("explain", "--store", town / "store", *words)


def parts_of(codes, size):
    """Return by part how many of the codes hold it, however often each."""
    held = ([code[n : n + size] for n in range(len(code) - size + 1)] for code in codes)
    return Counter(part for parts in held for part in dict.fromkeys(parts))


def test_a_part_of_a_code_decides_only_where_it_fits_one(asking, known):
    _, employers = known
    codes = employers["credit_code"].drop_nulls().to_list()
    names = "".join(employers["employer_name"].drop_nulls().to_list())
    found = [part for part, times in parts_of(codes, 7).items() if times == 1 and part not in names]
    code = next(one for one in codes if found[0] in one)
    answered, out, err = asking("--employer", found[0])
    assert (answered, code in out.splitlines()[0]) == (0, True)
    assert f"“{found[0]}”只合于一家：{code}" in err
    answered, out, err = asking("--employer", codes[0][:6])
    assert (answered, out) == (2, "")
    assert "不止一个单位名称含" in err
    assert err.count("9112") > 1


def test_a_mistyped_code_leads_to_the_codes_near_it(asking, known):
    code = known[1]["credit_code"].drop_nulls()[0]
    slip = code[:9] + ("A" if code[9] != "A" else "B") + code[10:]
    answered, out, err = asking("--employer", slip)
    assert (answered, out) == (2, "")
    assert f"是否指“{code}" in err


def test_a_part_of_an_id_decides_only_where_it_fits_one_at_the_employer(asking, known):
    months, employers = known
    staffs = months.group_by("employer_id").len().filter(pl.col("len") > 3)
    several = staffs["employer_id"].min()
    code = employers.filter(pl.col("employer_id") == several)["credit_code"][0]
    here = months.filter(pl.col("employer_id") == several)["person_id"].unique().sort().to_list()
    where = ("--employer", code, "--month", MONTH)
    one = whole_ids(here[0])
    fours = parts_of(map(whole_ids, here), 4)
    mine = next(part for part in parts_of([one], 4) if fours[part] == 1)
    answered, out, _ = asking(*where, "--person", mine)
    assert (answered, shortened(here[0]) in out.splitlines()[0]) == (0, True)
    shared = next(part for part, n in fours.items() if n > 1)
    for part, word in ((shared, "不止一人"), ("9" * 9, "没有号码含这一段")):
        answered, out, err = asking(*where, "--person", part)
        assert (answered, out, word in err) == (2, "", True)
        assert shortened(min(here)) in err or word == "不止一人"
        assert not [person for person in here if whole_ids(person) in err]
    assert asking(*where, "--person", "12")[0] == 2
