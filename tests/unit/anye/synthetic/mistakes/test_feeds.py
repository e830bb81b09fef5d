"""A few rows of a feed are spoilt, and the truth knows each of them by its line."""

import numpy as np
import polars as pl
import pytest

from anye.codes import resident_id
from anye.synthetic.identifiers import person_ids, resident_ids
from anye.synthetic.mistakes.feeds import FILE, SHARES, Spoiling
from anye.synthetic.planting.people import Cast

N, FIRST = 20_000, 12
IDS = person_ids(np.full(N, 120225), 19600101 + np.arange(N) // 1000, np.arange(N) % 1000)


@pytest.fixture
def right():
    code = Cast().employer("", b"91").credit_code
    return pl.DataFrame(
        {
            "月份": ["202501"] * N,
            "统一社会信用代码": [code] * N,
            "公民身份号码": resident_ids(IDS),
            "姓名": ["王丽华"] * N,
        }
    )


@pytest.fixture
def spoilt(right, tmp_path):
    spoiling = Spoiling(seed=4)
    rows = spoiling.rows("wage_months", "wage_months-202501.csv", FIRST, right)
    spoiling.write(tmp_path)
    return rows, pl.read_csv(tmp_path / FILE)


def test_every_changed_line_is_known_with_its_person(right, spoilt):
    rows, truth = spoilt
    differs = [n for n in range(N) if rows.row(n) != right.row(n)]
    assert truth["line"].to_list() == [FIRST + n for n in differs]
    assert truth["person_id"].to_list() == [IDS[n] for n in differs]
    assert (truth["employer_id"] > 0).all()
    assert truth.height == pytest.approx(N * SHARES["wage_months"], rel=0.8)


def test_what_is_still_valid_is_told(spoilt):
    rows, truth = spoilt
    for line, is_valid, kind in truth.select("line", "is_valid", "kind").rows():
        is_id = resident_id.valid(rows["公民身份号码"].slice(line - FIRST, 1))[0]
        assert is_valid == (is_id and not kind.startswith("code"))


def test_a_feed_without_a_share_stays_right(right):
    assert Spoiling(seed=4).rows("employers", "employers-1.csv", 2, right).equals(right)
