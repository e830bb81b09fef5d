import polars as pl
import pytest
from tests.unit.anye.linkage.employers_by_hand import (
    ADDRESS_OF_MILL,
    MILL,
    MILL_CODE,
    MILL_OF_REGISTER,
    SHOP,
    SHOP_CODE,
    SLIPPED,
    XILONG,
    YUYANG,
    Register,
    code,
    key,
)

from anye.codes import credit_code
from anye.linkage.employers.levels import EMPLOYER_NAME
from anye.linkage.employers.links import best_links
from anye.linkage.employers.model import employer_model
from anye.linkage.levels import NOTHING
from anye.tables.engines.duckdb_engine import DuckDBEngine
from anye.tables.links.identities import EMPLOYER_COMPARISONS

MODEL = employer_model()
MILL_NAME = MILL_OF_REGISTER["employer_name"]


@pytest.fixture
def register(tmp_path):
    engine = DuckDBEngine()
    yield Register(engine, tmp_path)
    engine.close()


def test_a_tax_number_of_eighteen_places_names_the_employer(register):
    register.row(given_tax_number=MILL_CODE)
    assert register.link() == (MILL, "certain", "tax_number")


def test_a_tax_number_of_fifteen_digits_holds_the_organisation_code(register):
    register.row(given_tax_number="120225" + MILL_CODE[8:17])
    assert register.link() == (MILL, "certain", "tax_number")


def test_a_tax_number_of_fifteen_digits_with_a_wrong_check_names_nobody(register):
    wrong = "0" if MILL_CODE[16] != "0" else "1"
    register.row(given_tax_number="120225" + MILL_CODE[8:16] + wrong)
    assert register.link() == (0, "none", "compared")


def test_a_tax_number_in_the_place_of_the_code_is_read_as_one(register):
    register.row(given_code="120225" + MILL_CODE[8:17])
    assert register.link() == (MILL, "certain", "tax_number")


def test_a_tax_number_and_a_name_that_contradict_each_other_are_asked(register):
    register.row(given_tax_number=MILL_CODE, given_employer_name="天津市瑞恒食品有限公司")
    assert register.link()[1] == "doubtful"


@pytest.mark.parametrize(
    "wrong", [SLIPPED, MILL_CODE[:13] + MILL_CODE[14] + MILL_CODE[13] + MILL_CODE[15:]]
)
def test_a_code_one_slip_away_is_certain_only_with_another_agreement(register, wrong):
    register.row(1, given_code=wrong)
    register.row(2, given_code=wrong, given_employer_name=MILL_NAME)
    register.row(3, given_code=wrong, given_employer_name="天津市瑞恒食品有限公司")
    register.row(4, given_code=wrong, given_tax_number=SHOP_CODE)
    found = register.linked()
    assert {identity: link["band"] for identity, link in found.items()} == {
        1: "doubtful",
        2: "certain",
        3: "doubtful",
        4: "doubtful",
    }
    assert found[2]["employer_id"] == MILL
    assert found[2]["how"] == "code_repaired"


def test_a_name_that_contradicts_the_code_is_asked_whatever_else_agrees(register):
    register.registered[0] = {**MILL_OF_REGISTER, "address": ADDRESS_OF_MILL}
    register.row(
        given_code=SLIPPED,
        given_employer_name="天津市宏远物流有限公司",
        given_employer_address=ADDRESS_OF_MILL,
    )
    assert register.link() == (MILL, "doubtful", "code_repaired")


def test_two_employers_one_slip_away_are_doubtful(register):
    codes = credit_code.one_slip_away(pl.Series([SLIPPED]))["code"]
    register.registered = [
        {"credit_code": one, "employer_name": MILL_NAME, "township": YUYANG}
        for one in (codes[0], codes[-1])
    ]
    register.row(given_code=SLIPPED, given_employer_name=MILL_NAME)
    assert register.link()[1] == "doubtful"


@pytest.mark.parametrize(
    "name",
    [
        "天津市华兴机械制造有限责任公司",
        "天津市華興機械製造有限公司",
        " 天津市华兴机械制造 有限公司。",
        "天津市华兴机械制造（有限公司）",
    ],
)
def test_a_name_written_otherwise_in_the_same_township_is_certain(register, name):
    register.row(given_employer_name=name, given_employer_address=ADDRESS_OF_MILL)
    assert register.link() == (MILL, "certain", "compared")


@pytest.mark.parametrize(
    "name",
    [
        "天津市华兴机械制造股份有限公司",
        "华兴机械制造有限公司",
        "（天津）华兴机械制造有限公司",
        "华兴机械制造",
        "天津市华星机械制造有限公司",
        "天津市机械制造华兴有限公司",
    ],
)
def test_a_name_that_is_only_like_it_is_asked(register, name):
    register.row(given_employer_name=name, given_employer_address=ADDRESS_OF_MILL)
    assert register.link() == (MILL, "doubtful", "compared")


def test_a_name_alone_is_asked_and_certain_with_the_township(register):
    register.row(1, given_employer_name=MILL_NAME)
    register.row(2, given_employer_name=MILL_NAME, given_employer_address="蓟州区渔阳镇某路")
    register.row(3, given_employer_name=MILL_NAME, given_employer_address="蓟州区西龙虎峪镇某路")
    bands = {identity: link["band"] for identity, link in register.linked().items()}
    assert bands == {1: "doubtful", 2: "certain", 3: "doubtful"}


def test_a_name_that_two_employers_bear_is_never_certain(register):
    register.registered.append({**MILL_OF_REGISTER, "credit_code": code("MA1234AB")})
    register.registered[-1]["township"] = XILONG
    register.row(given_employer_name=MILL_NAME, given_employer_address="蓟州区渔阳镇某路")
    employer, band, _ = register.link()
    assert (employer, band) == (MILL, "doubtful")


def test_a_name_that_two_bear_is_asked_however_far_the_other_lies_behind():
    pairs = pl.DataFrame(
        {
            "employer_identity": 1,
            "employer_id": [MILL, SHOP],
            "weight": [MODEL.certain + MODEL.lead, 0],
            **{f"{name}_level": NOTHING for name in EMPLOYER_COMPARISONS},
            **{f"{name}_weight": 0 for name in EMPLOYER_COMPARISONS},
            "employer_name_level": EMPLOYER_NAME.number("same"),
        }
    )
    identities = pl.DataFrame({"employer_identity": [1], "rows": [1]})
    answers = pl.DataFrame(
        schema={"employer_identity": pl.Int64, "employer_id": pl.Int64, "answer": pl.String}
    )
    of_two = best_links(identities, pairs, answers)
    alone = best_links(identities, pairs.filter(pl.col("employer_id") == MILL), answers)
    assert of_two["band"].to_list() == ["doubtful"]
    assert alone["band"].to_list() == ["certain"]


def test_a_branch_is_linked_to_its_employer_only_as_doubtful(register):
    name = MILL_NAME + "西龙虎峪分公司"
    register.row(1, given_employer_name=name)
    register.row(2, given_employer_name=name, given_employer_address=ADDRESS_OF_MILL)
    register.row(3, given_employer_name=name, given_code=SLIPPED)
    register.row(4, given_employer_name=name, given_tax_number=MILL_CODE)
    found = register.linked()
    assert {link["employer_id"] for link in found.values()} == {MILL}
    assert [found[number]["band"] for number in (1, 2, 3, 4)] == [*["doubtful"] * 3, "certain"]


@pytest.mark.parametrize("nothing", ["", "无", "不详", "-", "0", "000000000000000000", "1" * 15])
def test_nothing_is_ever_linked_on_a_blank(register, nothing):
    blank = {"credit_code": code("MA99999X"), "employer_name": nothing, "township": 0}
    register.registered.append({**blank, "tax_number": nothing, "address": nothing})
    register.row(
        given_code=nothing,
        given_employer_name=nothing,
        given_tax_number=nothing,
        given_employer_address=nothing,
    )
    assert register.link() == (0, "none", "compared")


def test_a_township_alone_links_nobody(register):
    register.row(given_employer_address=ADDRESS_OF_MILL)
    assert register.link() == (0, "none", "compared")


def test_an_answer_holds_until_it_is_withdrawn(register):
    register.row(given_employer_name=MILL_NAME)
    assert register.link() == (MILL, "doubtful", "compared")
    register.answer("same", MILL)
    assert register.link() == (MILL, "certain", "decided")
    register.answer("different", MILL)
    assert register.link() == (0, "none", "compared")
    register.answer("unsure", MILL)
    assert register.link() == (MILL, "doubtful", "compared")
    register.answer("same", MILL)
    register.answer("withdrawn", MILL)
    assert register.link() == (MILL, "doubtful", "compared")


def test_an_answer_for_an_employer_that_was_not_compared_holds_too(register):
    register.row(given_employer_name=MILL_NAME)
    register.answer("same", SHOP)
    assert register.link() == (SHOP, "certain", "decided")


def test_what_an_officer_is_unsure_of_is_not_certain(register):
    register.row(given_tax_number=MILL_CODE)
    register.answer("unsure", MILL)
    assert register.link() == (MILL, "doubtful", "tax_number")


def test_answers_about_persons_are_not_for_employers(register):
    register.row(given_employer_name=MILL_NAME)
    register.answer("same", MILL, subject="person")
    assert register.link()[1] == "doubtful"


def test_the_files_are_the_same_bytes_whatever_the_order_of_rows(register, tmp_path):
    register.row(1, given_employer_name=MILL_NAME)
    register.row(2, given_tax_number=SHOP_CODE)
    register.row(1, given_employer_name=MILL_NAME)
    first = register.linked("first")
    assert first[1]["rows"] == 2
    register.rows.reverse()
    register.registered.reverse()
    assert register.linked("second") == first
    for name in ("employer_pairs.parquet", "employer_links.parquet"):
        one, other = (tmp_path / folder / name for folder in ("first", "second"))
        assert one.read_bytes() == other.read_bytes()


def test_without_rows_there_are_empty_tables(register):
    assert register.linked() == {}


def test_an_employer_that_is_not_registered_is_nobodys_candidate(register):
    stranger = code("MA00000A")
    register.row(given_tax_number=stranger)
    assert key(stranger) > 0
    assert register.link() == (0, "none", "compared")
