"""What entitlement yields: who may be paid, for which month, how much, and what fails."""

from pathlib import Path

from anye.tables.feeds.accepted import EMPLOYER
from anye.tables.shape import Column, Shape

NOBODY = 0  # in the place of a person, where an employer as such is paid
ANOTHER_PAYS = 30  # the bit for a month that another scheme pays for; conditions have those below

ENTITLEMENTS = Shape(
    name="entitlements",
    zh="补贴资格",
    key=("scheme", "period", "employer_id", "person_id"),
    columns={
        "scheme": Column("text", "official", "补贴", "Name of the scheme"),
        "period": Column("int32", "open", "所属期", "A month as 202503, or a year as 2025"),
        "employer_id": EMPLOYER,
        "person_id": Column(
            "int64", "personal", "人员编号", "First 17 digits of the resident ID; 0: none"
        ),
        "is_entitled": Column("bool", "official", "可以申领", "Every condition holds"),
        "amount": Column("int64", "official", "金额", "Fen; 0 where a condition fails"),
        "worth": Column("int64", "official", "标准金额", "Fen, if every condition held"),
        "unmet": Column(
            "int32", "health", "未满足的条件", "One bit per condition in the scheme's order"
        ),
    },
)


def entitlements_file(store: Path, name: str) -> Path:
    """Return where a store keeps the entitlements of a name."""
    return store / "entitlements" / name / f"{ENTITLEMENTS.name}.parquet"
