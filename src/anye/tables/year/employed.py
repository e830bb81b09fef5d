"""Who is in work where, from when until when; and which entries into work are new."""

from pathlib import Path

from anye.tables.feeds.accepted import EMPLOYER, MONTH, PERSON, TOWNSHIP
from anye.tables.shape import Column, Shape

EMPLOYMENTS = Shape(
    name="employments",
    zh="就业台账",
    key=("person_id", "employer_id", "from_month"),
    columns={
        "person_id": PERSON,
        "employer_id": EMPLOYER,
        "from_month": Column("int32", "official", "就业起始月", "First month without a gap"),
        "until_month": Column("int32", "official", "就业截止月", "Last month without a gap"),
        "months_employed": Column(
            "int32", "official", "就业月数", "Months from the first to the last"
        ),
        "kind": Column("int8", "open", "单位性质", "Code list employer_kinds"),
        "township": TOWNSHIP,
    },
)

ENTRIES = Shape(
    name="entries",
    zh="进入就业",
    key=("month", "person_id"),
    columns={
        "month": MONTH,
        "person_id": PERSON,
        "employer_id": EMPLOYER,
        "township": TOWNSHIP,
        "employment__months_out_before": Column(
            "int32", "official", "此前未就业月数", "As far back as was looked"
        ),
        "employment__months_stayed": Column(
            "int32", "official", "就业持续月数", "At any employer, with the month of entry"
        ),
        "employment__was_new_before": Column(
            "bool", "official", "当年已计新增", "An earlier entry counts in the year"
        ),
        "employment__was_out_of_work": Column("bool", "official", "此前未就业", "Long enough"),
        "employment__has_stayed": Column("bool", "official", "就业已稳定", "Long enough"),
        "employment__is_newly_employed": Column("bool", "official", "新增就业", "Counts as new"),
    },
)


def employed_folder(store: Path, name: str) -> Path:
    """Return where a store keeps who is in work, under a name."""
    return store / "employments" / name
