"""From departments' files to the text of a person's month: every line that it rests on is named."""

import polars as pl
import pytest
from tests.unit.anye.sources.feed_files import RIGHT, TODAY, a_code, an_id, csv_file

from anye.assessment.opened.explain import explain_person_month
from anye.assessment.opened.explain_text import month_json, month_text
from anye.codes import credit_code, resident_id
from anye.pipeline import year as pipeline
from anye.rulebook.terms import Terms
from anye.sources.load import load
from anye.tables.contracts import CONTRACTS

MARCH, APRIL, YEAR = 202503, 202504, 2025
JIZHOU = Terms("cn/tianjin/jizhou")
PERSON = int(resident_id.person_ids(pl.Series([an_id()]))[0])
OLD_ID = an_id()[:6] + an_id()[8:17]
SALARY = {"所得项目": "正常工资薪金", "应发工资": "2000"}
BONUS = {"所得项目": "奖金", "应发工资": "500.50"}
WAGES = "wage_months"


def employer(code: str) -> int:
    return int(credit_code.employer_ids(pl.Series([code]))[0])


HERE = employer(a_code())


@pytest.fixture
def store(tmp_path):
    place = tmp_path / "store"
    for feed in ("disability_certificates", "employers", "labour_contracts", "insured_months"):
        send(place, feed, {})
    return place


def send(store, feed, *changes, name=""):
    folder = store.parent / "sent"
    folder.mkdir(exist_ok=True)
    rows = [RIGHT[feed] | change for change in changes]
    path = csv_file(folder, rows, name=name or f"{feed}.csv")
    load(store, path, CONTRACTS[feed], today=TODAY)


def explained(store, month=MARCH, at=HERE):
    return explain_person_month(pipeline.assess(store, YEAR, JIZHOU).run, PERSON, at, month)


def wage_lines(store):
    text = month_text(explained(store)).split("依据的记录")[1]
    return [line.split("工资薪金月 文件 ")[1] for line in text.splitlines() if "工资薪金月" in line]


def test_every_row_that_was_added_up_is_named_and_what_a_correction_replaced(store):
    send(store, WAGES, SALARY, BONUS, name="a.csv")
    send(store, WAGES, SALARY, BONUS | {"应发工资": "600"}, name="b.csv")
    assert explained(store).row["wage"] == 260_000
    lines = wage_lines(store)
    assert {line for line in lines if "分项之一" in line} == {
        f"b.csv 第 {n} 行（分项之一，各项相加）" for n in (2, 3)
    }
    assert {line for line in lines if "取代" in line} == {
        f"a.csv 第 {n} 行（已被后来的行取代）" for n in (2, 3)
    }


def test_parts_that_were_linked_are_named_and_a_later_file_replaces_all_of_them(store):
    parts = [part | {"公民身份号码": OLD_ID} for part in (SALARY, BONUS)]
    send(store, WAGES, *parts, name="a.csv")
    assert explained(store).row["wage"] == 250_050
    lines = wage_lines(store)
    assert [line.split("（原行未注明是谁")[0] for line in lines] == [
        f"a.csv 第 {n} 行（分项之一，各项相加）" for n in (2, 3)
    ]
    assert all("15位旧身份号码" in line for line in lines)
    send(store, WAGES, {"公民身份号码": OLD_ID, "应发工资": "2600"}, name="b.csv")
    assert explained(store).row["wage"] == 260_000


def test_a_living_employer_of_the_name_of_one_that_ended_is_hinted_at(store):
    gone = {"注销日期": "2025-04-01"}
    other = {"统一社会信用代码": a_code(5)}
    elsewhere = {"统一社会信用代码": a_code(6), "单位名称": "天津市蓟州另一有限公司"}
    send(store, "employers", gone, other, elsewhere, name="later.csv")
    send(store, "insured_months", {"月份": str(APRIL)}, name="april.csv")
    assert "同名" not in month_text(explained(store))  # it had not ended in March
    april = explained(store, APRIL)
    text = month_text(april)
    assert "单位已注销" in text
    assert text.count(f"{a_code(5)} 天津市蓟州某某有限公司 与已注销的单位同名") == 1
    assert a_code(6) not in text
    assert [row["employer_id"] for row in month_json(april)["namesakes"]] == [employer(a_code(5))]
    assert month_text(april, "en").count("bears the name of the employer that ended") == 1


def test_a_namesake_that_has_ended_too_is_no_hint(store):
    ended = {"注销日期": "2025-04-01"}
    send(store, "employers", ended, ended | {"统一社会信用代码": a_code(5)}, name="later.csv")
    send(store, "insured_months", {"月份": str(APRIL)}, name="april.csv")
    april = explained(store, APRIL)
    assert april.row["employer_has_ended"]
    assert april.namesakes == ()
