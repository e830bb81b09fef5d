"""Small feeds by hand: right rows of every contract, and the files they come in."""

from datetime import date, timedelta

import numpy as np
import openpyxl
import polars as pl
from stdnum.cn import ric, uscc

from anye.codes.organisation_code import check_characters
from anye.sources.check import check
from anye.sources.terms import Checking
from anye.tables.contracts import CONTRACTS

TODAY = date(2026, 3, 1)


def an_id(born="19900307", order=231):
    body = f"120119{born}{order:03d}"
    return body + ric.calc_check_digit(body + "0")


def a_code(number=1, head="91120119"):
    organisation = f"MA{number:06d}"
    (inner,) = check_characters(np.frombuffer(organisation.encode(), np.uint8).reshape(1, 8))
    body = f"{head}{organisation}{chr(inner)}"
    return body + uscc.calc_check_digit(body)


RIGHT = {
    "disability_certificates": {
        "公民身份号码": an_id(),
        "姓名": "张伟",
        "残疾人证号": an_id() + "43",
        "残疾类别": "肢体",
        "残疾等级": "3",
        "发证日期": "2015-06-01",
        "有效期至": "2035-05-31",
        "注销日期": "",
        "注销原因": "",
        "乡镇街道代码": "120119001",
    },
    "military_certificates": {
        "公民身份号码": an_id(),
        "姓名": "张伟",
        "残疾军人证号": "军L1234567",
        "残疾等级": "6",
        "发证日期": "2015-06-01",
        "注销日期": "",
    },
    "employers": {
        "统一社会信用代码": a_code(),
        "单位名称": "天津市蓟州某某有限公司",
        "单位性质": "民营企业",
        "行业": "C13",
        "乡镇街道代码": "120119001",
        "成立日期": "2010-01-02",
        "注销日期": "",
        "编制数": "",
        "中小学或幼儿园": "否",
        "小微企业": "是",
    },
    "labour_contracts": {
        "统一社会信用代码": a_code(),
        "公民身份号码": an_id(),
        "姓名": "张伟",
        "用工形式": "一年及以上合同",
        "开始日期": "2024-01-01",
        "约定终止日期": "2026-12-31",
        "实际终止日期": "",
        "岗位": "装配工",
    },
    "insured_months": {
        "月份": "202503",
        "统一社会信用代码": a_code(),
        "公民身份号码": an_id(),
        "姓名": "张伟",
        "用工形式": "一年及以上合同",
        "缴费基数": "4400.50",
        "缴费状态": "足额",
    },
    "wage_months": {
        "月份": "202503",
        "统一社会信用代码": a_code(),
        "公民身份号码": an_id(),
        "姓名": "张伟",
        "应发工资": "3500.00",
    },
    "dispatch_agreements": {
        "派遣单位信用代码": a_code(1),
        "用工单位信用代码": a_code(2),
        "公民身份号码": an_id(),
        "姓名": "张伟",
        "计入方": "用工单位",
        "开始日期": "2025-01-01",
        "终止日期": "",
    },
    "declarations": {
        "统一社会信用代码": a_code(),
        "所属年度": "2025",
        "申报日期": "2026-02-01",
        "职工人月": "360",
        "全年工资总额": "1200000.00",
        "申报残疾职工人数": "2",
    },
}


def rows(feed, *changes):
    """Return one right row of a feed for each change, each of another record, with it made."""
    return [_right(feed, n) | change for n, change in enumerate(changes or ({},))]


def _right(feed, n):
    """Return the n-th row; all but the first have a key of their own."""
    row = RIGHT[feed]
    if not n:
        return row
    if "统一社会信用代码" in row:
        return row | {"统一社会信用代码": a_code(1000 + n)}
    day = "开始日期" if "开始日期" in row else "发证日期"
    return row | {day: str(date.fromisoformat(row[day]) + timedelta(n))}


def csv_bytes(made, encoding="utf-8", line_end="\n"):
    lines = [",".join(made[0]), *(",".join(row.values()) for row in made)]
    return (line_end.join(lines) + line_end).encode(encoding)


def csv_file(folder, made, encoding="utf-8", name="feed.csv"):
    path = folder / name
    path.write_bytes(csv_bytes(made, encoding))
    return path


def workbook(made):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(list(made[0]))
    for row in made:
        sheet.append(list(row.values()))
    return book, sheet


def checked(folder, path, feed, terms=None):
    """Check a file and return the result, its accepted rows and its rejected ones."""
    into = folder / f"checked-{path.name}-{len(list(folder.iterdir()))}"
    found = check(path, CONTRACTS[feed], today=TODAY, into=into, terms=terms or Checking())
    accepted = [
        row
        for part in sorted((into / "rows").glob("*.parquet"))
        for row in pl.read_parquet(part).to_dicts()
    ]
    refused = into / "rejected.parquet"
    rejected = pl.read_parquet(refused).to_dicts() if refused.exists() else []
    assert found.lines == len(accepted) + len(rejected)
    return found, sorted(accepted, key=lambda row: row["source_row"]), rejected


def reasons_of(folder, feed, *changes):
    """Return the reasons given to each changed row, in the order of the file."""
    made = rows(feed, *changes)
    found, _, rejected = checked(folder, csv_file(folder, made), feed)
    told = {row["line"]: row["reasons"] for row in rejected}
    assert found.lines == len(made)
    return [told.get(line, "") for line in range(2, 2 + len(made))]
