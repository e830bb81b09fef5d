"""Every parameter sheet keeps the schema, and a lower one speaks of the same concept."""

from pathlib import Path

import pytest

from anye.law import parameters
from anye.law.names import APART, called
from anye.law.parameters import lineage, sheets
from anye.law.parameters.sheet_check import sheet_problems

FOLDER = Path(parameters.__file__).parent
FILES = sorted(FOLDER.rglob("*.yaml"))

SOUND = """
cap_times:
  zh: 封顶倍数
  en: Times
  unit: times
  values:
    2020-01-01: {value: 2, metadata: {reference: 第98号, standing: confirmed}}
"""


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_sheet_keeps_the_schema(path):
    assert sheet_problems(path.read_text("utf-8")) == []


def test_a_sound_sheet_has_no_problems():
    assert sheet_problems(SOUND) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("value: 2,", "value: 2.0,"),
        ("value: 2,", "value: -2,"),
        ("value: 2,", "value: '2',"),
        ("value: 2,", "value: [[10, 500]],"),
        ("value: 2,", "value: [[0, 900], [0, 500]],"),
        ("reference: 第98号, ", ""),
        ("standing: confirmed", "standing: sure"),
        ("standing: confirmed", "standing: unverified"),
        ("unit: times", "unit: yuan"),
        ("2020-01-01", "2020"),
        ("zh: 封顶倍数", "title: 封顶倍数"),
        ("cap_times:", "Cap:"),
        ("values:", "values: ["),
    ],
)
def test_an_unsound_sheet_is_found_out(old, new):
    assert sheet_problems(SOUND.replace(old, new)) != []


def test_one_name_is_in_one_file_of_a_jurisdiction():
    for place in sheets():
        found = [
            called(path.stem.replace(".", APART), line.removesuffix(":"))
            for path in sorted((FOLDER / place).glob("*.yaml"))
            for line in path.read_text("utf-8").splitlines()
            if line and not line[0].isspace() and line.endswith(":")
        ]
        assert sorted(found) == sorted(sheets()[place])


def test_a_lower_sheet_keeps_the_label_and_unit_of_the_one_above():
    for place, sheet in sheets().items():
        for name, parameter in sheet.items():
            for above in lineage(place)[:-1]:
                if upper := sheets()[above].get(name):
                    assert (upper.zh, upper.en, upper.unit) == (
                        parameter.zh,
                        parameter.en,
                        parameter.unit,
                    )
