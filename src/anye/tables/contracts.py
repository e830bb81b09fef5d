"""What each department's file looks like: headings, kinds, what is compulsory.

From these come the check, the template a department downloads, the documentation page and the
files of the synthetic district.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from anye.codes.lists import (
    CANCEL_REASONS,
    DISABILITY_CATEGORIES,
    DISPATCH_SIDES,
    EMPLOYER_KINDS,
    EMPLOYMENT_FORMS,
    INSURANCE_STATUSES,
    LEVELS_OF_DISABILITY,
    LEVELS_OF_SOLDIERS,
    OLD_RETIREMENT_AGES,
)
from anye.tables.feeds.accepted import EMPLOYERS, FEED_TABLES, LABOUR_CONTRACTS
from anye.tables.shape import Shape

KindOfCell = Literal[
    "resident_id",
    "credit_code",
    "certificate_number",
    "name",
    "text",
    "month",
    "year",
    "day",
    "money",
    "count",
    "level",
    "code",
    "township",
    "industry",
    "yes_no",
    "sex",
]


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a department's file."""

    heading: str
    name: str
    kind: KindOfCell
    required: bool = True
    codes: Mapping[int, str] | None = None
    largest: int = 0  # of a level, count or amount in fen; 0: the kind's own bound
    help: str = ""
    may_be_future: bool = False  # a day that has been agreed, not one that has been
    also_called: tuple[str, ...] = ()  # headings in use for the same thing


@dataclass(frozen=True, slots=True)
class Contract:
    """One feed: who sends it, its columns in order, and the table it becomes."""

    name: str
    zh: str
    owner: str  # the department that owns the facts
    table: Shape
    fields: tuple[Field, ...]
    also: tuple[Field, ...] = ()  # a file may hold them; see below

    # What a file may hold besides is compared with the rest, and kept where the table has a column
    # for it; of a row that does not say rightly whom it speaks of, all is kept to find that out.


YES_NO: Mapping[int, str] = {1: "是", 0: "否"}

_ID = Field(
    "公民身份号码",
    "resident_id",
    "resident_id",
    help="18位，设为文本格式",
    also_called=("身份证号码", "身份证号", "居民身份证号码", "居民身份证号", "身份号码"),
)
_NAME = Field("姓名", "name", "name", help="与身份证一致")
_CODE = Field("统一社会信用代码", "credit_code", "credit_code", help="18位，设为文本格式")
_MONTH = Field("月份", "month", "month", help="六位数字，如202503")
_FORM = Field("用工形式", "form", "code", codes=EMPLOYMENT_FORMS)
_TOWNSHIP = Field("乡镇街道代码", "township", "township", help="九位数字")
_SEX = Field("性别", "sex", "sex", required=False, help="男或女；与身份号码核对")
_BORN = Field("出生日期", "born_on", "day", required=False, help="与身份号码核对")
_ADDRESS = Field("住址", "address", "text", required=False, help="村或街道，到门牌")
_EMPLOYER_NAME = Field("单位名称", "employer_name", "text", required=False, help="与营业执照一致")
_TAX_NUMBER = Field("纳税人识别号", "tax_number", "text", required=False, help="设为文本格式")
_EMPLOYER_ADDRESS = Field("单位地址", "employer_address", "text", required=False)
_RETIREMENT = Field(
    "女职工原法定退休年龄",
    "old_retirement_age",
    "code",
    required=False,
    codes=OLD_RETIREMENT_AGES,
    help="工人岗位50周岁，管理、技术岗位55周岁；不填按55周岁",
)
_ITEM = Field(
    "所得项目",
    "item",
    "text",
    required=False,
    help="同一人同月分几行报送时必填，如正常工资薪金、全年一次性奖金；各行相加",
)
WITHDRAWS = Field(
    "撤回",
    "withdraws",
    "yes_no",
    required=False,
    help="填“是”：撤回以前报送的同一条记录，此行不再计入；其余各列照原样填写",
)
_YEARLY_WAGES = 10_000_000_000_000  # fen: a hundred billion yuan


def _day(heading: str, name: str, *, required: bool = True, may_be_future: bool = False) -> Field:
    return Field(
        heading,
        name,
        "day",
        required=required,
        help="如2025-03-01" if required else "如2025-03-01；没有则留空",
        may_be_future=may_be_future,
    )


def _contract(name: str, owner: str, *fields: Field) -> Contract:
    table = FEED_TABLES[name]
    also: tuple[Field, ...] = (_SEX, _BORN, _ADDRESS) if _ID in fields else ()
    if table is EMPLOYERS:  # whose name is compulsory
        also = (_TAX_NUMBER, replace(_EMPLOYER_ADDRESS, name="address"))
    elif _CODE in fields:
        also = (*also, _EMPLOYER_NAME, _TAX_NUMBER, _EMPLOYER_ADDRESS)
    if table is LABOUR_CONTRACTS:
        also = (*also, _RETIREMENT)
    if table.adds_up_by:
        also = (*also, _ITEM)
    return Contract(name, table.zh, owner, table, fields, (*also, WITHDRAWS))


CONTRACTS: Mapping[str, Contract] = {
    contract.name: contract
    for contract in (
        _contract(
            "disability_certificates",
            "区残联",
            _ID,
            _NAME,
            Field("残疾人证号", "certificate_number", "certificate_number", help="20位或带尾号"),
            Field("残疾类别", "category", "code", codes=DISABILITY_CATEGORIES),
            Field("残疾等级", "level", "level", largest=LEVELS_OF_DISABILITY, help="1至4"),
            _day("发证日期", "issued_on"),
            _day("有效期至", "expires_on", required=False, may_be_future=True),
            _day("注销日期", "cancelled_on", required=False),
            Field("注销原因", "cancel_reason", "code", required=False, codes=CANCEL_REASONS),
            _TOWNSHIP,
        ),
        _contract(
            "military_certificates",
            "区退役军人局",
            _ID,
            _NAME,
            Field("残疾军人证号", "certificate_number", "text"),
            Field("残疾等级", "level", "level", largest=LEVELS_OF_SOLDIERS, help="1至10"),
            _day("发证日期", "issued_on"),
            _day("注销日期", "cancelled_on", required=False),
        ),
        _contract(
            "employers",
            "区市场监管局",
            _CODE,
            Field("单位名称", "employer_name", "name"),
            Field("单位性质", "kind", "code", codes={k: v for k, v in EMPLOYER_KINDS.items() if k}),
            Field("行业", "industry", "industry", help="GB/T 4754，如C13"),
            _TOWNSHIP,
            _day("成立日期", "registered_on"),
            _day("注销日期", "closed_on", required=False),
            Field("编制数", "established_posts", "count", required=False),
            Field("中小学或幼儿园", "is_school", "yes_no"),
            Field("小微企业", "is_small", "yes_no"),
        ),
        _contract(
            "labour_contracts",
            "区人社局",
            _CODE,
            _ID,
            _NAME,
            _FORM,
            _day("开始日期", "starts_on"),
            _day("约定终止日期", "ends_on", required=False, may_be_future=True),
            _day("实际终止日期", "ended_on", required=False),
            Field("岗位", "post", "text"),
        ),
        _contract(
            "insured_months",
            "区人社局",
            _MONTH,
            _CODE,
            _ID,
            _NAME,
            _FORM,
            Field("缴费基数", "base", "money", help="元，最多两位小数"),
            Field("缴费状态", "status", "code", codes=INSURANCE_STATUSES),
        ),
        _contract(
            "wage_months",
            "区税务局",
            _MONTH,
            _CODE,
            _ID,
            _NAME,
            Field("应发工资", "wage", "money", help="元，最多两位小数"),
        ),
        _contract(
            "dispatch_agreements",
            "区人社局",
            Field("派遣单位信用代码", "agency_code", "credit_code", help="18位，设为文本格式"),
            Field("用工单位信用代码", "host_code", "credit_code", help="18位，设为文本格式"),
            _ID,
            _NAME,
            Field("计入方", "counts_for", "code", codes=DISPATCH_SIDES),
            _day("开始日期", "starts_on"),
            _day("终止日期", "ends_on", required=False, may_be_future=True),
        ),
        _contract(
            "declarations",
            "用人单位",
            _CODE,
            Field("所属年度", "year", "year", help="四位数字"),
            _day("申报日期", "declared_on"),
            Field("职工人月", "headcount_months", "count", help="十二个月在职职工人数之和"),
            Field(
                "全年工资总额",
                "wages_total",
                "money",
                largest=_YEARLY_WAGES,
                help="元，最多两位小数",
            ),
            Field("申报残疾职工人数", "persons", "count"),
        ),
    )
}

EMPLOYERS_THEMSELVES = "用人单位"  # own their declarations; the other owners are departments
DEPARTMENTS = tuple(
    sorted({contract.owner for contract in CONTRACTS.values()} - {EMPLOYERS_THEMSELVES})
)
