"""What is written about the law is what the law is."""

from pathlib import Path

import pytest

from anye.cli.law import law
from anye.law.names import OF_THE_YEAR
from anye.one_employer.page import case_page
from anye.rulebook.chain import labelled
from anye.rulebook.handbook.pages import law_pages

ROOT = Path(__file__).parents[2]
HANDBOOK = ROOT / "docs" / "law"
GLOSSARY = (ROOT / "GLOSSARY.md").read_text("utf-8")


PAGES = {**law_pages(), "case.md": case_page()}


@pytest.mark.parametrize("name", sorted(PAGES))
def test_the_handbook_is_current(name):
    """Stale? `make docs` writes it anew."""
    assert (HANDBOOK / name).read_text("utf-8") == PAGES[name]


def test_the_handbook_has_no_page_of_its_own():
    assert {path.name for path in HANDBOOK.iterdir()} == PAGES.keys()


def test_the_handbook_is_written_whole(tmp_path):
    law(write=tmp_path / "law")
    written = {path.name: path.read_text("utf-8") for path in (tmp_path / "law").iterdir()}
    assert written == PAGES


@pytest.mark.parametrize("name", sorted(n for n, a in labelled().items() if a.part in OF_THE_YEAR))
def test_every_name_of_the_year_is_in_the_glossary_with_its_label_and_unit(name):
    """Names of a scheme are its own and stand in the handbook alone."""
    about = labelled()[name]
    assert f"| {about.zh} | `{name}` | {about.unit} |" in GLOSSARY


def test_no_name_is_left_in_the_glossary_that_the_law_lost():
    rows = [row.split("|") for row in GLOSSARY.splitlines() if row.count("|") == 5]
    listed = {row[2].strip().strip("`") for row in rows[2:] if "`" in row[2]}
    assert listed <= labelled().keys()
