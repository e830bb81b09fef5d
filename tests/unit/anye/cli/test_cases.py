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


def test_a_hire_has_a_level_that_certificates_have(anye, tmp_path):
    for level in (0, 5, 9):
        hire = f"{level}:202501:202512:3000"
        code, _, said = anye("what-if", "--store", tmp_path, "--hire", hire)
        assert (code, "1至4级" in said) == (2, True)
