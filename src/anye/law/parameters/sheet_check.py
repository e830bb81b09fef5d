"""Is this text a parameter sheet? Checks shape, every value, and that a doubt has its note."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.validators import extend

from anye.law.values import fault


def sheet_problems(text: str) -> list[str]:
    """List what is wrong with a sheet, each with its place; nothing where it is sound."""
    try:
        sheet = _plain(yaml.safe_load(text))
    except yaml.YAMLError as error:
        return [f"not YAML: {error}"]
    problems = [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message}"
        for error in _validator().iter_errors(sheet)
    ]
    return problems or [
        f"{name}/values/{day}: must be {wrong.en}"
        for name, parameter in sheet.items()
        for day, dated in parameter["values"].items()
        if dated["value"] is not None and (wrong := fault(name, parameter["unit"], dated["value"]))
    ]


def _plain(value: object) -> Any:  # noqa: ANN401 (whatever YAML held)
    """Return the sheet with days as text, as JSON has no days."""
    if isinstance(value, Mapping):
        return {_key(name): _plain(entry) for name, entry in value.items()}
    return [_plain(entry) for entry in value] if isinstance(value, list) else value


def _key(name: object) -> str:
    return name.isoformat() if isinstance(name, date) else str(name)


@cache
def _validator() -> Any:  # noqa: ANN401 (jsonschema builds the class at run time)
    text = files("anye.law.parameters").joinpath("sheet.schema.json").read_text("utf-8")
    days = FormatChecker(formats=())
    days.checks("date", raises=ValueError)(lambda text: bool(date.fromisoformat(text)))
    # To JSON schema 2.0 is a whole number; to the law it is a float.
    whole = Draft202012Validator.TYPE_CHECKER.redefine("integer", lambda _, it: type(it) is int)
    exact: Any = extend(Draft202012Validator, type_checker=whole)  # type: ignore[no-untyped-call]
    return exact(json.loads(text), format_checker=days)
