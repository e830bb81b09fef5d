"""What a command says where Spark cannot be had."""

import sys
from importlib.util import find_spec

import pytest
from tests.unit.anye.cli.conftest import typed

ASSESS = ("assess", "--store", "unused", "--year", 2025, "--engine")


def test_without_pyspark_it_says_what_to_install(anye, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark.errors", None)
    code, written, said = anye(*ASSESS, "spark")
    assert (code, written) == (2, "")
    assert "pyspark" in said


def test_a_match_says_so_too(anye, monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "pyspark.errors", None)
    folders = ("--profiles", tmp_path, "--out", tmp_path / "matches")
    code, written, said = anye("match", *folders, "--engine", "spark")
    assert (code, written) == (2, "")
    assert "pyspark" in said
    assert not (tmp_path / "matches").exists()


@pytest.mark.spark
def test_without_java_it_says_so(anye, monkeypatch, tmp_path):
    assert find_spec("pyspark")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    code, written, said = anye(*ASSESS, "spark")
    assert (code, written) == (2, "")
    assert "Java 17" in said


def test_another_engine_is_refused():
    assert typed(*ASSESS, "abacus") == 2
