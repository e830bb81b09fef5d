"""Hypothesis, short and repeatable in CI and long at night; Django beside a browser."""

import gc
import os
import shutil

from hypothesis import HealthCheck, settings
from tests import made_once

# Playwright keeps an event loop in the process of the journeys; Django would refuse the tests
# that the same process runs after them.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

settings.register_profile(
    "ci",
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("night", max_examples=2000, deadline=None, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

MADE_ONCE = made_once.opened()


def pytest_unconfigure():
    gc.unfreeze()
    if MADE_ONCE:
        shutil.rmtree(MADE_ONCE, ignore_errors=True)


def pytest_collection_finish():
    """Leave alone what lives to the end: looking for garbage in it was a tenth of the suite."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
