"""The material of a small match with hostile titles, and its report in both languages."""

import pytest
from tests.unit.anye.reporting.matching.hostile import hostile_material

from anye.reporting.matching.persons import told_of_seekers
from anye.reporting.matching.report import match_report


@pytest.fixture(scope="session")
def material(tmp_path_factory):
    return hostile_material(tmp_path_factory.mktemp("match"))


@pytest.fixture(scope="session")
def report(material):
    return match_report(material, told_of_seekers(material, "zh"), "zh")


@pytest.fixture(scope="session")
def in_english(material):
    return match_report(material, told_of_seekers(material, "en"), "en")
