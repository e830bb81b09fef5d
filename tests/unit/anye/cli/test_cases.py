"""A case is read from a file, and what is wrong with it names the file and the place once."""

import json


def test_a_broken_file_is_named_with_its_place_once(anye, tmp_path):
    (tmp_path / "facts.json").write_text('{"levy_year": 2024,\n "kind" 4}', "utf-8")
    code, out, said = anye("work-out", tmp_path / "facts.json")
    assert (code, out) == (2, "")
    assert said.count("facts.json") == said.count("第2行第9列") == 1
    assert "2:9" not in said


def test_each_problem_has_its_place_below_the_files_name(anye, tmp_path):
    fields = {"levy_year": "2024", "wages_total": "12.345"}
    (tmp_path / "facts.json").write_text(json.dumps(fields), "utf-8")
    code, _, said = anye("work-out", tmp_path / "facts.json")
    first, *rest = said.strip().splitlines()
    assert code == 2
    assert first.endswith("facts.json:")
    assert sorted(line.split(":")[0] for line in rest) == ["levy_year", "wages_total"]


def test_a_kind_that_is_not_known_is_answered_with_the_list(anye, tmp_path):
    (tmp_path / "facts.json").write_text('{"levy_year": 2024, "kind": "民办非企业"}', "utf-8")
    _, _, said = anye("work-out", tmp_path / "facts.json")
    assert "是否指" not in said
    assert all(kind in said for kind in ("4 民营企业", "5 社会组织"))


def test_what_is_supposed_is_possible_and_money_is_spoken_of_in_yuan(anye, town):
    most = "应为0至100,000,000,000,000元的金额"
    for option, supposed, told in (
        ("--hire", "0:202501:202512:3000", "1至4级"),
        ("--hire", "5:202501:202512:3000", "1至4级"),
        ("--hire", "2:202401:202512:3000", "2025年内"),
        ("--hire", "2:202501:202512:-1", most),
        ("--set", "minimum_wage=-1", most),
        ("--fact", "wages_total=1e15", most),
    ):
        code, out, said = anye("what-if", "--store", town / "store", option, supposed)
        assert (code, out, told in said, "分计" in said) == (2, "", True, False), said
