"""The lists of occupations and labelled titles are cleaned as SOURCE.md says."""

from deploy import occupation_lists


def row(code, name, *, level="4", alias="", definition="从事……的人员。"):
    return {
        "code": code, "name": name, "level": level, "alias": alias or name,
        "definition": definition, "tasks": "1.做",
    }  # fmt: skip


def test_marks_go_into_columns_and_off_the_names():
    (found,) = occupation_lists.occupations(
        [row("2-02-02-01", "大地测量工程技术人员L/S", alias="GIS,大地测量工程技术人员L/S,测绘S")]
    )
    assert found == {
        "code": "2020201",
        "level": "4",
        "name": "大地测量工程技术人员",
        "is_green": "1",
        "is_digital": "1",
        "titles": "GIS;测绘",
        "definition": "从事……的人员。",
    }


def test_of_two_rows_for_a_code_the_defined_one_stands():
    group = row("2-03-01-00", "土壤肥料技术人员", level="3", definition="")
    for rows in ([group, row("2-03-01-00", "同")], [row("2-03-01-00", "同"), group]):
        assert [(o["name"], o["level"]) for o in occupation_lists.occupations(rows)] == [
            ("同", "4")
        ]


def test_an_occupation_without_a_definition_is_the_group_that_its_code_says():
    (found,) = occupation_lists.occupations(
        [row("6-20-03-00", "金属加工机械制造人员", definition="")]
    )
    assert found["level"] == "3"


def test_a_label_without_a_code_counts_if_it_names_an_occupation():
    listed = occupation_lists.occupations([row("4-04-05-03", "呼叫中心服务员S")])
    labels = [("客服", "", "呼叫中心服务员 s"), ("文员", "", "文员"), ("坐席", "4-04-05-03", "")]
    rows = [
        {"job_name": title, "expected_code": code, "expected_name": name}
        for title, code, name in labels
    ]
    assert [found["title"] for found in occupation_lists.titles(rows, listed)] == ["坐席", "客服"]
