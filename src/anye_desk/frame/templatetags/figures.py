"""Figures as offices write them, inside templates."""

from django import template

from anye_desk.frame import writing
from anye_desk.frame.hidden import or_hidden
from anye_desk.frame.table_file import AT_MOST

register = template.Library()

FILTERS = (
    writing.grouped,
    writing.yuan,
    writing.wan,
    writing.month,
    writing.month_name,
    writing.day,
    writing.average,
    writing.average_of_thousandths,
)
for write in FILTERS:
    register.filter(write.__name__, or_hidden(write))
register.simple_tag(writing.share, name="share")
register.simple_tag(or_hidden(writing.figure), name="figure")


@register.inclusion_tag("frame/downloads.html")
def downloads(xlsx: str, csv: str, count: int, is_at_least: bool = False) -> dict[str, object]:  # noqa: FBT001, FBT002 (a template's)
    """Lead to a list as a file, and say how many rows it has."""
    is_cut = count > AT_MOST or is_at_least
    return {
        "kinds": (("XLSX", xlsx), ("CSV", csv)),
        "count": count,
        "at_most": AT_MOST if is_cut else 0,
    }
