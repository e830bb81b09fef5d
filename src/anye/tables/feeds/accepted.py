"""Accepted rows of the departments' feeds: checked, typed, with integer keys.

``person_id`` is the first seventeen digits of the resident ID; ``employer_id`` is the
organisation identifier inside the credit code (places 9 to 16) read as a number of base 36.
Both are computed from the code itself, so they are the same in every feed, store and year.
``source_row`` says where a row came from: the load's number times 2**32, plus the physical
line (CSV) or row (XLSX, Parquet), the first line being 1.
"""

from anye.tables.shape import Column, Shape

RECEIPTS = "received.csv"  # beside the files: on which day each came
LINES_OF_A_LOAD = 2**32  # a source row is the number of its load times this, and its line
PERSON = Column("int64", "personal", "人员编号", "First 17 digits of the resident ID")
EMPLOYER = Column("int64", "open", "单位编号", "Organisation identifier in the credit code")
MONTH = Column("int32", "open", "月份", "Calendar month, 202503 is March 2025")
SOURCE_ROW = Column("int64", "official", "来源行", "Load number x 2**32 + line in the file")
NAME = Column("text", "personal", "姓名", "Name as the department wrote it, normalised (NFKC)")
RESIDENT_ID = Column("text", "personal", "公民身份号码", "18 characters, GB 11643")
TOWNSHIP = Column("int32", "official", "乡镇街道代码", "Nine digits, GB/T 10114")
ADDRESS = Column("text", "personal", "住址", "Village or street; empty: unknown")

DISABILITY_CERTIFICATES = Shape(
    name="disability_certificates",
    zh="残疾人证",
    key=("certificate_number", "issued_on"),
    columns={
        "person_id": PERSON,
        "resident_id": RESIDENT_ID,
        "name": NAME,
        "certificate_number": Column(
            "text", "health", "残疾人证号", "Resident ID, category, level, reissue tail"
        ),
        "category": Column("int8", "health", "残疾类别", "1 to 7"),
        "level": Column("int8", "health", "残疾等级", "1 to 4, 1 the most severe"),
        "issued_on": Column("date", "personal", "发证日期", "First day of validity"),
        "expires_on": Column("date", "personal", "有效期至", "Last day of validity; empty: none"),
        "cancelled_on": Column("date", "personal", "注销日期", "First day without it; empty: none"),
        "cancel_reason": Column("int8", "personal", "注销原因", "Code list cancel_reasons"),
        "township": TOWNSHIP,
        "address": ADDRESS,
        "source_row": SOURCE_ROW,
    },
)

MILITARY_CERTIFICATES = Shape(
    name="military_certificates",
    zh="残疾军人证",
    key=("person_id", "certificate_number", "issued_on"),
    columns={
        "person_id": PERSON,
        "resident_id": RESIDENT_ID,
        "name": NAME,
        "certificate_number": Column("text", "health", "残疾军人证号", "Format not published"),
        "level": Column("int8", "health", "残疾等级", "1 to 10, 1 the most severe"),
        "issued_on": Column("date", "personal", "发证日期", "First day of validity"),
        "cancelled_on": Column("date", "personal", "注销日期", "First day without it; empty: none"),
        "source_row": SOURCE_ROW,
    },
)

EMPLOYERS = Shape(
    name="employers",
    zh="用人单位登记",
    key=("employer_id",),
    columns={
        "employer_id": EMPLOYER,
        "credit_code": Column("text", "open", "统一社会信用代码", "18 characters, GB 32100"),
        "employer_name": Column("text", "open", "单位名称", "Registered name"),
        "kind": Column("int8", "open", "单位性质", "Code list employer_kinds"),
        "industry": Column("text", "open", "行业", "GB/T 4754, letter and up to four digits"),
        "township": TOWNSHIP,
        "registered_on": Column("date", "open", "成立日期", "Day of registration"),
        "closed_on": Column("date", "open", "注销日期", "First day after it ended; empty: none"),
        "established_posts": Column("int32", "official", "编制数", "Of the establishment; or 0"),
        "is_school": Column("bool", "open", "中小学或幼儿园", "Excepted from the public-body duty"),
        "is_small": Column("bool", "official", "小微企业", "Micro or small enterprise"),
        "tax_number": Column("text", "official", "纳税人识别号", "As registered; empty: unknown"),
        "address": Column("text", "official", "单位地址", "As registered; empty: unknown"),
        "source_row": SOURCE_ROW,
    },
)

LABOUR_CONTRACTS = Shape(
    name="labour_contracts",
    zh="劳动合同与岗位",
    key=("person_id", "employer_id", "starts_on"),
    columns={
        "person_id": PERSON,
        "employer_id": EMPLOYER,
        "name": NAME,
        "form": Column("int8", "official", "用工形式", "Code list employment_forms"),
        "starts_on": Column("date", "official", "开始日期", "First day"),
        "ends_on": Column("date", "official", "约定终止日期", "Last day agreed; empty: open-ended"),
        "ended_on": Column("date", "official", "实际终止日期", "Last day in fact; or empty"),
        "post": Column("text", "official", "岗位", "The work done"),
        "old_retirement_age": Column(
            "int8", "official", "女职工原法定退休年龄", "50 or 55 by her post; 0: not said"
        ),
        "source_row": SOURCE_ROW,
    },
)

INSURED_MONTHS = Shape(
    name="insured_months",
    zh="社会保险缴费月",
    key=("month", "person_id", "employer_id"),
    columns={
        "month": MONTH,
        "person_id": PERSON,
        "employer_id": EMPLOYER,
        "form": Column("int8", "official", "用工形式", "Code list employment_forms"),
        "base": Column("int64", "personal", "缴费基数", "Contribution base in fen"),
        "status": Column("int8", "official", "缴费状态", "Code list insurance_statuses"),
        "source_row": SOURCE_ROW,
    },
)

WAGE_MONTHS = Shape(
    name="wage_months",
    zh="工资薪金月",
    key=("month", "person_id", "employer_id"),
    columns={
        "month": MONTH,
        "person_id": PERSON,
        "employer_id": EMPLOYER,
        "wage": Column("int64", "personal", "应发工资", "Gross wage of the month in fen"),
        "item": Column("text", "personal", "所得项目", "Of which the row is; empty: of all"),
        "source_row": SOURCE_ROW,
    },
    adds_up_by="item",
)

DISPATCH_AGREEMENTS = Shape(
    name="dispatch_agreements",
    zh="劳务派遣协议",
    key=("person_id", "agency_id", "host_id", "starts_on"),
    columns={
        "person_id": PERSON,
        "agency_id": Column("int64", "open", "派遣单位编号", "Employer that dispatches"),
        "host_id": Column("int64", "open", "用工单位编号", "Employer that receives"),
        "name": NAME,
        "counts_for": Column("int8", "official", "计入方", "Code list dispatch_sides"),
        "starts_on": Column("date", "official", "开始日期", "First day"),
        "ends_on": Column("date", "official", "终止日期", "Last day; empty: open-ended"),
        "source_row": SOURCE_ROW,
    },
)

DECLARATIONS = Shape(
    name="declarations",
    zh="用人单位申报",
    key=("employer_id", "year"),
    columns={
        "employer_id": EMPLOYER,
        "year": Column("int32", "open", "所属年度", "Year the declaration is about"),
        "declared_on": Column("date", "official", "申报日期", "Day it was handed in"),
        "headcount_months": Column("int64", "official", "职工人月", "Twelve months added"),
        "wages_total": Column("int64", "official", "全年工资总额", "Wages of the year in fen"),
        "persons": Column("int32", "official", "申报残疾职工人数", "With a certificate"),
        "source_row": SOURCE_ROW,
    },
    ordered_by="declared_on",
)

FEED_TABLES = {
    shape.name: shape
    for shape in (
        DISABILITY_CERTIFICATES,
        MILITARY_CERTIFICATES,
        EMPLOYERS,
        LABOUR_CONTRACTS,
        INSURED_MONTHS,
        WAGE_MONTHS,
        DISPATCH_AGREEMENTS,
        DECLARATIONS,
    )
}
