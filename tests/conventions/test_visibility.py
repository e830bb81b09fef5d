"""Every field of every record of the desk says who may see it."""

from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import Field

from anye_desk.office.access.classes import CLASSES_OF, classes_of

CLASSES = {"open", "official", "personal", "health", "identity", "pay", "elsewhere"}
OURS = [model for model in apps.get_models() if model.__module__.startswith("anye_desk.")]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_field_says_who_may_see_it(model):
    fields = {field.name for field in model._meta.get_fields() if isinstance(field, Field)}
    declared = classes_of(model._meta.label)
    assert declared.keys() == fields
    assert set(declared.values()) <= CLASSES


def test_no_record_is_declared_that_is_not_there():
    labels = {model._meta.label for model in OURS}
    assert CLASSES_OF.keys() <= labels
    of_kinds = [import_module(f"{folder}.visibility").CLASSES for folder in settings.KINDS]
    assert {label for classes in of_kinds for label in classes} <= labels


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_money_is_whole_fen(model):
    kinds = {type(field).__name__ for field in model._meta.get_fields() if isinstance(field, Field)}
    assert not kinds & {"FloatField", "DecimalField"}
