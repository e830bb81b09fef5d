"""The material of a small match with hostile titles, and its report in both languages."""

import pytest
from tests.unit.anye.reporting.matching.hostile import hostile_material

from anye.reporting.matching.persons import told
from anye.reporting.matching.report import report_of


@pytest.fixture(scope="session")
def material(tmp_path_factory):
    return hostile_material(tmp_path_factory.mktemp("match"))


@pytest.fixture(scope="session")
def report(material):
    return report_of(material, told(material, "zh"), "zh")


@pytest.fixture(scope="session")
def in_english(material):
    return report_of(material, told(material, "en"), "en")
