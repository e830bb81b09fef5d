"""Help and what is wrong with a line: one language, one sentence, the way to put it right."""

import errno
import importlib
import re
import subprocess
import sys

import duckdb
import pyarrow.lib
import pytest

from anye.cli import errors
from anye.cli.app import COMMANDS
from anye.cli.command import built


def lines_of(known=COMMANDS, before=()):
    for name, entry in known.items():
        if entry.hidden:
            continue
        yield (*before, name)
        yield from lines_of(entry.under, (*before, name))


LINES = tuple(lines_of())
EVERY_HELP = """
import sys
from tests.unit.anye.cli.test_usage import LINES
from anye.cli.app import main
for line in LINES:
    sys.argv[1:] = [*line, "--help", "--lang", sys.argv[-1]]
    try:
        main()
    except SystemExit as ended:
        assert not ended.code
"""


def every_help(language):
    command = [sys.executable, "-c", EVERY_HELP, "--lang", language]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout


ENGLISH = (
    "a an and the of to for or in is this show message exit usage option options argument "
    "arguments command commands default required text int str integer path number list else"
)


def test_help_in_chinese_has_no_english_in_it():
    text = every_help("zh")
    told = "\n".join(line for line in text.splitlines() if "anye" not in line)
    words = re.findall(r"(?<![\w./=:-])[A-Za-z]+(?![\w./=:-])", told)
    assert {word for word in words if word.lower() in ENGLISH.split()} == set()
    assert "用法：" in text
    assert "选项：" in text


def test_help_in_english_has_no_chinese_in_it():
    told = [line for line in every_help("en").splitlines() if "anye" not in line]
    chinese = [line.strip() for line in told if re.search(r"[\u4e00-\u9fff]", line)]
    named = "岗位名称|职业分类大典|推荐方案报告|区人社局"
    assert [line for line in chinese if not re.search(named, line)] == []


def entry_of(line):
    entry = COMMANDS[line[0]]
    for name in line[1:]:
        entry = entry.under[name]
    return entry


def built_of(line):
    return built(entry_of(line))


def test_every_command_is_listed_with_what_it_does_and_has_its_help():
    for line in LINES:
        assert entry_of(line).short
        assert built_of(line).help


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("assess --year 2025", "请写明 --store 路径（数据目录）。用法见 anye assess --help"),
        ("link", "请写明 --store"),
        ("quality", "请写明 --store"),
        ("match", "--profiles"),
        ("load --store x", "请写明 文件（报送文件或其所在目录）。用法见 anye load --help"),
        ("assess --store x --year soon", "--year 应为 2000 至 2100 的整数"),
        ("explain --store x --employer y --month 2025.3", "--month 应为六位数字的年月，如 202503"),
        ("quality letters --store x --out y --month 2025-03", "--month 应为六位数字的年月"),
        ("law --on yesterday", "--on 应为日期，如 2025-04-08"),
        ("assess --store x --year 2025 --engine abacus", "--engine 应为 duckdb 或 spark"),
        ("law --jason", "没有选项 --jason，是否指 --json"),
        ("law minimum_wage surplus", "多写了“surplus”"),
        ("law --on", "--on 后面要写一个值。用法见 anye law --help"),
        ("law --json=3", "--json 后面不带值"),
        ("asses", "没有“asses”这个命令，是否指 assess"),
        ("link explane", "没有“explane”这个命令，是否指 explain"),
        ("--lang fr law", "--lang 应为 zh 或 en"),
    ],
)
def test_a_line_that_is_wrong_is_answered_in_one_sentence(anye, line, words):
    code, out, err = anye(*line.split())
    assert (code, out) == (2, "")
    assert words in err
    assert len(err.splitlines()) == 1


def test_the_same_is_said_in_english():
    command = [sys.executable, "-m", "anye.cli", "--lang=en", "assess"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Not done: Give --store PATH (the store's folder); see anye")


def test_the_version_is_told(anye):
    assert anye("--version") == (0, "0.1.0\n", "")


@pytest.mark.parametrize(
    ("words", "named"),
    [("anye wh", "what-if"), ("anye link ", "doubtful"), ("anye law --js", "--json")],
)
def test_a_shell_is_told_what_may_stand_next(words, named):
    asked = {"_ANYE_COMPLETE": "complete_bash", "COMP_WORDS": words}
    asked["COMP_CWORD"] = str(len(words.split(" ")) - 1)
    command = [sys.executable, "-m", "anye.cli"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=asked)
    assert named in done.stdout.split()


def test_a_shell_is_given_its_script(anye):
    code, out, _ = anye("--completion", "bash")
    assert code == 0
    assert "complete -o default -F _anye_completion anye" in out


def test_every_command_speaks_to_machines():
    silent = [
        line for line in LINES if "as_json" not in (one.name for one in built_of(line).params)
    ]
    assert silent == []


@pytest.mark.parametrize(
    "error",
    [
        OSError("Couldn't deserialize thrift"),  # as pyarrow says it, without a number
        OSError(errno.EIO, "Input/output error"),
        OSError(errno.EPROTO, "Protocol error"),
        duckdb.IOException("IO Error: Could not read from file"),
        duckdb.OutOfMemoryException("failed to allocate"),
        pyarrow.lib.ArrowMemoryError("malloc of size 1 failed"),
    ],
)
def test_what_a_reader_says_in_english_is_said_in_chinese(error):
    said = errors.sentence_of(error)
    assert said
    assert not re.search("[A-Za-z]", said)


@pytest.mark.parametrize("name", [*errors.SENTENCES, *errors.SPEAKING, *errors.OF_THE_LAW])
def test_errors_are_known_by_the_names_that_they_have(name):
    module, _, error = name.rpartition(".")
    found = getattr(importlib.import_module(module), error)
    assert issubclass(found, Exception)
    assert found.__module__ == module
