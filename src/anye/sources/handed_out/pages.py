"""What does the documentation say of each feed? Written from its contract, never by hand."""

from collections.abc import Iterator
from pathlib import Path

from anye.sources.handed_out.templates import KINDS, values_of
from anye.sources.reasons import ROW_REASONS
from anye.sources.taken_off import TAKEN_OFF
from anye.tables.contracts import CONTRACTS, Contract, Field

LONG = 12  # values; a longer list is told by its ends
_INTRODUCTION = """# 报送数据

各部门按下列格式报送。每种数据一页：有哪些列、怎么填、行与行如何区分。
由数据约定生成，请勿手改（`make docs`）。

接受CSV（UTF-8、GBK、GB 18030）、XLSX与Parquet。
文件中的每一行都有且只有一个去处：采用、退回（附原因与改法）、被更新的行取代。

| 数据 | 报送部门 |
|---|---|
"""

_ALSO = """文件还可带这些列。说明身份与单位的与上列核对，在号码有误时据以查明说的是谁：

| 列 | 必填 | 内容 | 可填的值 |
|---|---|---|---|
"""


_IN_ONE_FILE = "同一文件中指同一记录而内容不同的行全部退回，内容相同的只计一次。"


def _of_one_file(contract: Contract) -> Iterator[str]:
    """Say which rows of one file are about the same record and yet no contradiction."""
    headings = {field.name: field.heading for field in (*contract.fields, *contract.also)}
    if added := contract.table.adds_up_by:
        parts = f"同一文件中“{headings[added]}”各不相同的行是同一记录的各部分，金额相加"
        yield f"{parts}；后报的文件整体取代。"
    if ordered := contract.table.ordered_by:
        yield f"同一文件中“{headings[ordered]}”不同的行，以较晚的为准。"


def feed_page(contract: Contract) -> str:
    """Return the page of one feed."""
    headings = {field.name: field.heading for field in contract.fields}
    keys = [headings.get(_field_of(name), name) for name in contract.table.key]
    rows = "\n".join(_row(field) for field in contract.fields)
    also = "\n".join(_row(field) for field in contract.also)
    parts = [
        f"# {contract.zh}",
        f"报送部门：{contract.owner}。下载模板：`anye template {contract.name}`",
        f"| 列 | 必填 | 内容 | 可填的值 |\n|---|---|---|---|\n{rows}",
        f"同一记录由“{'、'.join(keys)}”区分：后报文件中的行取代先报的；{_IN_ONE_FILE}",
        *_of_one_file(contract),
        "撤回一条已入库的记录：照原样再报这一行，并在“撤回”列填“是”。",
    ]
    if also:
        parts.append(_ALSO + also)
    return "\n\n".join(parts) + "\n"


def reasons_page() -> str:
    """Return the page of all reasons for which a row is sent back."""
    rows = "\n".join(f"| `{one.code}` | {one.zh} | {one.fix_zh} |" for one in ROW_REASONS)
    off = "\n".join(f"| `{code}` | {zh} |" for code, (zh, _) in TAKEN_OFF.items())
    return (
        f"# 退回原因\n\n| 代码 | 原因 | 怎么改 |\n|---|---|---|\n{rows}\n\n"
        "# 读取时去掉的\n\n下列情形不退回：去掉后照常读取，并在核对与入库结果中逐项计数。\n\n"
        f"| 代码 | 去掉什么 |\n|---|---|\n{off}\n"
    )


def pages() -> dict[str, str]:
    """Return every page by the name of its file."""
    index = "".join(
        f"| [{contract.zh}]({contract.name}.md) | {contract.owner} |\n"
        for contract in CONTRACTS.values()
    )
    return {
        "README.md": f"{_INTRODUCTION}{index}\n[退回原因](reasons.md)\n",
        "reasons.md": reasons_page(),
        **{f"{contract.name}.md": feed_page(contract) for contract in CONTRACTS.values()},
    }


def write_pages(folder: Path) -> None:
    """Write every page into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, "utf-8")


def _field_of(key: str) -> str:
    """Return the field a key column is read from."""
    read_from = {"person_id": "resident_id", "employer_id": "credit_code"}
    read_from |= {"agency_id": "agency_code", "host_id": "host_code"}
    return read_from.get(key, key)


def _row(field: Field) -> str:
    values = [f"{code} {name}" for code, name in values_of(field).items()]
    if len(values) > LONG:
        values = [values[0], "…", values[-1]]
    content = field.help or KINDS[field.kind][0]
    compulsory = "是" if field.required else ""
    return f"| {field.heading} | {compulsory} | {content} | {'；'.join(values)} |"
