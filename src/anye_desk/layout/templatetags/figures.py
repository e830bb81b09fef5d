"""Figures as offices write them, inside templates."""

from django import template

from anye_desk.layout import writing

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
    register.filter(write.__name__, write)
register.simple_tag(writing.share, name="share")
register.simple_tag(writing.figure, name="figure")
