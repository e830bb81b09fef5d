"""What a page or a docstring names of this project is there: a module, a name in it, or a file."""

import re
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[2]
READ = ("src", "tests", "benchmarks", "deploy", "docs")
DATED = ("docs/decisions", "benchmarks/results")  # true on their day
MODULE = re.compile(r"`(anye(?:_desk)?(?:\.[a-z_]+)+)`")
FILE = re.compile(r"[`(]((?:src|tests|benchmarks|docs|deploy|anye|anye_desk)/[\w./-]+\.[a-z]+)[`)]")


def pages():
    inside = (path for folder in READ for path in (ROOT / folder).rglob("*"))
    for path in (*ROOT.glob("*.md"), *inside):
        name = path.relative_to(ROOT).as_posix()
        if path.suffix in {".md", ".py"} and not name.startswith(DATED):
            yield name, path.read_text("utf-8")


def module_is_there(name):
    """Test whether a dotted name is a module, or a name that stands in one."""
    if spec_of(name):
        return True
    inside, _, last = name.rpartition(".")
    spec = spec_of(inside)
    text = Path(spec.origin).read_text("utf-8") if spec and spec.origin else ""
    return re.search(rf"\b{last}\b", text) is not None


def spec_of(module):
    try:
        return find_spec(module)
    except ModuleNotFoundError:
        return None


def file_is_there(name):
    return (ROOT / name).exists() or (ROOT / "src" / name).exists()


def made_here(name, text):
    """Test whether a page itself says what is to stand in a file that it adds."""
    return f"`{name}`:\n\n```" in text


def test_every_module_and_file_that_is_named_is_there():
    lost = [
        (page, name)
        for page, text in pages()
        for named, is_there in ((MODULE, module_is_there), (FILE, file_is_there))
        for name in named.findall(text)
        if not (is_there(name) or made_here(name, text))
    ]
    assert lost == []
