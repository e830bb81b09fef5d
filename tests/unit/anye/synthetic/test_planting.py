"""The small language of planted situations, and its file of truths."""

import pytest

from anye.law.counting.reasons import REASONS
from anye.synthetic.planting.answers import RightAnswers, Why
from anye.synthetic.planting.feeds import PlantedFeeds, PlantedLine
from anye.synthetic.planting.people import Cast
from anye.synthetic.planting.situations import all_situations, plant_all
from anye.synthetic.truth import ExpectedLine, ExpectedRow, Truth, read_truths, write_truths


@pytest.fixture
def feeds():
    found = PlantedFeeds()
    found.year = 2025
    return found


def test_a_row_names_only_the_cells_that_matter(feeds):
    line = feeds.row("wage_months", month=202503, wage="1.00")
    assert feeds.lines["wage_months", "202503"] == ["202503,,,,1.00"]
    assert line == PlantedLine("wage_months", "wage_months-202503.csv", 2)


def test_a_cell_that_no_contract_knows_is_an_error(feeds):
    with pytest.raises(KeyError):
        feeds.row("wage_months", month=202503, pay="1.00")


def test_a_correction_loads_after_its_month(feeds):
    employer, person = feeds.employer("甲"), feeds.people.person()
    (late,) = feeds.paid(person, employer, [12], part=feeds.correction(12))
    assert late.file == "wage_months-202601-correction.csv"
    assert late.file > "wage_months-202512.csv"


def test_people_are_handed_out_once():
    people = Cast()
    persons = [people.person() for _ in range(3000)]
    persons += [people.person("1990-01-01") for _ in range(50)]
    assert len({person.person_id for person in persons}) == len(persons)
    employers = [people.employer("甲", b"91") for _ in range(500)]
    assert len({employer.employer_id for employer in employers}) == len(employers)


def test_situations_need_their_year():
    of_2025 = {truth.situation for truth in plant_all([2025]).truths}
    of_all = {truth.situation for truth in plant_all([2023, 2024, 2025]).truths}
    assert "wage_overtaken_in_2025" in of_2025
    assert of_all - of_2025 == {
        known.name for known in all_situations() if known.year in {2023, 2024}
    }
    assert len(of_2025) >= 30


def test_every_situation_says_what_it_is_and_expects_something():
    truths = plant_all([2023, 2024, 2025]).truths
    assert [truth.situation for truth in truths if not truth.expect] == []
    assert len({truth.zh for truth in truths}) == len(truths)
    assert all(known.plant.__doc__ for known in all_situations())


def test_reasons_bear_the_names_and_bits_of_the_law():
    assert {why.name.lower(): int(why) for why in Why} == {
        reason.code: reason.bit for reason in REASONS
    }


def test_truths_come_back_from_their_file(tmp_path):
    answers = RightAnswers()
    answers.open(Truth("a", "甲", "intake", 2025))
    answers.fate(PlantedLine("wage_months", "f.csv", 2), "rejected", "blank_id")
    answers.year_of(Cast().employer("甲", b"91"), levy_due=0)
    found = read_truths(write_truths(tmp_path, answers.truths))
    assert found == answers.truths
    assert [type(expected) for expected in found[0].expect] == [ExpectedLine, ExpectedRow]
