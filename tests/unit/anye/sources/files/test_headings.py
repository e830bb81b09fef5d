import pytest

from anye.sources.files.headings import REJECT_HEADINGS, fields_of, without_heading
from anye.sources.refusals import FileRefusedError
from anye.tables.contracts import CONTRACTS

WAGES = CONTRACTS["wage_months"]
HEADINGS = [field.heading for field in WAGES.fields]


def test_headings_match_in_any_order_and_dress():
    dressed = ["\ufeff月 份*", *reversed(HEADINGS[1:])]
    assert [field.name for field in fields_of(dressed, WAGES)] == [
        "month",
        *(field.name for field in reversed(WAGES.fields[1:])),
    ]


def test_names_of_the_table_are_headings_too():
    assert fields_of([field.name for field in WAGES.fields], WAGES) == WAGES.fields


@pytest.mark.parametrize("language", REJECT_HEADINGS)
def test_columns_of_the_reject_workbook_are_passed_over(language):
    layout = fields_of([*HEADINGS, *REJECT_HEADINGS[language]], WAGES)
    assert layout[: len(HEADINGS)] == WAGES.fields
    assert set(layout[len(HEADINGS) :]) == {None}


@pytest.mark.parametrize("place", [0, 2, len(HEADINGS)])
def test_a_column_without_heading_is_none_of_the_contract(place):
    found = [*HEADINGS[:place], " ", *HEADINGS[place:]]
    assert [field for field in fields_of(found, WAGES) if field] == list(WAGES.fields)
    assert without_heading(found) == (place,)


def test_the_likely_heading_is_told_in_both_languages():
    with pytest.raises(FileRefusedError) as refused:
        fields_of([*HEADINGS[:-1], "应发工资额"], WAGES)
    assert refused.value.say("zh") == ("表头与模板不符：缺少“应发工资”（“应发工资额”可能就是它）")
    assert "'应发工资' is missing ('应发工资额' may be it)" in refused.value.say("en")
