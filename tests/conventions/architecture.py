"""The table of packages in ARCHITECTURE.md, written from the code: ``make docs``."""

import re
import tomllib
from importlib import import_module
from pathlib import Path

import grimp

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "ARCHITECTURE.md"
TABLE = re.compile(
    r"(?<=<!-- packages: written by `make docs` -->\n).*?(?=<!-- /packages -->)", re.DOTALL
)
CONTAINERS = ("anye", "anye_desk", "anye_desk.office", "anye_desk.published", "anye_desk.cases")
HEAD = "| package | what it is for | imports |\n|---|---|---|\n"


def layers_of(container: str) -> list[list[str]]:
    """Return the layers of a package, the lowest first, as its contract has them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    found = [
        entry["layers"]
        for entry in contracts["contracts"]
        if entry["type"] == "layers" and entry["containers"] == [container]
    ]
    if not found:  # rooms that do not know each other, in any order
        place = ROOT.joinpath("src", *container.split("."))
        return [sorted(room.parent.name for room in place.glob("*/__init__.py"))]
    return [re.findall(r"\w+", layer) for layer in reversed(found[0])]


def table() -> str:
    """Return a row for each package: its own first sentence, and what it imports today."""
    graph = grimp.build_graph("anye", "anye_desk", include_external_packages=False, cache_dir=None)
    rows = []
    for container in CONTAINERS:
        names = [name for layer in layers_of(container) for name in layer if name != "__main__"]
        packages = [f"{container}.{name}" for name in names]
        for name, package in zip(names, packages, strict=True):
            imports = [
                other
                for other, other_package in zip(names, packages, strict=True)
                if other != name
                and graph.direct_import_exists(
                    importer=package, imported=other_package, as_packages=True
                )
            ]
            core = container != "anye" and graph.direct_import_exists(
                importer=package, imported="anye", as_packages=True
            )
            said = (import_module(package).__doc__ or "").split("\n", 1)[0]
            rows.append(
                f"| `{package}` | {said} | {', '.join(['the core'] * core + imports) or '–'} |\n"
            )
    return HEAD + "".join(rows)


def main() -> None:
    """Write the table into the page."""
    page = PAGE.read_text("utf-8")
    PAGE.write_text(TABLE.sub(lambda _: table(), page), "utf-8")


if __name__ == "__main__":
    main()
