"""The report as a workbook: every row of a match, with numbers as numbers, to filter and print."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

import polars as pl
import xlsxwriter

from anye.codes.words.match_reasons import advice, sentences, would_help
from anye.kernel.language import Language
from anye.paper.workbook import CellValue, Percent, SheetLook, workbook, write_sheet
from anye.reporting.matching.content import Cell as ContentCell
from anye.reporting.matching.content import Report, Share, ShareBar, TableTold
from anye.reporting.matching.employers import CHANGES_SHOWN, advice_in_order, best_changes
from anye.reporting.matching.material import Material
from anye.reporting.matching.persons import HELPS_SHOWN, IN_ENGLISH, MARKS, TableRow, ToldOfSeekers
from anye.reporting.matching.posts import Post
from anye.reporting.matching.words import Say, speaking, township_named
from anye.tables.matching.proposals import COMPONENTS

PLACES_SHOWN = 5  # of a shortlist
SheetRows = Iterable[tuple[CellValue, ...]]


class SheetToWrite(NamedTuple):
    """A sheet to be written."""

    title: str
    headings: tuple[str, ...]
    rows: SheetRows


def write_workbook(
    material: Material, about: ToldOfSeekers, report: Report, place: Path, *, with_persons: bool
) -> None:
    """Write the workbook of a match; persons may stand in workbooks of their townships."""
    say = speaking(report.language)
    sheets = [_summary(report, say), *_tables(report, say)]
    if with_persons:
        sheets += person_sheets(material.seekers, about, report.language)
        sheets += [
            every_change(material.seekers, about, report.language),
            _objecting(material, say),
            _advice(material, about, report.language),
        ]
    sheets.append(_posts(material, about, report.language))
    write_sheets(sheets, place, material.day)


def write_sheets(sheets: Iterable[SheetToWrite], place: Path, on: date) -> None:
    """Write sheets as a workbook; the same ones are always the same bytes."""
    with workbook(place, on) as book:
        for sheet in sheets:
            _write(book, sheet)


def person_sheets(
    seekers: pl.DataFrame, about: ToldOfSeekers, language: Language
) -> Iterator[SheetToWrite]:
    """Give the sheets of some seekers: proposals, and who has none with what would help most."""
    say = speaking(language)
    places = dict(seekers.select("seeker_id", "township").iter_rows())
    with_post = [seeker for seeker in places if seeker in about.proposals]
    without = [seeker for seeker in places if seeker not in about.proposals]
    seeker, where = say("求职编号", "Seeker"), say("乡镇街道", "Township")
    yield SheetToWrite(
        say("推荐方案", "Proposals"),
        (seeker, where, *_proposal_headings(say), *_shortlist_headings(say)),
        (
            (
                str(one),
                township_named(places[one], say),
                *_proposal(about.proposals[one], about, language),
                *_shortlist(one, about, say),
            )
            for one in with_post
        ),
    )
    yield SheetToWrite(
        say("暂无推荐", "Without a proposal"),
        (
            seeker,
            where,
            *(say(f"怎样可能有岗位{n}", f"What would help {n}") for n in range(1, HELPS_SHOWN + 1)),
            *_shortlist_headings(say),
        ),
        (
            (
                str(one),
                township_named(places[one], say),
                *_helps(one, about, language),
                *_shortlist(one, about, say),
            )
            for one in without
        ),
    )


def every_change(seekers: pl.DataFrame, about: ToldOfSeekers, language: Language) -> SheetToWrite:
    """Return the sheet of every change that would open posts to a seeker without a proposal."""
    say = speaking(language)
    rows = (
        (
            str(one),
            township_named(code, say),
            would_help(row["limit"], row["posts"], language),
            row["posts"],
        )
        for one, code in seekers.select("seeker_id", "township").iter_rows()
        if one not in about.proposals
        for row in about.helps.get(one, ())
    )
    headings = (
        say("求职编号", "Seeker"),
        say("乡镇街道", "Township"),
        say("改什么", "Change"),
        say("可增加岗位", "Posts opened"),
    )
    return SheetToWrite(say("放宽后可增加的岗位", "What would help"), headings, rows)


def _summary(report: Report, say: Say) -> SheetToWrite:
    told = [(report.title, text) for text in report.lead]
    told += [
        (section.title, text)
        for section in report.sections
        for text in (*section.texts, *section.points)
    ]
    return SheetToWrite(say("说明", "About"), (say("部分", "Part"), say("内容", "Says")), told)


def _tables(report: Report, say: Say) -> Iterator[SheetToWrite]:
    for section in report.sections:
        if section.name != "employers":  # all of it has a sheet of its own
            yield from (_sheet_of(table, say) for table in section.tables)


def _sheet_of(table: TableTold, say: Say) -> SheetToWrite:
    """Return a table as a sheet; a share with its interval takes three columns."""
    has_bar = [isinstance(cell, ShareBar) for cell in table.rows[0]] if table.rows else []
    ends = (say("区间下限", "Interval from"), say("区间上限", "Interval to"))
    headings = [
        named
        for heading, is_bar in zip_longest(table.headings, has_bar)
        for named in ((heading, *ends) if is_bar else (heading,))
    ]
    rows = (tuple(value for cell in row for value in _values(cell)) for row in table.rows)
    return SheetToWrite(table.caption, tuple(headings), rows)


def _values(cell: ContentCell) -> tuple[CellValue, ...]:
    if isinstance(cell, ShareBar):
        return Percent(cell.value), Percent(cell.lowest), Percent(cell.highest)
    if isinstance(cell, Share):
        return ("",) if cell.value is None else (Percent(cell.value),)
    return (cell,)


def _proposal_headings(say: Say) -> tuple[str, ...]:
    return (
        say("岗位编号", "Post"),
        say("岗位名称", "Title"),
        say("单位编号", "Employer"),
        say("岗位乡镇街道", "Township of the post"),
        say("月薪下限（元）", "Wage from (yuan)"),
        say("月薪上限（元）", "Wage to (yuan)"),
        say("工时", "Hours"),
        say("匹配分", "Score"),
        *(say(column.zh, IN_ENGLISH[name]) for name, column in COMPONENTS.items()),
        say("位次", "Rank"),
        say("稀缺度", "Scarcity"),
        *(say(*words) for words in MARKS.values()),
        say("理由", "Reasons"),
    )


def _proposal(found: TableRow, about: ToldOfSeekers, language: Language) -> tuple[CellValue, ...]:
    say = speaking(language)
    post = about.posts[found["post_id"]]
    return (
        *_post(post),
        found["score"],
        *(found[name] for name in COMPONENTS),
        found["rank"],
        found["price"],
        *(say("是", "yes") if found[name] else "" for name in MARKS),
        say("；", "; ").join(sentences(found["reasons"], language, for_staff=True)),
    )


def _post(post: Post) -> tuple[CellValue, ...]:
    return (
        str(post.post_id),
        post.title,
        post.employer,
        post.township,
        post.wage_min,
        post.wage_max,
        post.hours,
    )


def _shortlist_headings(say: Say) -> tuple[str, ...]:
    return tuple(say(f"候选{n}", f"Shortlist {n}") for n in range(1, PLACES_SHOWN + 1))


def _shortlist(seeker: int, about: ToldOfSeekers, say: Say) -> tuple[str, ...]:
    rows = about.shortlists.get(seeker, ())
    found = tuple(about.posts[row["post_id"]].short(row["score"], say) for row in rows)
    return _filled(found, PLACES_SHOWN)


def _helps(seeker: int, about: ToldOfSeekers, language: Language) -> tuple[str, ...]:
    rows = about.helps.get(seeker, ())[:HELPS_SHOWN]
    found = tuple(would_help(row["limit"], row["posts"], language) for row in rows)
    return _filled(found, HELPS_SHOWN)


def _filled(found: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*found, *[""] * (width - len(found)))[:width]


def _objecting(material: Material, say: Say) -> SheetToWrite:
    rows = (
        (str(seeker), township_named(code, say))
        for seeker, code in material.objecting.select("seeker_id", "township").iter_rows()
    )
    headings = (say("求职编号", "Seeker"), say("乡镇街道", "Township"))
    return SheetToWrite(say("由工作人员直接服务", "Served by staff"), headings, rows)


def _advice(material: Material, about: ToldOfSeekers, language: Language) -> SheetToWrite:
    say = speaking(language)
    headings = (
        *_post_headings(say),
        say("改什么", "Change"),
        say("可增加求职者", "Seekers brought"),
        say("名额", "Seats"),
        say("已推荐", "Filled"),
    )
    rows = (
        (
            *_post(about.posts[row["post_id"]]),
            advice(row["limit"], row["seekers"], language),
            row["seekers"],
            row["seats"],
            row["filled"],
        )
        for row in advice_in_order(material).iter_rows(named=True)
    )
    return SheetToWrite(say("给单位的建议", "For employers"), headings, rows)


def _post_headings(say: Say) -> tuple[str, ...]:
    return _proposal_headings(say)[:7]


def _posts(material: Material, about: ToldOfSeekers, language: Language) -> SheetToWrite:
    """Return the sheet of posts, each with the changes that would bring most seekers."""
    say = speaking(language)
    headings = (
        *_post_headings(say),
        say("名额", "Seats"),
        say("已推荐", "Filled"),
        say("稀缺度", "Scarcity"),
        *(say(f"建议{n}", f"Advice {n}") for n in range(1, CHANGES_SHOWN + 1)),
    )
    changes: dict[int, list[str]] = {}
    for row in best_changes(material).iter_rows(named=True):
        told = advice(row["limit"], row["seekers"], language)
        changes.setdefault(row["post_id"], []).append(told)
    rows = (
        (
            *_post(about.posts[row["post_id"]]),
            row["seats"],
            row["filled"],
            row["price"],
            *_filled(tuple(changes.get(row["post_id"], ())), CHANGES_SHOWN),
        )
        for row in material.tables["post_prices"].iter_rows(named=True)
    )
    return SheetToWrite(say("岗位", "Posts"), headings, rows)


def _write(book: xlsxwriter.Workbook, sheet: SheetToWrite) -> None:
    write_sheet(book, sheet.title, sheet.headings, sheet.rows, look=SheetLook(filters=True))
