"""Occupations that the titles of posts may mean, for a person to choose from."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from anye.cli.language import LANGUAGE, say
from anye.cli.options import Json
from anye.cli.terminal import FOUND, note, progress, refused, tell, tell_json
from anye.occupations import coder
from anye.occupations.coder import Coder, LikelyOccupation, NearestExample
from anye.occupations.lexicon import SourceOfName
from anye.occupations.titles import LONGEST
from anye.occupations.tree import NotAnOccupationError
from anye.sources.files.any_table import table_rows
from anye.sources.refusals import FileRefusedError

CODE_TITLE = say(
    "岗位名称可能对应的职业（职业分类大典2022）：每个名称列出最多五个，各附理由，由人选定。\n\n"
    "例：anye code-title 外卖小哥 保洁阿姨；"
    "anye code-title 岗位.csv --column 岗位名称 --out 已编码.csv",
    "The occupations (职业分类大典, 2022) that the title of a post may mean: up to five for each,\n"
    "with reasons, for a person to choose from.\n\n"
    "Try: anye code-title 外卖小哥 保洁阿姨\n\n"
    "anye code-title posts.csv --column 岗位名称 --out coded.csv",
)
_BLOCK = 500
_SOURCES: Mapping[SourceOfName, tuple[str, str]] = {
    SourceOfName.CHOICE: ("工作人员选定过的", "staff's choice for"),
    SourceOfName.NAME: ("职业名称", "the name"),
    SourceOfName.ALIAS: ("俗称", "the alias"),
    SourceOfName.TITLE: ("职业表所附的名称", "the title given with the list"),
    SourceOfName.LABEL: ("已标注的招聘名称", "the labelled title"),
}
_FAULTS: Mapping[str, tuple[str, str]] = {
    "empty": ("名称为空", "the title is empty"),
    "too_long": (f"超过{LONGEST}字，不像名称", f"over {LONGEST} characters, not a title"),
    "not_chinese": ("没有中文；请用中文写名称", "no Chinese in it; write the title in Chinese"),
    "nothing_like_it": ("没有相近的职业；请换个说法", "nothing is like it; say it otherwise"),
}


def code_title(
    asked: Annotated[
        list[str],
        typer.Argument(
            metavar=say("名称...|文件", "TITLE...|FILE"),
            help=say("岗位名称，或一个CSV、XLSX", "or a CSV or XLSX"),
        ),
    ],
    *,
    column: Annotated[
        str, typer.Option("--column", help=say("文件中的名称列", "column of the titles"))
    ] = "岗位名称",
    out: Annotated[
        Path | None, typer.Option("--out", help=say("写入的新CSV", "new CSV to write"))
    ] = None,
    choices: Annotated[
        Path | None,
        typer.Option(
            "--choices",
            help=say("已选定的CSV或XLSX：title,code", "CSV or XLSX of choices: title,code"),
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Propose occupations for titles, or for a column of a file."""
    if len(asked) == 1 and asked[0].lower().endswith((".csv", ".xlsx")):
        _code_file(Path(asked[0]), column, out, choices, as_json=as_json)
        return
    with progress(quiet=as_json) as report:
        report(say("读职业分类和各种叫法", "reading occupations and what they are called"), 0, 0)
        reader = _reader(choices)
        found = list(zip(asked, reader.candidates(asked), strict=True))
    if as_json:
        tell_json([_json(reader, title, shown) for title, shown in found])
    else:
        tell("\n\n".join(_text(reader, title, shown) for title, shown in found))
        note(say("请由人选定；系统不自动编码。", "A person chooses; nothing is coded by itself."))
    if not all(shown for _, shown in found):
        raise typer.Exit(FOUND)


def _code_file(
    file: Path, column: str, out: Path | None, choices: Path | None, *, as_json: bool
) -> None:
    if out is None:
        raise refused("请用 --out 指明写入的文件", "Say where to write with --out")
    if out.exists():
        raise refused(f"{out} 已存在，未覆盖", f"{out} exists and is left as it is")
    rows = _read(file, column)
    coded: list[dict[str, str]] = []
    with progress(quiet=as_json) as report:
        report(say("读职业分类和各种叫法", "reading occupations and what they are called"), 0, 0)
        reader = _reader(choices)
        for start in range(0, len(rows), _BLOCK):
            report(file.name, start, len(rows))
            block = rows[start : start + _BLOCK]
            titles = [row[column] for row in block]
            for row, shown in zip(block, reader.candidates(titles), strict=True):
                coded.append({**row, **dict(_columns(reader, row[column], shown))})
    _write(out, coded)
    without = sum(not row["candidate_1"] for row in coded)
    if as_json:
        tell_json({"file": str(out), "rows": len(coded), "without_candidates": without})
    else:
        note(
            say(
                f"{len(coded)} 行写入 {out}，其中 {without} 行没有候选；code 列留给人填。",
                f"{len(coded)} rows in {out}, {without} without candidates; people fill `code`.",
            )
        )
    if without:
        raise typer.Exit(FOUND)


def _reader(choices: Path | None) -> Coder:
    if choices is None:
        return coder.of_package()
    rows = [row for row in _read(choices, "title", "code") if row["title"] and row["code"]]
    try:
        return coder.with_choices([(row["title"], _code(row["code"])) for row in rows])
    except NotAnOccupationError as error:
        raise refused(
            f"{choices.name}：大典中没有职业代码 {error.code}",
            f"{choices.name}: no occupation has the code {error.code}",
        ) from error


def _code(written: str) -> int:
    digits = written.replace("-", "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() else 0


def _read(file: Path, *columns: str) -> list[dict[str, str]]:
    try:
        headings, rows = table_rows(file)
    except FileRefusedError as error:
        raise refused(*(f"{file.name}: {error.say(LANGUAGE)}",) * 2) from error
    if missing := set(columns) - set(headings):
        names = "、".join(sorted(missing))
        raise refused(f"{file.name} 缺少列：{names}", f"{file.name} has no column {names}")
    if not rows:
        raise refused(f"{file.name} 没有数据行", f"{file.name} has no rows")
    return rows


def _write(out: Path, rows: Sequence[Mapping[str, str]]) -> None:
    part = out.with_name(f".{out.name}.part")
    try:
        with part.open("w", encoding="utf-8-sig", newline="") as lines:
            writer = csv.DictWriter(lines, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def _columns(
    reader: Coder, title: str, shown: Sequence[LikelyOccupation]
) -> Iterator[tuple[str, str]]:
    yield "code", ""
    for place in range(coder.SHOWN):
        one = shown[place] if place < len(shown) else None
        yield f"candidate_{place + 1}", str(one.occupation.code) if one else ""
        yield f"name_{place + 1}", one.occupation.name if one else ""
        yield f"reason_{place + 1}", _because(one.reason) if one else ""
    yield "note", "" if shown else say(*_FAULTS[_fault(reader, title)])


def _fault(reader: Coder, title: str) -> str:
    return reader.fault(title) or "nothing_like_it"


def _because(reason: NearestExample) -> str:
    source = say(*_SOURCES[reason.source])
    if reason.is_same:
        return say(f"即{source}“{reason.text}”", f"same as {source} {reason.text}")
    shared = "、".join(reason.shared)
    return say(
        f"近似{source}“{reason.text}”，同有：{shared}",
        f"like {source} {reason.text}, shares {shared}",
    )


def _text(reader: Coder, title: str, shown: Sequence[LikelyOccupation]) -> str:
    if not shown:
        return f"{title}\n  {say(*_FAULTS[_fault(reader, title)])}"
    lines = [title]
    for place, one in enumerate(shown, start=1):
        found = one.occupation
        lines.append(f"  {place}. {found.written} {found.name}  （{_because(one.reason)}）")
        lines.append(f"     {found.definition or say('（类别）', '(a group of occupations)')}")
    return "\n".join(lines)


def _json(reader: Coder, title: str, shown: Sequence[LikelyOccupation]) -> dict[str, Any]:
    return {
        "title": title,
        "fault": None if shown else _fault(reader, title),
        "candidates": [
            {
                "code": one.occupation.code,
                "name": one.occupation.name,
                "level": one.occupation.level,
                "definition": one.occupation.definition,
                "reason": _because(one.reason),
            }
            for one in shown
        ],
    }
