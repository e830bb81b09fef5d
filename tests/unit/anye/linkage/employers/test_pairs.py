import duckdb
import polars as pl
import pytest

from anye.linkage.employers.levels import EMPLOYER_LEVELS
from anye.linkage.employers.model import employer_model
from anye.linkage.employers.pairs import pairs_of
from anye.linkage.employers.records import REGISTER, of_identities, of_register
from anye.linkage.employers.splink_pairs import linker_of
from anye.tables.links.identities import EMPLOYER_COMPARISONS

MODEL = employer_model()
GIVEN = (
    "given_code",
    "given_employer_name",
    "given_tax_number",
    "given_employer_address",
)
MILL = {
    "employer_id": int("60003734", 36),
    "credit_code": "91110000600037341L",
    "employer_name": "天津市华兴机械制造有限公司",
    "tax_number": "",
    "address": "天津市蓟州区渔阳镇人民西路12号",
    "township": 120119100,
}


def both_sides(tmp_path, *given):
    rows = [dict(zip(GIVEN, one, strict=True)) for one in given]
    identities = of_identities(
        pl.DataFrame(rows)
        .with_row_index("employer_identity", offset=1)
        .cast({"employer_identity": pl.Int64})
    )
    file = tmp_path / "register.parquet"
    pl.DataFrame([MILL], schema=REGISTER).write_parquet(file)
    return identities, of_register(file, identities)


def levels(tmp_path, *given):
    """Return the names of the levels of the only pair."""
    (pair,) = pairs_of(*both_sides(tmp_path, given)).rows(named=True)
    return [
        next((one.name for one in comparison.levels if comparison.number(one.name) == number), None)
        for comparison in EMPLOYER_LEVELS
        for number in [pair[f"{comparison.name}_level"]]
    ]


NAME, ADDRESS = MILL["employer_name"], MILL["address"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (("", NAME, "", ""), [None, None, "same", None]),
        (("91110000600037341L"[:-1] + "M", "", "", ""), ["one_slip", None, None, None]),
        (("91110105600037341Q", NAME, "", ""), ["same_organisation", None, "same", None]),
        (("91110000MA00000000", NAME, "", ""), ["differs", None, "same", None]),
        (("", "", "110000600037341", ""), [None, "same", None, None]),
        (("", NAME, "91110000600037342L", ""), [None, "one_slip", "same", None]),
        (("", "华兴机械制造厂", "", ADDRESS), [None, None, "one_character", "same"]),
        (("", "华兴机械制", "", ADDRESS), [None, None, "one_character", "same"]),
        (("", "夭津市华兴机械制造有限公司", "", ADDRESS), [None, None, "one_character", "same"]),
        (("", "天津市华兴机械制造有限公可", "", ADDRESS), [None, None, "one_character", "same"]),
        (("", "天津市机械华兴制造有限公司", "", ""), [None, None, "other_order", None]),
        (("", NAME + "分公司", "", "渔阳镇"), [None, None, "unit", "same_township"]),
        (("", "华兴机械制造", "", "渔阳镇"), [None, None, "same_core", "same_township"]),
        (("", NAME, "", "别山镇"), [None, None, "same", "differs"]),
    ],
)
def test_each_comparison_says_how_close_it_is(tmp_path, given, expected):
    assert levels(tmp_path, *given) == expected


def test_our_whole_weights_are_splinks(tmp_path):
    identities, register = both_sides(
        tmp_path,
        ("", NAME, "", ""),
        ("91110000600037341M", "天津市瑞恒食品有限公司", "", ""),
        ("91110000MA00000000", "华兴机械制造", "91110000600037342L", ADDRESS),
    )
    with duckdb.connect() as connection:
        linker = linker_of(connection, identities, register, MODEL)
        theirs = linker.inference.predict().as_record_list()
    ours = pairs_of(identities, register).rows(named=True)
    by_identity = {pair["record_l"]: pair["match_weight"] for pair in theirs}
    assert len(ours) == len(theirs) == 3
    for pair in ours:
        assert pair["weight"] / 1000 == pytest.approx(
            by_identity[pair["employer_identity"]], abs=0.003
        )
        weights = [pair[f"{comparison.name}_weight"] for comparison in EMPLOYER_LEVELS]
        assert pair["weight"] == MODEL.prior + sum(weights)


def test_the_levels_are_of_the_declared_comparisons_and_the_shares_add_up():
    assert tuple(one.name for one in EMPLOYER_LEVELS) == EMPLOYER_COMPARISONS
    for comparison in EMPLOYER_LEVELS:
        shares = MODEL.shares[comparison.name].values()
        assert sum(share.m for share in shares) == pytest.approx(1)
        assert sum(share.u for share in shares) <= 1.001
