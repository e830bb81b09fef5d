"""What does the documentation say of the tables of both sides? Written from them, never by hand."""

from collections.abc import Iterator, Mapping

from anye.codes.catalogue import ACCOMMODATIONS, BLOCKS, DECISION_REASONS, ITEMS, SKILLS, Entry
from anye.codes.lists import DISABILITY_CATEGORIES, WORK_FORMS
from anye.matching.profiles.faults import SENTENCES, WARNINGS
from anye.matching.profiles.typed import MAY_BE_EMPTY, NOT_SAID
from anye.tables.matching.profiles import MAY_BE_ABSENT, PROFILE_TABLES
from anye.tables.matching.seats import SEAT_TABLES, SEAT_TABLES_THAT_MAY_BE_ABSENT
from anye.tables.shape import Shape

GENERATED = "<!-- 由 `make docs` 生成，请勿手改 / written by `make docs`, do not edit -->"
TYPES: Mapping[str, str] = {
    "int64": "整数 whole number",
    "int32": "整数 whole number",
    "int8": "整数 whole number",
    "bool": "是/否 true/false",
    "date": "日期 2026-01-31",
    "text": "文字 text",
}
_TOP = """# 求职人员和岗位的表 / The tables of seekers and posts

{generated}

`anye match` 读一个文件夹，每张表一个文件，`.parquet` 或 UTF-8 的 `.csv`，表头用中文或英文。
`seekers`、`posts` 必须有，其余可以没有。求职编号不是身份号码。没有说的留空：没有说不等于做不到。

`anye match` reads a folder with one file a table, `.parquet` or `.csv` in UTF-8, headed in Chinese
or English. `seekers` and `posts` must be there. The number of a seeker is not their resident ID.
What is not said stays empty: unknown is not cannot."""

_SEATS = """# 岗位以外的表 / The tables beside posts

放在同一文件夹的 `seats/` 里：培训、订单、招聘会，以及保留的名额。只需要用到的那几张。

They lie in `seats/` of the same folder: courses, orders, fairs, and seats held. Only those of what
is handed out are needed."""


def profile_page() -> str:
    """Return the page of docs/matching."""
    lists = (
        ("能力项 / Capacity items", ITEMS),
        ("合理便利 / Accommodations", ACCOMMODATIONS),
        ("技能 / Skills", SKILLS),
        ("人工决定的理由 / Reasons of decisions", DECISION_REASONS),
    )
    parts = [
        _TOP.format(generated=GENERATED),
        *(_table(shape) for shape in PROFILE_TABLES.values()),
        _SEATS,
        *(_table(shape) for shape in SEAT_TABLES.values()),
        *(_entries(heading, entries) for heading, entries in lists),
        _numbers("就业形式 / Forms of work", WORK_FORMS),
        _numbers("残疾类别 / Categories", DISABILITY_CATEGORIES),
        "\n".join(["## 会指出的问题 / What is told of a file", "", *_faults()]),
    ]
    return "\n\n".join(parts) + "\n"


def _table(shape: Shape) -> str:
    may = MAY_BE_ABSENT | SEAT_TABLES_THAT_MAY_BE_ABSENT
    absent = "，可以没有 / may be absent" if shape.name in may else ""
    key = "、".join(shape.columns[name].zh for name in shape.key)
    empty = {*NOT_SAID.get(shape.name, {}), *MAY_BE_EMPTY}
    empty |= {name for name, column in shape.columns.items() if "empty" in column.says}
    rows = [
        f"| {column.zh} | `{name}` | {TYPES[column.dtype]} | "
        f"{'可 may' if name in empty else ''} | {column.says} |"
        for name, column in shape.columns.items()
    ]
    heading = f"## {shape.zh} / `{shape.name}`"
    says = f"主键 / key：{key}{absent}"
    top = "| 列 | column | 类型 type | 留空 empty | says |\n|---|---|---|---|---|"
    return "\n\n".join([heading, says, top + "\n" + "\n".join(rows)])


def _entries(heading: str, entries: Mapping[str, Entry]) -> str:
    rows = [
        f"| `{code}` | {entry.zh} | {entry.en} | {_block(entry)} |"
        for code, entry in entries.items()
    ]
    top = "| 代码 code | 中文 | English | 方面 block |\n|---|---|---|---|"
    return f"## {heading}\n\n{top}\n" + "\n".join(rows)


def _block(entry: Entry) -> str:
    return next((zh for code, (zh, _) in BLOCKS.items() if code == entry.block), "")


def _numbers(heading: str, names: Mapping[int, str]) -> str:
    rows = [f"| {int(number)} | {name} |" for number, name in names.items()]
    return f"## {heading}\n\n| 数 | 名称 |\n|---|---|\n" + "\n".join(rows)


def _faults() -> Iterator[str]:
    yield "| 代码 code | 只提醒 warning | 怎么改 | what to do |"
    yield "|---|---|---|---|"
    for kind, (zh, en) in SENTENCES.items():
        yield f"| `{kind}` | {'是 yes' if kind in WARNINGS else ''} | {zh} | {en} |"
