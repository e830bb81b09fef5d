from pathlib import Path

from anye.codes.catalogue import ACCOMMODATIONS, ITEMS, SKILLS
from anye.matching.profiles.page import profile_page
from anye.tables.matching.profiles import PROFILE_TABLES
from anye.tables.matching.seats import SEAT_TABLES

WRITTEN = Path(__file__).parents[5] / "docs" / "matching" / "README.md"


def test_the_page_of_the_tables_is_current():
    """Stale? `make docs` writes it anew."""
    assert WRITTEN.read_text("utf-8") == profile_page()


def test_every_column_and_every_code_is_named():
    page = profile_page()
    shapes = (*PROFILE_TABLES.values(), *SEAT_TABLES.values())
    columns = {name for shape in shapes for name in shape.columns}
    assert all(f"`{name}`" in page for name in {*columns, *ITEMS, *ACCOMMODATIONS, *SKILLS})
