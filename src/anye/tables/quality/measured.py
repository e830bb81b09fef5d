"""How good is what the departments send? What goes into that question, and what comes out.

In go the deliveries and rejected rows, as the store's manifests and rejects know them; out come
figures by indicator, feed, month and township, and the contradictions between feeds.
"""

from anye.tables.feeds.accepted import EMPLOYER, MONTH, PERSON, SOURCE_ROW, TOWNSHIP
from anye.tables.shape import Column, Shape

NO_MONTH = 0  # of a feed that is not cut into months
WHOLE_DISTRICT = -1  # of a figure that no township has a part in, such as the day a file came
UNKNOWN_TOWNSHIP = 0

FEED = Column("text", "open", "数据", "Name of the feed")
COUNT = Column("int64", "official", "数量", "Whole number")

DELIVERIES = Shape(
    name="deliveries",
    zh="到达批次",
    key=("feed", "number", "month"),
    columns={
        "feed": FEED,
        "number": Column("int64", "official", "批次编号", "Load number, as in source_row"),
        "load_id": Column("text", "official", "批次", "Name of the load's folder"),
        "file": Column("text", "official", "文件", "Name of the file"),
        "month": Column("int32", "open", "月份", "Month of the rows; 0: the feed has no months"),
        "arrived_on": Column("date", "official", "到达日期", "Day the file was checked"),
        "rows": COUNT,  # accepted rows of the month, those superseded later included
    },
)

REJECTED_ROWS = Shape(
    name="rejected_rows",
    zh="退回行",
    key=("feed", "source_row", "field", "reason"),
    columns={
        "feed": FEED,
        "source_row": SOURCE_ROW,
        "field": Column("text", "official", "问题列", "Field of the contract; empty: the line"),
        "reason": Column("text", "official", "原因", "Code of the reason"),
        "month": Column("int32", "open", "月份", "As written, else of the file; 0: not known"),
        "employer_id": EMPLOYER,  # 0 where the code cannot be read
        "township": TOWNSHIP,  # 0 where neither the row nor its employer says
        "given_id": Column("text", "personal", "所填身份号码", "As sent"),
        "given_name": Column("text", "personal", "所填姓名", "As sent"),
        "given_code": Column("text", "official", "所填信用代码", "As sent"),
    },
)

QUALITY_INDICATORS = Shape(
    name="quality_indicators",
    zh="数据质量指标",
    key=("indicator", "detail", "feed", "month", "township"),
    columns={
        "indicator": Column("text", "open", "指标", "Code of the indicator"),
        "detail": Column("text", "open", "细目", "Reason or kind of contradiction; empty: all"),
        "feed": FEED,
        "month": Column("int32", "open", "月份", "0: the feed has no months"),
        "township": Column(
            "int32", "official", "乡镇街道代码", "0: unknown; -1: a figure of the whole district"
        ),
        "numerator": COUNT,
        "denominator": COUNT,  # 0 for a count of days
    },
)

CONTRADICTIONS = Shape(
    name="contradictions",
    zh="数据矛盾",
    key=("contradiction_id",),
    columns={
        "contradiction_id": Column(
            "int64", "official", "矛盾编号", "Hash of kind, year, person and employer"
        ),
        "kind": Column("text", "official", "矛盾类型", "Code of the kind"),
        "feed": FEED,  # whose row is questioned; its department answers
        "against_feed": FEED,  # what the row is held against
        "person_id": PERSON,  # 0 where it is about an employer
        "employer_id": EMPLOYER,  # 0 where it is about a certificate
        "township": TOWNSHIP,
        "first_month": MONTH,  # 0 where it is about no month
        "last_month": MONTH,
        "months": COUNT,
        "says": Column("text", "personal", "本数据", "What the questioned row says; may be empty"),
        "against_says": Column("text", "personal", "对照数据", "What the other row says"),
        "source_row": SOURCE_ROW,  # the last of the questioned rows; 0: the row is missing
        "against_row": SOURCE_ROW,  # the last of the rows it is held against; 0: none
    },
)
