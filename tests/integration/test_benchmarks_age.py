"""A figure that is older than the code it speaks of is named by whoever measures."""

import json

import pytest
from benchmarks.__main__ import BENCHMARKS
from benchmarks.age import SPEAKS_OF, code_of, older


def test_every_benchmark_says_what_it_speaks_of():
    assert set(SPEAKS_OF) == set(BENCHMARKS)


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        (None, ["assess-5m: measured on 2026-11-23, of code that nobody noted"]),
        ({}, []),
        ({"anye.law": "0"}, ["assess-5m: measured on 2026-11-23, before anye.law changed"]),
    ],
    ids=["nothing was noted", "as it is now", "the law was another"],
)
def test_a_result_is_old_when_a_package_it_speaks_of_has_changed(noted, said, tmp_path):
    result = {"benchmark": "assess", "measured_on": "2026-11-23"}
    if noted is not None:
        result["code"] = {**code_of("assess"), **noted}
    (tmp_path / "assess-5m.json").write_text(json.dumps(result))
    assert older(tmp_path) == said
