"""Of which code, and of which inputs, is a result? It is named by what it rests on.

Words compute nothing: comments, docstrings and layout are no part of a name, nor is any module
that is not declared to compute.
"""

import ast
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.resources import files
from typing import Any

import yaml

LENGTH = 16  # hex digits; enough to name a version
WORDS = frozenset({"zh", "en", "says", "visibility"})  # fields that no figure rests on
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


class NotNameableError(Exception):
    """A formula reads something of its module that has no plain value to be named by."""


def named_by(identity: Mapping[str, object]) -> str:
    """Return the name of a result: the hash of all that it follows from."""
    return sha256(json.dumps(identity, sort_keys=True).encode()).hexdigest()[:LENGTH]


@dataclass(frozen=True, slots=True)
class Method:
    """The steps that make a result: what computes, and what they declare of their tables.

    Held whole by a test: whatever the computing modules import computes, declares, or is named
    there with the reason why no figure rests on it.
    """

    computes: Mapping[str, str]  # by package, its modules; and its data files, by their names
    declares: tuple[str, ...]  # modules of table shapes and code lists, named without their words

    @property
    def modules(self) -> frozenset[str]:
        """Name every module that computes."""
        return frozenset(_parts(self.computes))

    def version(self) -> str:
        """Return the hash of what the steps compute."""
        code = {name: sha256(code_of(name).encode()).hexdigest() for name in self.modules}
        return named_by({**code, **{name: _declared(name) for name in self.declares}})


def code_of(name: str) -> str:
    """Return what a module computes, or what a data file holds, as one text.

    Args:
        name: of a module (``anye.kernel.ops``), or of a file by its package
            (``anye.linkage.persons/model.yaml``).
    """
    package, _, file = name.partition("/")
    if not file:
        return "".join(_said(_tree(name)))
    text = files(package).joinpath(file).read_text("utf-8")
    return json.dumps(yaml.safe_load(text), default=str) if file.endswith(".yaml") else text


def formula_code(formula: Callable[..., Any]) -> dict[str, str]:
    """Return what a formula computes: its arguments and body, and the values it reads.

    Raises:
        NotNameableError: if it reads what is no number, text or code of its module.
    """
    line = formula.__code__.co_firstlineno
    read = {name: _value(formula.__globals__[name]) for name in _read(formula)}
    return {"": _formula_said(formula.__module__, formula.__name__, line), **read}


def _parts(computes: Mapping[str, str]) -> Iterator[str]:
    for package, names in computes.items():
        for name in names.split():
            yield f"{package}{'/' if '.' in name else '.'}{name}"


def _declared(module: str) -> dict[str, object]:
    named = vars(import_module(module)).items()
    said = {name: _plain(value) for name, value in named if not name.startswith("_")}
    return {name: value for name, value in said.items() if value is not None}


def _plain(value: object) -> object:
    """Return what a declaration says but for its words, or None where it declares nothing."""
    if isinstance(value, type) and issubclass(value, Enum):
        return {member.name: member.value for member in value}
    if is_dataclass(value) and not isinstance(value, type):
        kept = (field.name for field in fields(value) if field.name not in WORDS)
        return {name: _plain(getattr(value, name)) for name in kept}
    if isinstance(value, Mapping):
        return {str(key): "" if _is_word(said) else _plain(said) for key, said in value.items()}
    if isinstance(value, tuple | frozenset):
        return sorted(map(str, value)) if isinstance(value, frozenset) else list(map(str, value))
    return value if isinstance(value, int | str) else None


def _is_word(value: object) -> bool:
    """Test whether a mapping's value is its key's words: a text, or one in each language."""
    return isinstance(value, str | tuple)


@cache
def _tree(module: str) -> ast.Module:
    package, _, name = module.rpartition(".")
    beside = files(package).joinpath(f"{name}.py")
    source = beside if beside.is_file() else files(module).joinpath("__init__.py")
    tree = ast.parse(source.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, DOCUMENTED) and ast.get_docstring(node, clean=False) is not None:
            del node.body[0]
    return tree


@cache
def _formula_said(module: str, name: str, line: int) -> str:
    """Return a formula's arguments and body; a year names each of its formulas thirteen times."""
    found = next(
        node
        for node in ast.walk(_tree(module))
        if isinstance(node, ast.FunctionDef)
        and node.name == name
        and line in range(_first_line(node), node.body[0].lineno + 1)
    )
    return "".join(_said([found.args, found.returns, found.body]))


def _said(node: object) -> Iterator[str]:
    """Yield what a piece of code says, the same whatever version of Python reads it."""
    if isinstance(node, ast.AST):
        yield f"({type(node).__name__}"
        for field, value in ast.iter_fields(node):
            if value not in (None, []):
                yield f" {field}="
                yield from _said(value)
        yield ")"
    elif isinstance(node, list):
        for part in node:
            yield from _said(part)
    else:
        yield repr(node)


def _first_line(node: ast.FunctionDef) -> int:
    return min([node.lineno, *(entry.lineno for entry in node.decorator_list)])


def _read(formula: Callable[..., Any]) -> list[str]:
    """Name what a formula reads of its module; functions of other modules compute for all."""
    known = formula.__globals__
    names = sorted(set(formula.__code__.co_names) & known.keys())
    return [
        name
        for name in names
        if not callable(known[name]) or known[name].__module__ == formula.__module__
    ]


def _value(value: object) -> str:
    if isinstance(value, Enum):
        return repr(value.value)
    if isinstance(value, int | str | tuple):
        return repr(value)
    raise NotNameableError(value)
