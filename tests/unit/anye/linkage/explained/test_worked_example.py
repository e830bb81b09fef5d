from pathlib import Path

import pytest

from anye.linkage.explained.worked_example import PAGES, worked_example, written_into

ROOT = Path(__file__).parents[5]


@pytest.mark.parametrize(("language", "page"), PAGES.items())
def test_the_example_of_the_explanation_is_what_the_code_says(language, page):
    text = (ROOT / page).read_text("utf-8")
    assert text == written_into(text, language), "python -m anye.linkage.explained.worked_example"


def test_the_example_is_doubtful_as_the_explanation_says():
    example = worked_example()
    assert example.model.doubtful <= example.weight < example.model.certain
    assert example.model.prior + sum(step.weight for step in example.steps) == example.weight
