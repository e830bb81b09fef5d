"""A plugin of pytest: only the tests that ask the database of the desk are run again on another."""

import pytest

ASKING = {"db", "transactional_db"}


def asks(item: pytest.Item) -> bool:
    """Tell whether a test, or any fixture that it takes, asks the database."""
    return bool(ASKING & set(item.fixturenames)) or any(item.iter_markers("django_db"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is the same whatever the database."""
    config.hook.pytest_deselected(items=[item for item in items if not asks(item)])
    items[:] = [item for item in items if asks(item)]
