"""What is told of a file that was read though something about it is doubtful?

A doubt refuses nothing: it says what stands there and what to look at.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from anye.kernel.language import Language
from anye.law.said.wording import yuan
from anye.sources.files.headings import heading_shown, tidied
from anye.sources.files.units import other_unit_in_name
from anye.sources.refusals import FileRefusedError
from anye.tables.contracts import Contract

REMARKS: Mapping[str, tuple[str, str]] = {
    "title": ("表头上方写着“{text}”，未读取", "above the headings stands '{text}', not read"),
    "title_differs": (
        "表头上方写的是{said}，但有 {rows:,} 行是{found}；请核对是不是这份文件",
        "above the headings stands {said}, but {rows:,} rows are of {found}; is it the right file?",
    ),
    "name_differs": (
        "文件名写的是{said}，但全部 {rows:,} 行都不是，多为{found}；请核对是不是这份文件",
        "its name says {said}, but none of its {rows:,} rows is, most are {found}; the right file?",
    ),
    "unit_in_name": (
        "文件名写着“{unit}”，表中写明是元，按元读取；请核对",
        "its name says '{unit}', its sheet says yuan and is read so; is that right?",
    ),
    "small_amounts": (
        "“{heading}”最大的只有 {most} 元，全部不到 {least} 元；请核对是否以千元或万元为单位",
        "'{heading}' is {most} yuan at most, all below {least}; are they thousands of yuan?",
    ),
    "named_otherwise": (
        "文件名像是“{named}”，按 --feed 和表头读作“{found}”",
        "its name says {named}; read as {found}, as --feed and its headings say",
    ),
}
LEAST_LIKELY = 100_00  # fen; a month's wage is more
MOST_YEAR = 9999  # what is more is a month
_MONTH = re.compile(
    r"(20\d\d)年(\d{1,2})月(?![-—–~至到、,和])|(?<!\d)(20\d\d)(0[1-9]|1[0-2])(?!\d)"
)
_DASHED = re.compile(r"(?<!\d)(20\d\d)[-.](0[1-9]|1[0-2])(?![-.]?\d)")  # 2025-08, no day
_YEAR = re.compile(r"(20\d\d)年(?!\d)")
_SHOWN = 40
_CELLS_OF_A_TITLE = 3  # of more, it may be a row of somebody's data


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing about a file that its sender is told."""

    what: str
    details: Mapping[str, object] = field(default_factory=dict)

    def say(self, language: Language) -> str:
        """Say it, in a language."""
        zh, en = REMARKS[self.what]
        found = {
            name: value[language] if isinstance(value, Mapping) else value
            for name, value in self.details.items()
        }
        return (en if language == "en" else zh).format(**found)


def titles_of(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return what rows above the headings say, as it may be shown."""
    filled = ([cell.strip() for cell in row if cell.strip()] for row in rows)
    return tuple(
        heading_shown(" ".join(cells))[:_SHOWN]
        for cells in filled
        if 0 < len(cells) <= _CELLS_OF_A_TITLE
    )


def remarks_of(
    contract: Contract,
    titles: Sequence[str],
    times: Mapping[int, int],
    most: Mapping[str, int],
    name: str = "",
) -> tuple[Remark, ...]:
    """Return what is to be told of a file that was read.

    Args:
        contract: what it was read as.
        titles: what stands above its headings.
        times: how many rows it has of each month, or year.
        most: the largest of its amounts, by field.
        name: what the file is called.

    Raises:
        FileRefusedError: if a title names another year than every row of a feed of years.
    """
    told = [Remark("title", {"text": title}) for title in titles]
    unit = other_unit_in_name(name, contract)  # that is not refused, as the sheet says yuan
    told += [Remark("unit_in_name", {"unit": unit})] if unit else []
    return (
        *told,
        *_other_times(titles, times),
        *_other_time_in_name(name, times),
        *_small(contract, most),
    )


def _other_times(titles: Sequence[str], times: Mapping[int, int]) -> Iterator[Remark]:
    for title in map(tidied, titles):
        said = _said(title, of_months=any(time > MOST_YEAR for time in times))
        others = {time: rows for time, rows in times.items() if said and not _is_in(time, said)}
        if not others:
            continue
        details = {
            "said": _in_words(said),
            "rows": sum(others.values()),
            "found": _in_words(max(others, key=others.__getitem__)),
        }
        if len(others) == len(times) and max(times) <= MOST_YEAR:
            raise FileRefusedError("title_of_another_year", **details)
        yield Remark("title_differs", details)


def _other_time_in_name(name: str, times: Mapping[int, int]) -> Iterator[Remark]:
    """Tell a name that speaks of another month or year than every row."""
    of_months = any(time > MOST_YEAR for time in times)
    said = _said(_DASHED.sub(r"\1\2", tidied(name.rpartition(".")[0])), of_months=of_months)
    if said and times and not any(_is_in(time, said) for time in times):
        found = _in_words(max(times, key=times.__getitem__))
        details = {"said": _in_words(said), "rows": sum(times.values()), "found": found}
        yield Remark("name_differs", details)


def _said(title: str, *, of_months: bool) -> int:
    """Return the one month or year that a title names; 0: none, or several."""
    months = {int(a or c) * 100 + int(b or d) for a, b, c, d in _MONTH.findall(title)}
    years = {int(year) for year in _YEAR.findall(title)} | {month // 100 for month in months}
    if of_months and len(months) == 1:
        return months.pop()
    return years.pop() if len(years) == 1 and not (of_months and months) else 0


def _is_in(time: int, said: int) -> bool:
    return said in {time, time // 100}


def _in_words(time: int) -> dict[Language, str]:
    year, month = divmod(time, 100) if time > MOST_YEAR else (time, 0)
    return {"zh": f"{year}年{month}月" if month else f"{year}年", "en": str(time)}


def _small(contract: Contract, most: Mapping[str, int]) -> Iterator[Remark]:
    headings = {one.name: one.heading for one in contract.fields}
    for name, largest in most.items():
        if 0 < largest < LEAST_LIKELY:
            details = {
                "heading": headings[name],
                "most": yuan(largest),
                "least": LEAST_LIKELY // 100,
            }
            yield Remark("small_amounts", details)
