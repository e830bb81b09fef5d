"""The columns of an employer's twelve months, as the desk keeps and labels them."""

from collections.abc import Mapping
from typing import Any

from anye_desk.frame.language import Text
from anye_desk.published.years.models import EmployerYear

MONTH_LABELS: Mapping[str, Text] = {
    "month": Text("月份", "Month"),
    "headcount": Text("在职职工", "Staff by the law"),
    "established_staff": Text("在编", "Established posts"),
    "contract_staff": Text("一年及以上合同", "Contracts of a year"),
    "short_staff": Text("不满一年合同", "Shorter contracts"),
    "seasonal_staff": Text("季节性用工", "Seasonal"),
    "moved_in": Text("移入", "Moved in"),
    "moved_out": Text("移出", "Moved out"),
    "counted": Text("计入人数（重度按2人）", "Counted, severe twice"),
    "counted_persons": Text("计入的人（不加倍）", "Persons counted, once each"),
    "wages": Text("工资总额", "Wages"),
}
MONTH_COLUMNS = tuple(MONTH_LABELS)


def months_of(result: EmployerYear) -> list[dict[str, Any]]:
    """Return an employer's months by column, for a view to be made of them."""
    return [dict(zip(MONTH_COLUMNS, row, strict=True)) for row in result.months]
