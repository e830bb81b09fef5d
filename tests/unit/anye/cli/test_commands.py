import json
import subprocess
import sys

import openpyxl
import polars as pl
import pytest

FACTS = {
    "kind": "private_enterprise",
    "levy_year": 2024,
    "headcount_average": 100,
    "own_average_wage": "120000.00",
    "counted_months": 12,
}
COMMANDS = (
    "template check load run link assess explain what-if work-out law synth bench".split()  # noqa: SIM905
)


def credit_code(town, employer_id):
    runs = next((town / "store" / "runs").iterdir())
    known = pl.read_parquet(runs / "known_employers.parquet")
    return known.filter(pl.col("employer_id") == employer_id)["credit_code"][0]


def someone_counted(town):
    runs = next((town / "store" / "runs").iterdir())
    months = pl.read_parquet(runs / "person_months" / "202503.parquet")
    return months.filter((pl.col("counts") > 0) & (pl.col("credit_to") == pl.col("employer_id")))[0]


@pytest.mark.parametrize("command", [*COMMANDS, "code-title"])
def test_every_command_teaches(anye, command):
    code, out, _ = anye(command, "--help")
    assert code == 0
    assert "例" in out or "见" in out or "数据种类" in out


def test_english_is_one_option_away():
    command = [sys.executable, "-c", "from anye.cli.app import main; main()"]
    found = subprocess.run(
        [*command, "law", "no_such_rule", "--lang", "en"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr.startswith("Not done: No rule, parameter or fact")


def test_work_out_prints_the_chain_and_every_figure(anye, tmp_path):
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(FACTS), "utf-8")
    _, text, _ = anye("work-out", file)
    assert "30,000.00 元" in text
    assert "未核实" in text
    _, found, _ = anye("work-out", file, "--json")
    figures = json.loads(found)["figures"]
    assert figures["levy_due"] == {"value": 3_000_000, "unit": "fen", "standing": "unverified"}


def test_from_2028_the_answer_is_no_guess(anye, tmp_path):
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(FACTS | {"levy_year": 2028}), "utf-8")
    code, out, err = anye("work-out", file)
    assert (code, out) == (2, "")
    assert "未知，不作推测" in err


def test_what_is_there_is_not_done_twice(anye, town):
    command = ("run", town / "feeds", "--store", town / "store", "--year", 2025)
    code, out, _ = anye(*command, "--json")
    found = json.loads(out)
    assert code == 1
    assert not any(file.get("is_new") for file in found["files"])
    assert found["links"]["was_there"]
    assert [year["was_there"] for year in found["years"]] == [True]
    assert found["seconds"].keys() == {"load", "link", "assess"}


def test_a_pair_is_explained_without_showing_who(anye, town):
    links = next((town / "store" / "links").glob("*/person_pairs.parquet"))
    pair = pl.read_parquet(links).row(0, named=True)
    body = str(pair["person_id"])
    known = pl.read_parquet(links.with_name("people.parquet"))
    code = known.filter(pl.col("person_id") == pair["person_id"])["resident_id"][0]
    command = ("link", "explain", pair["identity"], "--store", town / "store")
    exit_code, out, _ = anye(*command, "--person", code, "--json")
    found = json.loads(out)
    assert (exit_code, found["weight"]) == (0, pair["weight"])
    assert body not in json.dumps(found["steps"])
    assert anye(*command, "--person", code, "--employer", "x")[0] == 2
    exit_code, _, err = anye("link", "explain", 1, "--store", town / "store", "--person", code)
    assert exit_code == 2
    assert "没有比对过" in err


def test_what_waits_for_an_answer_is_listed_and_its_best_candidate_explained(anye, town):
    where = ("--store", town / "store")
    exit_code, out, _ = anye("link", "doubtful", *where, "--most", 3, "--json")
    found = json.loads(out)
    assert exit_code == 0
    assert 0 < len(found) <= 3
    _, out, _ = anye("link", "explain", found[0]["identity"], *where, "--json")
    pair = json.loads(out)
    assert (pair["weight"], pair["band"]) == (found[0]["weight"], "doubtful")
    _, out, _ = anye("link", "doubtful", *where)
    assert str(found[0]["identity"]) in out


def test_links_are_counted(anye, town):
    code, out, err = anye("link", "--store", town / "store", "--json")
    assert code == 0
    assert json.loads(out)["was_there"]
    _, out, err = anye("link", "--store", town / "store")
    assert "关联编号" in out
    assert "此前已关联" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("work-out", "nowhere.json"), "找不到文件"),
        (("check", "nowhere.csv"), "找不到文件"),
        (("check", "insured_months-nowhere.csv"), "找不到文件"),
        (("assess", "--store", "nowhere", "--year", "2025"), "还没有数据"),
        (("explain", "--store", "nowhere", "--employer", "1"), "还没有算过"),
        (("law", "minimum_wagee"), "minimum_wagee"),
        (("synth", "x", "--size", "nation"), "规模可选"),
        (("template", "nothing"), "没有“nothing”这类数据"),
    ],
)
def test_bad_requests_are_refused_in_words(anye, monkeypatch, tmp_path, arguments, words):
    monkeypatch.chdir(tmp_path)
    code, out, err = anye(*arguments)
    assert (code, out) == (2, "")
    assert words in err.replace("\n", "")
    assert "Traceback" not in err


def test_a_file_came_on_the_day_that_the_list_beside_it_says(town):
    listed = (town / "feeds" / "received.csv").read_text("utf-8").splitlines()[1:]
    days = dict(line.split(",") for line in listed)
    made = (town / "store" / "feeds" / "wage_months").glob("*/manifest.json")
    manifests = [json.loads(path.read_text("utf-8")) for path in made]
    assert {one["file"]: one["received_on"] for one in manifests} == {
        name: day for name, day in days.items() if name.startswith("wage_months")
    }


def test_the_day_a_file_came_may_be_typed(anye, town, tmp_path):
    file, where = next((town / "feeds" / "employers").iterdir()), ("--store", tmp_path)
    code, _, err = anye("load", file, *where, "--received", "2025-04-31")
    assert (code, "不是日期" in err) == (2, True)
    code, _, err = anye("load", file, *where, "--received", "2999-01-01")
    assert (code, "不能晚于今天" in err) == (2, True)
    assert anye("load", file, *where, "--received", "2025-04-08")[0] == 0
    [made] = (tmp_path / "feeds" / "employers").glob("*/manifest.json")
    assert json.loads(made.read_text("utf-8"))["received_on"] == "2025-04-08"


def test_a_list_of_days_that_cannot_be_read_is_refused(anye, town, tmp_path):
    (tmp_path / "received.csv").write_text("文件,收到日期\na.csv,昨天\n", "utf-8")
    (tmp_path / "employers-1.csv").write_bytes(b"")
    code, _, err = anye("load", tmp_path, "--store", tmp_path / "store")
    assert code == 2
    assert "received.csv 第2行" in err
    assert not (tmp_path / "store").exists()


def test_loading_again_changes_nothing(anye, town):
    before = sorted(path.name for path in (town / "store" / "feeds" / "employers").iterdir())
    code, out, _ = anye("load", town / "feeds" / "employers", "--store", town / "store", "--json")
    assert code == 0
    assert not any(load["is_new"] for load in json.loads(out))
    after = sorted(path.name for path in (town / "store" / "feeds" / "employers").iterdir())
    assert after == before


def test_rejects_come_back_as_a_workbook_that_loads_after_correction(anye, town, tmp_path):
    file = next((town / "feeds" / "wage_months").glob("*202505.csv"))
    code, out, _ = anye("check", file, "--rejects", tmp_path, "--json")
    assert code == 1
    found = json.loads(out)[0]
    assert found["lines"] == found["accepted"] + found["rejected"]
    book = openpyxl.load_workbook(found["rejects"][0])
    sheet = book.worksheets[0]
    headings = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        row[headings.index("应发工资")].value = "3500.00"
    book.save(tmp_path / "wage_months-corrected.xlsx")
    _, again, _ = anye("check", tmp_path / "wage_months-corrected.xlsx", "--json")
    assert json.loads(again)[0]["accepted"] >= 1


def test_a_year_worked_out_again_is_the_same_run(anye, town):
    code, out, err = anye("assess", "--store", town / "store", "--year", 2025, "--json")
    assert code == 0
    assert json.loads(out)["run_id"] == next((town / "store" / "runs").iterdir()).name
    assert "此前已算过" in err


def test_an_employers_year_is_explained_and_agrees_with_the_run(anye, town, truths):
    wanted = next(
        one["key"]["employer_id"]
        for truth in truths
        for one in truth.get("expect", ())
        if one.get("table") == "employer_years"
    )
    code = credit_code(town, wanted)
    ended, out, _ = anye("explain", "--store", town / "store", "--employer", code, "--json")
    assert ended == 0
    assert {step["name"] for step in json.loads(out)["steps"]} >= {"quota", "levy_due"}


def test_a_persons_month_is_explained_without_the_id_in_the_command(anye, town, monkeypatch):
    row = someone_counted(town)
    persons = pl.read_parquet(next((town / "store" / "runs").iterdir()) / "persons.parquet")
    one = persons.filter(pl.col("person_id") == row["person_id"][0])["resident_id"][0]
    monkeypatch.setattr("sys.stdin.readline", lambda: f"{one}\n", raising=False)
    code = credit_code(town, row["employer_id"][0])
    ended, out, _ = anye(
        *("explain", "--store", town / "store", "--employer", code),
        *("--person", "-", "--month", 202503),
    )
    assert ended == 0
    assert "insured_months-202503" in out


def test_one_more_hire_shows_its_difference_and_the_run_stays(anye, town):
    code = credit_code(town, someone_counted(town)["employer_id"][0])
    _, out, _ = anye(
        *("what-if", "--store", town / "store", "--employer", code),
        *("--hire", "2:202507:202512:3000", "--json"),
    )
    assert json.loads(out)["difference"]["counted_months"] == 12
    _, again, _ = anye("what-if", "--store", town / "store", "--employer", code, "--json")
    assert json.loads(again)["difference"] == {}


def test_a_higher_ratio_raises_the_districts_levy(anye, town):
    _, out, _ = anye(
        "what-if", "--store", town / "store", "--set", "required_per_mille=16", "--json"
    )
    whole = json.loads(out)[0]
    assert whole["after"]["levy_due"] > whole["before"]["levy_due"]


def test_the_law_says_what_changes_between_two_days(anye):
    _, out, _ = anye("law", "--from", "2025-08-01", "--until", "2025-12-31")
    assert "2025-09-01" in out
    assert "2,510.00 元" in out


def test_templates_are_written_for_every_feed(anye, tmp_path):
    code, out, _ = anye("template", "--out", tmp_path)
    assert code == 0
    assert len(list(tmp_path.glob("*.xlsx"))) == len(out.splitlines()) == 8
