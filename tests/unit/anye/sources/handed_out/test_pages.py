from pathlib import Path

import pytest

from anye.sources.handed_out.pages import pages

FOLDER = Path(__file__).parents[5] / "docs" / "feeds"


@pytest.mark.parametrize("name", pages())
def test_the_pages_of_the_feeds_are_current(name):
    assert (FOLDER / name).read_text("utf-8") == pages()[name], "run: make docs"


def test_no_page_is_left_over():
    assert {path.name for path in FOLDER.iterdir()} == set(pages())
