"""What is wrong with the tables of both sides, where, and how is it put right?

A fault names file, lines and column, never what stands there. Errors stop the match; warnings are
listed beside it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from anye.kernel.language import Language

SHOWN = 5  # lines of a fault

WARNINGS = frozenset(
    {"place_unknown", "essential_without_task", "wage_in_yuan", "need_unlikely", "unread_file"}
)
SENTENCES: Mapping[str, tuple[str, str]] = {
    "no_folder": ("没有这个文件夹；请检查路径", "There is no such folder; check the path"),
    "absent": (
        "缺少该表；请放入同名的 .parquet 或 .csv 文件",
        "The table is missing; add a .parquet or .csv file of this name",
    ),
    "two_files": (
        "同一张表有两个文件；请只保留一个",
        "There are two files of one table; keep one",
    ),
    "unread_file": (
        "文件名不是任何一张表，未读取；请核对文件名",
        "The file is named after no table and is not read; check its name",
    ),
    "damaged": (
        "文件无法读取；请重新导出为 Parquet，或 UTF-8 编码、逗号分隔的 CSV",
        "The file cannot be read; export it again as Parquet, or as comma-separated CSV in UTF-8",
    ),
    "column_missing": (
        "缺少该列；请补上，没有说明的留空",
        "The column is missing; add it, empty where nothing is said",
    ),
    "wrong_type": (
        "不是该列应有的类型（整数、是/否、形如 2026-01-31 的日期）；请改正",
        "The cell is not of the column's type (whole number, true/false, 2026-01-31); correct it",
    ),
    "empty": ("不能为空；请填写", "The cell must not be empty; fill it in"),
    "duplicate": (
        "同一主键出现多次；请只保留一行",
        "The key stands there more than once; keep one line",
    ),
    "out_of_range": (
        "超出允许的取值；请按该列说明填写",
        "The value is not one the column may have; see what the column says",
    ),
    "unknown_code": (
        "代码不在目录中；请使用目录里的代码",
        "The code is not in the catalogue; use one that is",
    ),
    "no_such_seeker": ("该人员不在求职人员表中", "The seeker is not in the table of seekers"),
    "no_such_post": ("该岗位不在岗位表中", "The post is not in the table of posts"),
    "no_such_task": (
        "所需任务不在该岗位的任务表中；请补上任务，或删去该引用",
        "The task is not among those of the post; add it, or leave the cell empty",
    ),
    "no_tasks": (
        "岗位有必需的能力要求，却没有列出任何任务；请列出需要这些能力的任务",
        "The post makes essential demands and lists no task; list the tasks that need them",
    ),
    "essential_without_task": (
        "必需的要求没有写明所需任务，只作加分，不作限制；如确需，请写明任务",
        "An essential demand names no task: it only helps; name the task if it must hold",
    ),
    "no_seats": (
        "招用人数须至少为1；请改正，或删去该岗位",
        "A post needs at least one opening; correct it or take the post out",
    ),
    "more_reserved": (
        "预留人数多于招用人数；请改正",
        "More seats are reserved than there are openings; correct one of them",
    ),
    "wages_crossed": (
        "月薪下限高于上限；请对调或改正",
        "The lowest wage is above the highest; correct them",
    ),
    "days_crossed": (
        "截止日期早于发布日期；请改正",
        "The last day is before the first; correct them",
    ),
    "wage_in_yuan": (
        "月薪不到100元，像是按元填写的；本列单位是分",
        "The wage is below 100 yuan and looks as if given in yuan; the column is in fen",
    ),
    "wish_refused": (
        "意向职业同时被列为不愿从事；请与本人核实后删去一处",
        "The wish is refused as well; ask the person and take one out",
    ),
    "too_many_wishes": (
        "意向多于三个；请只保留前三个",
        "There are more than three wishes; keep the first three",
    ),
    "need_unlikely": (
        "所需便利与能力评估不符（该项能力为满级）；请核实",
        "The need does not go with the assessment (the capacity is full); ask the person",
    ),
    "kept_twice": (
        "同一人被保留了两个岗位；请只保留一个",
        "Two seats are kept for one seeker; keep one",
    ),
    "kept_beyond_seats": (
        "为该岗位保留的人数多于招用人数；请改正",
        "More seekers are kept for the post than it has openings; correct it",
    ),
    "place_unknown": (
        "该乡镇街道没有坐标，只能与本乡镇匹配，距离为估计；请在地点表补上",
        "The township has no point: it reaches itself alone, estimated; add it to the places",
    ),
    "nobody_seeks": (
        "没有任何人在求职；请核对状态与反对自动匹配两列",
        "Nobody seeks work; check the status and who objects",
    ),
    "none_open": (
        "没有在所选日期有效的岗位；请核对日期和岗位的发布、截止日期",
        "No post is open on the day; check the day and the first and last days of the posts",
    ),
    "no_posts": ("没有任何岗位；请核对岗位表", "There is no post; check the table of posts"),
}
LINES: Mapping[Language, tuple[str, str]] = {
    "zh": ("第 {lines} 行", "等共 {count} 行"),
    "en": ("line {lines}", " and more, {count} in all"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of fault in one column of one file."""

    kind: str
    file: str
    column: str = ""  # as the file heads it
    lines: tuple[int, ...] = ()  # the first few
    count: int = 0  # of all lines
    says: tuple[str, str] | None = None  # in Chinese and English, of a kind with no sentence

    @property
    def is_warning(self) -> bool:
        """Return whether the match goes on all the same."""
        return self.kind in WARNINGS

    def say(self, language: Language) -> str:
        """Say file, lines, column, what is wrong and what to do."""
        where = [self.file]
        if self.lines:
            one, more = LINES[language]
            shown = one.format(lines=", ".join(map(str, self.lines)))
            rest = more.format(count=self.count) if self.count > len(self.lines) else ""
            where.append(shown + rest)
        if self.column:
            where.append(f"“{self.column}”" if language == "zh" else f"'{self.column}'")
        sentence = (self.says or SENTENCES[self.kind])[0 if language == "zh" else 1]
        comma, colon = ("，", "：") if language == "zh" else (", ", ": ")
        return comma.join(where) + colon + sentence


class ProfilesRefusedError(Exception):
    """The tables cannot be matched; every fault found is told at once."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep all faults, warnings included."""
        self.faults = tuple(faults)
        super().__init__(len(self.faults))

    def say(self, language: Language) -> str:
        """Say every fault, a line each, the errors first."""
        ordered = sorted(self.faults, key=lambda fault: fault.is_warning)
        return "\n".join(fault.say(language) for fault in ordered)
