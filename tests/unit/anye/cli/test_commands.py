import json
import re
import shutil
import subprocess
import sys
from datetime import date

import openpyxl
import polars as pl
import pytest
from tests.unit.anye.sources.feed_files import csv_bytes, rows

from anye.law.levy.hardship import not_computed_text
from anye.tables.contracts import CONTRACTS

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
    code, out, _ = anye("work-out", file)
    assert code == 0
    assert "应缴费额：未知" in out
    assert "征缴档次" in out
    _, found, _ = anye("work-out", file, "--json")
    assert "levy_due" not in json.loads(found)["figures"]


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
    told = json.loads(out)
    found, (persons, employers) = told["links"], told["waiting"].values()
    assert (exit_code, len(found)) == (0, 3)
    assert persons + employers > 3
    _, out, _ = anye("link", "explain", found[0]["identity"], *where, "--json")
    pair = json.loads(out)
    assert (pair["weight"], pair["band"]) == (found[0]["weight"], "doubtful")
    _, out, err = anye("link", "doubtful", *where, "--most", 3)
    assert str(found[0]["identity"]) in out
    assert all(one["candidate"] in out for one in found)
    assert f"待核 {persons + employers} 对（人员 {persons}，单位 {employers}），列出 3 对" in err
    _, out, _ = anye("link", "doubtful", *where, "--most", 99999, "--json")
    links = json.loads(out)["links"]
    shapes = {"person": r"\d{6}\*{8}\d{3}[\dX]", "employer": r"[0-9A-Z]{8}"}
    assert all(re.fullmatch(shapes[one["of"]], one["candidate"]) for one in links)
    of = [one["of"] for one in links]
    assert of == ["person"] * persons + ["employer"] * employers


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
        (("law", "免征人数的上限"), "免征人数上限"),
        (("status", "--store", "nowhere"), "没有数据目录"),
        (("find", "x", "--store", "nowhere"), "还没有算过"),
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


def test_a_supposed_reading_moves_the_day_and_says_so_once(anye, town):
    _, _, said = anye("what-if", "--store", town / "store", "--set", "law_axis=2")
    assert said.count("2025-12-31，费款所属年度的规定，由使用者给定") == 1
    assert said.count(not_computed_text(date(2025, 12, 31))) == 1


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


def test_a_template_that_was_filled_in_is_not_written_over(anye, tmp_path):
    filled = tmp_path / "insured_months.xlsx"
    filled.write_bytes(b"filled in")
    code, out, err = anye("template", "insured_months", "--out", tmp_path)
    assert (code, out) == (2, "")
    assert "已存在，未覆盖" in err
    assert anye("template", "--out", tmp_path)[0] == 2
    assert [file.name for file in tmp_path.iterdir()] == ["insured_months.xlsx"]
    assert filled.read_bytes() == b"filled in"


def test_a_made_up_district_takes_no_place_that_is_taken(anye, tmp_path):
    own = tmp_path / "employers" / "employers-1.csv"
    own.parent.mkdir()
    own.write_text("own", "utf-8")
    code, _, err = anye("synth", tmp_path, "--size", "sample")
    assert (code, "已有内容，未改动" in err) == (2, True)
    assert own.read_text("utf-8") == "own"
    assert [file.name for file in tmp_path.iterdir()] == ["employers"]


def test_the_law_is_asked_by_its_chinese_names_too(anye):
    _, chinese, _ = anye("law", "月最低工资标准")
    assert anye("law", "minimum_wage")[1] == chinese != ""


def test_an_override_may_have_its_chinese_name(anye, tmp_path):
    file = tmp_path / "facts.json"
    figures = []
    for name in ("social_average_wage", "当地社会平均工资（年）"):
        file.write_text(json.dumps(FACTS | {"override": {name: "40000.00"}}), "utf-8")
        figures.append(json.loads(anye("work-out", file, "--json")[1])["figures"])
    assert figures[0] == figures[1]
    file.write_text(json.dumps(FACTS | {"override": {"社会平均工资": 1}}), "utf-8")
    assert "是否指“当地社会平均工资（年）”" in anye("work-out", file)[2]


def test_money_is_yuan_on_the_whole_line(anye, town):
    where = ("what-if", "--store", town / "store")
    said = [
        anye(*where, "--set", f"{name}={value}", "--json")
        for name, value in (
            ("当地社会平均工资（年）", "40000.00"),
            ("social_average_wage", "40,000"),
        )
    ]
    assert said[0] == said[1]
    before, after = (json.loads(said[0][1])[0][when]["levy_due"] for when in ("before", "after"))
    assert 0 < after < before  # 40,000 fen would leave next to nothing
    assert after > before // 10
    for wrong in ("minimum_wage=2510.001", "minimum_wage=inf", "minimum_wage=x", "minimum_wage"):
        assert anye(*where, "--set", wrong)[0] == 2


@pytest.mark.parametrize(
    "hire",
    [
        "9:202507:202512:3000",
        "2:202513:202512:3000",
        "2:202512:202507:3000",
        "2:202507:202512:-3",
        "2:202507:202512:inf",
        "2:202507:202512:3000.001",
        "2:202407:202412:3000",
        "2",
    ],
)
def test_nobody_is_hired_who_cannot_be(anye, town, hire):
    code, out, err = anye("what-if", "--store", town / "store", "--hire", hire)
    assert (code, out) == (2, "")
    assert "未执行" in err


def test_one_hired_at_every_employer_is_said(anye, town):
    hire = ("--hire", "2:202507:202512:3000")
    _, _, err = anye("what-if", "--store", town / "store", *hire)
    assert "每个单位各招1人" in err


def test_an_employer_is_found_by_its_name(anye, town):
    code = credit_code(town, someone_counted(town)["employer_id"][0])
    where = ("--store", town / "store")
    [one] = json.loads(anye("find", code, *where, "--json")[1])["employers"]
    by_code = anye("explain", *where, "--employer", code)
    name = one["employer_name"]
    same = json.loads(anye("find", name, *where, "--json")[1])["employers"]
    if len(same) == 1:
        assert anye("explain", *where, "--employer", name) == by_code
    assert code in anye("find", name, *where)[1]
    code, _, err = anye("explain", *where, "--employer", name[:2])
    assert (code, "信用代码" in err) == (2, True)
    code, _, err = anye("explain", *where, "--employer", f"{name}的")
    assert (code, name in err) == (2, True)
    assert anye("find", "没有这样的单位", *where)[0] == 1


@pytest.mark.parametrize("name", ["", "  "])
def test_no_name_is_no_search(anye, town, name):
    where = ("--store", town / "store")
    for words in (("find", name), ("explain", "--employer", name)):
        code, out, err = anye(*words, *where)
        assert (code, out, "为空" in err) == (2, "", True)


def test_a_township_that_nobody_knows_is_said_so(anye, town, tmp_path):
    store = shutil.copytree(town / "store", tmp_path / "store")
    [file] = store.glob("runs/*/known_employers.parquet")
    known = pl.read_parquet(file)
    is_first = pl.col("employer_id") == known["employer_id"][0]
    known.with_columns(
        employer_name=pl.when(is_first).then(pl.lit("甲乙丙厂")).otherwise("employer_name"),
        township=pl.when(is_first).then(0).otherwise("township").cast(known["township"].dtype),
    ).write_parquet(file)
    _, out, _ = anye("find", "甲乙丙厂", "--store", store)
    assert out.splitlines()[-1].split() == ["甲乙丙厂", known["credit_code"][0], "不明"]


READING = [
    ("status",),
    ("find", "x"),
    ("explain", "--employer", "x"),
    ("what-if", "--set", "required_per_mille=16"),
    ("quality", "--year", "2025"),
    ("link", "doubtful"),
    ("link", "explain", "1"),
]


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_a_folder_that_is_no_store_is_not_read_as_one(anye, tmp_path, words):
    (tmp_path / "合同.docx").write_bytes(b"x")
    code, out, err = anye(*words, "--store", tmp_path)
    assert (code, out) == (2, "")
    assert "这不是安业的数据目录" in err
    assert "合同.docx" in err
    assert "--store" in err
    assert "混写" not in err


def test_a_code_that_is_not_in_the_list_is_told_with_column_rows_and_values(anye, tmp_path):
    path, feed = tmp_path / "insured_months-202503.csv", "insured_months"
    wrong = {"用工形式": "合同工", "缴费状态": "在"}
    path.write_bytes(csv_bytes(rows(feed, *[wrong] * 3)))
    code, out, _ = anye("check", path, "--rejects", tmp_path / "out")
    fields = {field.heading: field for field in CONTRACTS[feed].fields}
    assert code == 1
    [book] = (tmp_path / "out").iterdir()
    told = [str(row) for row in openpyxl.load_workbook(book).active.iter_rows(values_only=True)]
    for heading in wrong:
        [line] = [one for one in out.splitlines() if f"{heading}：不在代码表中" in one]
        assert " x 3（第2、3、4行）" in line
        for name in fields[heading].codes.values():
            assert name in line
            assert name in told[1]
    [one] = json.loads(anye("check", path, "--json")[1])
    assert one["reasons"] == {"code_unknown": 3}
    assert [(each["column"], each["rows"]) for each in one["problems"]] == [
        (heading, 3) for heading in sorted(wrong, key=lambda one: fields[one].name)
    ]


def test_a_check_of_what_withdraws_says_what_it_cannot_see(anye, tmp_path):
    path = tmp_path / "wage_months-202503.csv"
    path.write_bytes(csv_bytes(rows("wage_months", {"撤回": "是"})))
    _, _, err = anye("check", path)
    assert "check 看不到数据目录" in err
    path.write_bytes(csv_bytes(rows("wage_months", {})))
    assert "看不到" not in anye("check", path)[2]


def test_a_store_says_what_it_holds(anye, town):
    code, out, _ = anye("status", "--store", town / "store", "--json")
    feeds = {one["feed"]: one for one in json.loads(out)["feeds"]}
    assert code == 0
    assert set(feeds["wage_months"]["months"]) >= set(range(202501, 202513))
    assert feeds["wage_months"]["missing"] == []
    assert feeds["employers"]["months"] is None
    _, out, _ = anye("status", "--store", town / "store")
    assert "202501-202512" in out
    assert "已算过 2025年度" in out


def test_a_year_that_is_not_held_names_those_that_are(anye, town):
    where = ("--store", town / "store")
    code, out, err = anye("assess", *where, "--year", 2031)
    assert (code, out) == (2, "")
    assert "没有2031年的参保和工资数据；已有：2025" in err
    code, out, err = anye("explain", *where, "--employer", "x", "--year", 2024)
    assert (code, "2024年还没有算过（已算过：2025）" in err) == (2, True)
    for year in (0, 20255, -1):
        assert anye("assess", *where, "--year", year)[0] == 2
        assert anye("explain", *where, "--employer", "x", "--year", year)[0] == 2


@pytest.mark.parametrize("name", ["减征", "缓缴"])
def test_the_law_says_of_hardship_what_it_does_not_work_out(anye, name):
    _, text, _ = anye("law", name)
    assert "第十七条" in text
