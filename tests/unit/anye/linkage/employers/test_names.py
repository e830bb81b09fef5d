import polars as pl
import pytest

from anye.linkage.employers.names import with_names


def read(name):
    (found,) = with_names(
        pl.DataFrame({"given": [name]}, schema={"given": pl.String}), "given"
    ).rows(named=True)
    return found


@pytest.mark.parametrize(
    "written",
    [
        "天津市华兴商贸有限责任公司",
        "天津市華興商貿有限公司",
        "天津市　华兴商贸 有限公司",
        "天津市华兴商贸（有限公司）",
        "天津市华兴商贸有限公司。",
    ],
)
def test_a_name_is_the_same_however_it_is_written(written):
    assert read(written)["name"] == "天津市华兴商贸有限公司"


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("天津市华兴商贸有限公司", "华兴商贸"),
        ("华兴（天津）商贸股份有限公司", "华兴商贸"),
        ("天津市蓟州区华兴商贸中心（普通合伙）", "华兴商贸中心"),
        ("蓟县龙腾制衣厂", "龙腾制衣厂"),
        ("天津市蓟州区渔阳镇人民政府", "渔阳镇人民政府"),
        ("张三餐馆（个体工商户）", "张三餐馆"),
        ("天津银行", "天津银行"),
        ("天津市有限公司", "天津市有限公司"),
    ],
)
def test_the_core_is_what_tells_it_from_others(name, core):
    assert read(name)["core"] == core
    assert not read(name)["is_unit"]


@pytest.mark.parametrize(
    "name", ["天津市华兴商贸有限公司西龙虎峪分公司", "华兴商贸有限公司第二门市部"]
)
def test_a_branch_has_the_core_of_its_employer_and_says_so(name):
    assert read(name)["core"] == "华兴商贸"
    assert read(name)["is_unit"]


@pytest.mark.parametrize("nothing", [None, "", "  ", "无", "不详", "—", "0", "12345", "N/A"])
def test_what_says_that_there_is_no_name_is_none(nothing):
    found = read(nothing)
    assert (found["name"], found["core"], found["letters"]) == ("", "", "")
