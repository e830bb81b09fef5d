"""The year that ``make story`` plays ends equal three ways, and whatever is lost is seen."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from tests.made_once import made_once
from tests.unit.anye.cli.conftest import make_town

ROOT = Path(__file__).parents[2]
STORY = (sys.executable, "-m", "benchmarks.story")


def story(data, *arguments):
    """Play the year, or add it up again; return how it ended and its last line."""
    environment = {**os.environ, "ANYE_DATA": str(data), "DATABASE_URL": ""}
    done = subprocess.run(
        [*STORY, *arguments],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stdout, done.stdout
    return done.returncode, done.stdout


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """A sample district whose year is played once."""
    data = made_once("town", make_town, tmp_path_factory.mktemp("story"))
    return data, *story(data)


@pytest.fixture
def year(played, tmp_path):
    """A copy of the year, to break."""
    data, *_ = played
    (tmp_path / "store").symlink_to(data / "store")
    shutil.copytree(data / "story", tmp_path / "story")
    return tmp_path


def test_what_was_decided_is_what_tax_has_and_what_the_run_says(played):
    _, code, said = played
    last = said.strip().rpartition("\n")[2]
    assert code == 0, said
    assert last.endswith("一致 equal")
    decided, handed_over, of_the_run = (part.split(" ", 3)[-1] for part in last.split(" | ")[1:4])
    assert decided.split()[-5:] == handed_over.split()[-5:] == of_the_run.split()[-5:]


@pytest.mark.parametrize(
    "what",
    ["退回 sent back", "按原申报继续 gone on", "逐件初审", "同一人被拒", "异议 contested",
     "逾期未申报 closed", "准予补报 let in late", "移交文件 files for tax 3"],
)  # fmt: skip
def test_everything_that_can_befall_a_year_befalls_some(played, what):
    assert what in played[2]
    assert f"{what} 0" not in played[2]


def a_fen_less(data):
    file = next(data.glob("story/tax/*.csv"))
    heads, first, *rest = file.read_text("utf-8-sig").splitlines()
    cells = first.split(",")
    yuan, fen = cells[4].split(".")
    cells[4] = f"{yuan}.{(int(fen) + 1) % 100:02}"
    file.write_text("\n".join((heads, ",".join(cells), *rest)), "utf-8-sig")


def a_line_lost(data):
    file = next(data.glob("story/tax/*.csv"))
    *kept, _ = file.read_text("utf-8-sig").splitlines()
    file.write_text("\n".join(kept), "utf-8-sig")


def a_fen_accepted(data):
    file = data / "story" / "tax" / "accepted.json"
    accepted = json.loads(file.read_text("utf-8"))
    next(one for one in accepted.values() if one["wages_total"])["wages_total"] += 1
    file.write_text(json.dumps(accepted), "utf-8")


def on_the_desk(change):
    def done(data):
        with closing(sqlite3.connect(data / "story" / "desk.sqlite3")) as desk, desk:
            assert desk.execute(change).rowcount == 1

    return done


CASE_LOST = """DELETE FROM annual_reviews_annualreview WHERE case_id =
    (SELECT min(case_id) FROM annual_reviews_annualreview WHERE filed_at IS NULL)"""
DECISION_LOST = """UPDATE annual_reviews_annualreview SET decision_id = NULL, contest_until = NULL,
    hand_over_id = NULL, tax_reference = '' WHERE case_id = (SELECT min(case_id)
    FROM annual_reviews_annualreview WHERE decision_id IS NOT NULL)"""
NOT_ENDED = """UPDATE casework_case SET state = 'decided' WHERE id =
    (SELECT min(id) FROM casework_case WHERE state = 'acknowledged')"""


@pytest.mark.parametrize(
    "broken",
    [
        a_fen_less,
        a_line_lost,
        a_fen_accepted,
        on_the_desk(CASE_LOST),
        on_the_desk(DECISION_LOST),
        on_the_desk(NOT_ENDED),
    ],
    ids=["a fen", "a line", "a fen accepted", "a case", "a decision", "not at an end"],
)
def test_whatever_is_lost_or_changed_ends_unequal(year, broken):
    broken(year)
    code, said = story(year, "--only-totals")
    assert code == 1, said
    assert said.strip().endswith("不一致 NOT EQUAL")


@pytest.mark.long
def test_the_same_seed_plays_the_same_year(played):
    data, _, said = played
    assert story(data)[1].splitlines()[-4:] == said.splitlines()[-4:]
