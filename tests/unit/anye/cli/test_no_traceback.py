"""Every command, every option missing, wrong, absurd, on every sad kind of store: in words."""

import json
import os
import shutil
import subprocess
import sys
from typing import Literal, get_origin

import pytest
from tests.unit.anye.cli.conftest import typed
from tests.unit.anye.cli.test_usage import LINES, entry_of
from typer.core import TyperOption

from anye.cli.command import built
from anye.cli.words import simple

REFUSED = 2
WRONG = {  # values that no option of the kind takes
    "int": ("x", "", "-1", "99999999999999999999", "1.5", "１２"),
    "datetime": ("x", "", "2025-13-01", "2025-02-30", "20250408"),
    "literal": ("x", ""),
    "month": ("202513", "202500", "0", "999912", "2025"),
    "year": ("0", "20255", "1999"),
}
ABSURD = {  # values that may be refused or not, but in words
    "str": ("", " ", "x" * 300, "../..", "[1]", "a=b", "没有", "-", "%s", "\u0000"[:0] + "'"),
    "Path": ("", "nowhere", "/dev/null", "/dev/null/at/all", "x" * 300, "a_file", "[1]"),
}
NOT_RUN = {"bench"}  # starts the benchmarks, whose own check refuses
TYPE_EACH = """
import json, sys
from tests.unit.anye.cli.conftest import typed
print(json.dumps([typed(*line) for line in json.load(sys.stdin)]))
"""


def kind_of(param):
    kind = simple(param.type_descriptor.annotation)
    return "literal" if get_origin(kind) is Literal else kind.__name__


def wrong_values(param):
    values = list(WRONG.get(kind_of(param), ()))
    if kind_of(param) == "int":
        values += WRONG["month"] if param.name == "month" else ()
        values += WRONG["year"] if param.name in {"year", "years", "first", "last"} else ()
    return values


def words_for(params, folder, *, but=None, value=None):
    """Return a line that gives every compulsory option something plausible, and one this value."""
    plausible = {
        "store": folder / "store",
        "profiles": folder / "profiles",
        "out": folder / "out",
        "files": folder / "insured_months-202501.csv",
        "folder": folder / "made",
        "employer": "91110000600037341L",
        "month": "202501",
        "year": "2025",
        "years": "2025",
        "budget": "1000",
        "identity": "1",
        "seeker": "1",
        "post": "1",
        "word": "yes",
        "asked": "保洁",
        "name": "保洁",
        "to": folder / "report",
    }
    words = []
    for param in params:
        if param is but:
            given = value
        elif param.name in {"size", "first", "last"}:  # of a made-up district: a small one
            given = {"size": "sample", "first": "2025", "last": "2025"}[param.name]
        elif param.required or param.name in {"profiles", "out", "to"}:
            given = plausible[param.name]
        else:
            continue
        words += [param.opts[0], given] if isinstance(param, TyperOption) else [given]
    return words


def answered(capsys, line, words):
    """Type a line; see that it is answered in words. Anything but an exit ends the test."""
    code = typed(*line, *words)
    out, err = capsys.readouterr()
    assert code in {0, 1, REFUSED}, (line, words)
    assert "Traceback" not in err, (line, words)
    if code == REFUSED:
        assert out == "", (line, words)
        told = err.partition("未执行: ")[2] or err.partition("交来 ")[2]  # refused, or each file is
        assert told.strip(), (line, words, err)
    return code


def fresh(folder, store):
    """Lay a store of a kind, and a file to load, into an empty folder."""
    folder.mkdir()
    shutil.copytree(store, folder / "store") if store.is_dir() else None
    (folder / "a_file").write_text("nothing", "utf-8")
    (folder / "insured_months-202501.csv").write_text("月份\n202501\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def stores(tmp_path_factory, town):
    """Return stores by kind: missing, empty, half (one month of one feed), foreign."""
    place = tmp_path_factory.mktemp("stores")
    (place / "empty").mkdir()
    whole = next((town / "feeds" / "wage_months").glob("*202505.csv")).read_bytes()
    file = place.with_name("wage_months-202505.csv")
    file.write_bytes(b"\n".join(whole.splitlines()[:800]))
    assert typed("load", file, "--store", place / "half") == 0
    foreign = place / "foreign"
    (foreign / "runs" / "x").mkdir(parents=True)
    (foreign / "feeds" / "wage_months" / "x").mkdir(parents=True)
    (foreign / "links" / "x").mkdir(parents=True)
    for manifest in foreign.glob("*/x"):
        (manifest / "manifest.json").write_text("{}", "utf-8")
    (foreign / "feeds" / "wage_months" / "x" / "manifest.json").write_text("[1", "utf-8")
    return {"missing": place / "no", **{one.name: one for one in place.iterdir() if one.is_dir()}}


COMMANDS_OF_A_STORE = [
    line
    for line in LINES
    if line[0] not in NOT_RUN and any(one.name == "store" for one in built(entry_of(line)).params)
]


@pytest.mark.parametrize("line", COMMANDS_OF_A_STORE, ids=" ".join)
@pytest.mark.parametrize("kind", ["missing", "empty", "half", "foreign"])
def test_a_sad_store_is_answered_in_words(capsys, stores, tmp_path, monkeypatch, line, kind):
    folder = fresh(tmp_path / "here", stores[kind])
    monkeypatch.chdir(folder)
    code = answered(capsys, line, words_for(built(entry_of(line)).params, folder))
    if line[0] not in {"load", "run"} and kind in {"missing", "empty", "foreign"}:
        assert (code, line) == (REFUSED, line)


@pytest.mark.parametrize("line", COMMANDS_OF_A_STORE, ids=" ".join)
def test_a_file_where_the_store_should_be_is_answered_in_words(capsys, tmp_path, monkeypatch, line):
    folder = fresh(tmp_path / "here", tmp_path / "no")
    monkeypatch.chdir(folder)
    (folder / "store").write_text("no store", "utf-8")
    assert answered(capsys, line, words_for(built(entry_of(line)).params, folder)) == REFUSED


def test_a_store_that_may_not_be_written_is_answered_in_words(stores, tmp_path):
    """In a process that permissions hold, as they do not hold root: root may write anywhere."""
    folder = fresh(tmp_path / "here", stores["half"])
    for one in (folder, *folder.rglob("*")):
        one.chmod(0o555 if one.is_dir() else 0o444)
    typing = [
        [*line, *map(str, words_for(built(entry_of(line)).params, folder))]
        for line in COMMANDS_OF_A_STORE
    ]
    held = ["setpriv", "--bounding-set", "-dac_override", "--"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*held, sys.executable, "-c", TYPE_EACH],
        input=json.dumps(typing),
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Traceback" not in done.stderr
    found = dict(zip(COMMANDS_OF_A_STORE, json.loads(done.stdout.splitlines()[-1]), strict=True))
    assert set(found.values()) <= {0, 1, REFUSED}, found
    assert {found[line] for line in [("load",), ("link",), ("assess",)]} == {REFUSED}
    assert found["status",] == 0
    for one in folder.rglob("*"):
        one.chmod(0o700)


@pytest.mark.parametrize("line", [line for line in LINES if line[0] not in NOT_RUN], ids=" ".join)
def test_what_is_missing_wrong_or_absurd_is_answered_in_words(
    capsys, stores, tmp_path, monkeypatch, line
):
    params = built(entry_of(line)).params
    folder = fresh(tmp_path / "here", stores["empty"])
    monkeypatch.chdir(folder)
    monkeypatch.setattr("sys.stdin.readline", lambda: "", raising=False)
    for param in params:
        if param.required:
            words = words_for([one for one in params if one is not param], folder)
            assert answered(capsys, line, words) == REFUSED, param.name
        for value in wrong_values(param):
            words = words_for(params, folder, but=param, value=value)
            assert answered(capsys, line, words) == REFUSED, (param.name, value)
        for value in ABSURD.get(kind_of(param), ()):
            answered(capsys, line, words_for(params, folder, but=param, value=value))


PATHS = [
    (line, param.name)
    for line in LINES
    for param in built(entry_of(line)).params
    if kind_of(param) == "Path"
]
OF_FILES = {  # where a file may stand
    *((command, "files") for command in ("check", "load", "run")),
    ("work-out", "file"),
    ("code-title", "choices"),
    ("code-title", "out"),
}


def named(case):
    return case if isinstance(case, str) else " ".join(case)


@pytest.mark.parametrize(("line", "param"), PATHS, ids=named)
@pytest.mark.parametrize("value", ["", " "])
def test_an_empty_path_is_no_folder_one_is_in(capsys, tmp_path, monkeypatch, line, param, value):
    monkeypatch.chdir(fresh(tmp_path / "here", tmp_path / "no"))
    before = sorted(tmp_path.rglob("*"))
    params = built(entry_of(line)).params
    [asked] = [one for one in params if one.name == param]
    given = words_for(params, tmp_path / "here", but=asked, value=value)
    assert typed(*line, *given) == REFUSED
    assert "不能为空；当前文件夹写作“.”" in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(("line", "param"), PATHS, ids=named)
def test_a_file_is_no_folder(capsys, tmp_path, monkeypatch, line, param):
    params = built(entry_of(line)).params
    [asked] = [one for one in params if one.name == param]
    if asked.type_descriptor.parameter_info.file_okay:
        assert (line[0], param) in OF_FILES, "a folder is declared as one"
        return
    monkeypatch.chdir(fresh(tmp_path / "here", tmp_path / "no"))
    given = words_for(params, tmp_path / "here", but=asked, value="a_file")
    assert typed(*line, *given) == REFUSED
    assert "应为文件夹，a_file 是一个文件" in capsys.readouterr().err


@pytest.mark.parametrize("line", [("load",), ("run",)], ids=" ".join)
def test_a_store_is_not_begun_among_other_files(capsys, tmp_path, monkeypatch, line):
    folder = fresh(tmp_path / "here", tmp_path / "no")
    monkeypatch.chdir(folder)
    before = sorted(folder.iterdir())
    words = [folder / "insured_months-202501.csv", "--store", ".", "--feed", "insured_months"]
    words += ["--year", "2025"] if line == ("run",) else []
    assert typed(*line, *words) == REFUSED
    assert "不是数据目录，里面已有 a_file、insured_months-202501.csv" in capsys.readouterr().err
    assert sorted(folder.iterdir()) == before


def test_a_day_before_anything_was_there_is_told(capsys, stores):
    words = ("--store", stores["half"], "--year", 2025, "--as-of", "2020-01-01")
    assert typed("assess", *words) == REFUSED
    assert "2020-01-01 时数据目录中还没有数据；最早的文件于" in capsys.readouterr().err


@pytest.mark.parametrize(
    "line",
    [line for line in COMMANDS_OF_A_STORE if line[0] in {"explain", "what-if", "find", "quality"}],
    ids=" ".join,
)
def test_absurd_words_about_a_finished_year_are_answered_in_words(
    capsys, town, tmp_path, monkeypatch, line
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "store").symlink_to(town / "store")
    params = built(entry_of(line)).params
    free = [one for one in params if kind_of(one) == "str" and one.name != "jurisdiction"]
    for param in free:
        for value in ABSURD["str"]:
            answered(capsys, line, words_for(params, tmp_path, but=param, value=value))


def test_a_manifest_is_told_by_its_name(anye, tmp_path):
    manifest = tmp_path / "runs" / "x" / "manifest.json"
    manifest.parent.mkdir(parents=True)
    manifest.write_text(json.dumps({"year": 2025}), "utf-8")
    code, _, err = anye("explain", "--store", tmp_path, "--employer", "x")
    assert (code, str(manifest) in err.replace("\n", "")) == (REFUSED, True)
