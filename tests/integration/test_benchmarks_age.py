"""A figure that is older than the code it speaks of is named by whoever measures."""

import json
import shutil
import subprocess

import pytest
from benchmarks.__main__ import BENCHMARKS
from benchmarks.age import SPEAKS_OF, code_of, commit_of, older
from benchmarks.report import Report


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


def git(place, *arguments):
    who = ("-c", "user.name=n", "-c", "user.email=n@example.org")
    return subprocess.check_output(["git", "-C", place, *who, *arguments], text=True).strip()


@pytest.fixture
def checkout(tmp_path):
    if not shutil.which("git"):
        pytest.skip("git is not installed; code that was unpacked has no commit")
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "law.py").write_text("levy = 1\n")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "A law")
    return tmp_path


def test_a_commit_is_told_from_a_tree_that_is_none(checkout):
    head = git(checkout, "rev-parse", "HEAD")
    assert head.startswith(commit_of(checkout))
    (checkout / "result.json").write_text("{}")  # what a benchmark writes changes no code
    assert head.startswith(commit_of(checkout))
    (checkout / "src" / "law.py").write_text("levy = 2\n")
    assert commit_of(checkout).endswith("+")


def test_code_in_no_repository_has_no_commit(tmp_path):
    assert commit_of(tmp_path) == ""


def test_a_result_keeps_the_commit_it_was_measured_at_and_is_named_with_it(tmp_path):
    file = Report("assess", "5m", 1).write(tmp_path / "assess-5m.json")
    result = json.loads(file.read_text("utf-8"))
    assert result["commit"] == commit_of()
    file.write_text(json.dumps({**result, "commit": "0123456789ab", "code": {}}))
    (line,) = older(tmp_path)
    assert f"measured on {result['measured_on']} at 0123456789ab, before anye.kernel" in line
