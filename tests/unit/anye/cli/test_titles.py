import csv
import json

import xlsxwriter


def test_a_title_is_answered_with_reasons_for_a_person_to_choose_from(anye):
    code, out, err = anye("code-title", "外卖小哥")
    assert code == 0
    assert "1. 4-10-08-01 网约配送员  （即俗称“外卖小哥”）" in out
    assert "由人选定" in err


def test_json_says_why_a_title_has_no_candidates(anye):
    code, out, _ = anye("code-title", "保洁阿姨", "sales manager", "--json")
    cleaner, sales = json.loads(out)
    assert code == 1
    assert cleaner["candidates"][0]["name"] == "保洁员"
    assert (sales["fault"], sales["candidates"]) == ("not_chinese", [])


def test_a_file_gets_five_candidates_a_row_and_an_empty_column_for_people(anye, tmp_path):
    posts, out = tmp_path / "posts.csv", tmp_path / "coded.csv"
    posts.write_text("单位,岗位名称\n甲,急招外卖小哥\n乙,\n", "utf-8")
    code, _, err = anye("code-title", posts, "--out", out)
    assert code == 1
    assert "2 行" in err
    first, second = csv.DictReader(out.read_text("utf-8-sig").splitlines())
    assert (first["单位"], first["code"], first["candidate_1"]) == ("甲", "", "4100801")
    assert all(first[f"reason_{place}"] for place in range(1, 6))
    assert (second["candidate_1"], second["note"]) == ("", "名称为空")
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_a_file_is_read_as_excel_writes_it(anye, tmp_path):
    gbk, book = tmp_path / "gbk.csv", tmp_path / "book.xlsx"
    gbk.write_bytes("单位,岗位名称\n甲,保洁阿姨\n".encode("gbk"))
    with xlsxwriter.Workbook(book) as written:
        sheet = written.add_worksheet()
        sheet.write_row(0, 0, ["单位", "岗位名称"])
        sheet.write_row(1, 0, ["甲", "保洁阿姨"])
    found = []
    for file in (gbk, book):
        out = file.with_suffix(".coded.csv")
        code, told, _ = anye("code-title", file, "--out", out, "--json")
        assert (code, json.loads(told)["rows"]) == (0, 1)
        found += csv.DictReader(out.read_text("utf-8-sig").splitlines())
    assert found[0] == found[1]
    assert (found[0]["单位"], found[0]["name_1"]) == ("甲", "保洁员")


def test_what_staff_chose_is_shown_first(anye, tmp_path):
    choices = tmp_path / "choices.csv"
    choices.write_text("title,code\n跑片员,4-02-07-09\n", "utf-8")
    code, out, _ = anye("code-title", "跑片员", "--choices", choices)
    assert code == 0
    assert "1. 4-02-07-09 快件处理员  （即工作人员选定过的“跑片员”）" in out


def test_bad_files_are_refused_in_words_and_nothing_is_written(anye, tmp_path):
    posts, out = tmp_path / "posts.csv", tmp_path / "coded.csv"
    posts.write_text("单位\n甲\n", "utf-8")
    choices = tmp_path / "choices.csv"
    choices.write_text("title,code\n保洁,9999999\n", "utf-8")
    twice = tmp_path / "twice.csv"
    twice.write_text("岗位名称,岗位名称\n保洁,厨师\n", "utf-8")
    bare = tmp_path / "bare.csv"
    bare.write_text("岗位名称\n保洁,厨师\n", "utf-8")
    page = tmp_path / "page.xlsx"
    page.write_text("<html>", "utf-8")
    for words, said in (
        ((posts, "--out", out), "缺少列：岗位名称"),
        ((posts,), "--out"),
        ((twice, "--out", out), "“岗位名称”出现两次"),
        ((bare, "--out", out), "第2列没有表头却有内容"),
        ((page, "--out", out), "网页"),
        ((tmp_path / "none.csv", "--out", out), "找不到文件"),
        (("保洁", "--choices", choices), "没有职业代码 9999999"),
        ((posts, "--out", posts), "已存在"),
    ):
        code, _, err = anye("code-title", *words)
        assert (code, said in err) == (2, True), (words, err)
    assert not out.exists()
