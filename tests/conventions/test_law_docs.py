"""What is written about the law is what the law is."""

from pathlib import Path

import pytest

from anye.assessment.chain import labelled
from anye.assessment.law_docs import law_pages, write_law_docs

ROOT = Path(__file__).parents[2]
HANDBOOK = ROOT / "docs" / "law"
GLOSSARY = (ROOT / "GLOSSARY.md").read_text("utf-8")


@pytest.mark.parametrize("name", sorted(law_pages()))
def test_the_handbook_is_current(name):
    """Stale? `make docs` writes it anew."""
    assert (HANDBOOK / name).read_text("utf-8") == law_pages()[name]


def test_the_handbook_has_no_page_of_its_own():
    assert {path.name for path in HANDBOOK.iterdir()} == law_pages().keys()


def test_the_handbook_is_written_whole(tmp_path):
    written = write_law_docs(tmp_path / "law")
    assert {path.name for path in written} == law_pages().keys()
    assert all(path.read_text("utf-8").startswith("# ") for path in written)


@pytest.mark.parametrize("name", sorted(labelled()))
def test_every_name_is_in_the_glossary_with_its_label_and_unit(name):
    about = labelled()[name]
    assert f"| {about.zh} | `{name}` | {about.unit} |" in GLOSSARY


def test_no_name_is_left_in_the_glossary_that_the_law_lost():
    rows = [row.split("|") for row in GLOSSARY.splitlines() if row.count("|") == 5]
    listed = {row[2].strip().strip("`") for row in rows[2:] if "`" in row[2]}
    assert listed <= labelled().keys()
