"""Figures as offices write them, inside templates."""

from django import template

from anye_desk.layout import writing
from anye_desk.layout.hidden import or_hidden

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
