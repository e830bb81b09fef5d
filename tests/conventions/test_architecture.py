"""What ARCHITECTURE.md says of the packages is what they import."""

from tests.conventions.architecture import PAGE, TABLE, table


def test_the_table_of_packages_is_current():
    """Stale? `make docs` writes it anew."""
    assert TABLE.findall(PAGE.read_text("utf-8")) == [table()]
