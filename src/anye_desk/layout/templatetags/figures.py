"""Figures as offices write them, inside templates."""

from django import template

from anye_desk.layout import writing

register = template.Library()

for name in ("yuan", "wan", "month", "day", "thousandths", "per_mille", "grouped"):
    register.filter(name, getattr(writing, name))
register.filter("figure", writing.figure)
