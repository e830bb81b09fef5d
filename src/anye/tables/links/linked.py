"""One row per person and per employer: what linkage found the feeds to speak of."""

from anye.tables.feeds.accepted import EMPLOYERS, NAME, PERSON, RESIDENT_ID, TOWNSHIP
from anye.tables.shape import Column, Shape

PERSONS = Shape(
    name="persons",
    zh="持证人员",
    key=("person_id",),
    columns={
        "person_id": PERSON,
        "resident_id": RESIDENT_ID,
        "name": NAME,
        "is_male": Column("bool", "personal", "男", "From the resident ID"),
        "born_on": Column("date", "personal", "出生日期", "From the resident ID"),
        "township": TOWNSHIP,
    },
)

KNOWN_EMPLOYERS = Shape(
    name="known_employers",
    zh="用人单位",
    key=("employer_id",),
    columns={
        **EMPLOYERS.columns,
        "is_registered": Column("bool", "official", "已登记", "False: only other feeds name it"),
    },
)

LINK_FINDINGS = Shape(
    name="link_findings",
    zh="关联疑点",
    key=("finding", "person_id", "employer_id"),
    columns={
        "finding": Column("text", "official", "疑点", "Code: name_differs, unregistered_employer"),
        "person_id": Column("int64", "personal", "人员编号", "0 where none"),
        "employer_id": Column("int64", "open", "单位编号", "0 where none"),
        "details": Column("text", "personal", "说明", "What differs"),
        "source_row": Column("int64", "official", "来源行", "One of the rows"),
    },
)
