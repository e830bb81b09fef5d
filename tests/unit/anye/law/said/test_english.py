"""Whoever reads English reads the law's formulas and notes in English too, all of them."""

import re

import pytest

from anye.law.parameters import sheets
from anye.law.said.english import english, in_language
from anye.rulebook.chain import GIVEN_NOTE
from anye.rulebook.nought import NOTE
from anye.rulebook.plan import all_rules

CHINESE = re.compile("[\u3000-\u9fff\uff00-\uffef]")


def texts_of_the_law():
    """Return every formula and note that a chain, a page or a command may show."""
    dated = [one for place in sheets().values() for sheet in place.values() for one in sheet.values]
    formulas = {entry.words for entry in all_rules()}
    notes = {one.note for one in (*all_rules(), *dated) if one.note}
    return formulas | notes | {GIVEN_NOTE, NOTE}


def test_each_formula_and_note_has_its_english_and_none_is_left_over():
    """A text without one gets it in ``law/said/english.yaml``; one that is no more leaves it."""
    assert texts_of_the_law() - english().keys() == set()
    assert english().keys() - texts_of_the_law() == set()


def test_the_english_is_english():
    assert {zh: en for zh, en in english().items() if CHINESE.search(en) or not en} == {}


@pytest.mark.parametrize("text", ["职工人月 × 应安排比例", "not in the sheet"])
def test_the_chinese_is_what_holds(text):
    assert in_language(text, "zh") == text
    assert CHINESE.search(in_language(text, "en")) is None
