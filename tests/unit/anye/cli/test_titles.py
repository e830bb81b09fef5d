import csv
import json


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
    gbk = tmp_path / "gbk.csv"
    gbk.write_bytes("岗位名称\n保洁\n".encode("gbk"))
    for words, said in (
        ((posts, "--out", out), "缺少列：岗位名称"),
        ((posts,), "--out"),
        ((gbk, "--out", out), "不是UTF-8"),
        ((tmp_path / "none.csv", "--out", out), "找不到文件"),
        (("保洁", "--choices", choices), "没有职业代码 9999999"),
        ((posts, "--out", posts), "已存在"),
    ):
        code, _, err = anye("code-title", *words)
        assert (code, said in err) == (2, True), (words, err)
    assert not out.exists()
