"""Files handed in on the command line: each is accounted for, and one refused stops no other."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import typer

from anye.cli.doing import one_by_one
from anye.cli.errors import sentence_of
from anye.cli.language import LANGUAGE, say
from anye.cli.terminal import FOUND, REFUSED, note, refused, tell, tell_table, today
from anye.kernel.progress import Progress
from anye.sources.files.remarks import Remark
from anye.sources.handed_in.listed import HandedIn, ToRead, handed_in
from anye.sources.handed_in.recognised import feed_of, named_otherwise, read_as
from anye.sources.handed_out.rejects import name_of_rejects, problems, remedy, write_rejects
from anye.sources.load import TwoLoadsOfOneNumberError
from anye.sources.reasons import BY_CODE
from anye.sources.refusals import FileRefusedError, LinesLostError
from anye.sources.taken_off import taken_off_said
from anye.tables.contracts import CONTRACTS, Contract

FileTold = dict[str, Any]
Reader = Callable[[ToRead, Contract, Progress], FileTold]
OF_ONE_FILE = (FileRefusedError, LinesLostError, TwoLoadsOfOneNumberError)


@dataclass(slots=True)
class Intake:
    """What became of everything handed in: files read, files refused, and what is no data."""

    given: HandedIn
    read: list[FileTold] = field(default_factory=list)
    refused: list[FileTold] = field(default_factory=list)

    def as_json(self) -> list[FileTold]:
        """Return a line for each file, the refused and those passed over with why."""
        over = [
            {
                "file": one.name,
                "fate": "passed_over",
                "reason": one.why,
                "why": one.say(LANGUAGE),
            }
            for one in self.given.passed_over
        ]
        return [*self.read, *self.refused, *over]

    def code(self) -> int:
        """Return the exit code: 2 if nothing could be read, 1 if anything is to be put right."""
        if self.refused and not self.read:
            return REFUSED
        rejected = any(result["rejected"] or result["unwritten"] for result in self.read)
        return FOUND if rejected or self.refused or self.given.named_but_gone else 0


def taken(files: Sequence[Path], received: str = "", rejects: Path | None = None) -> Intake:
    """Account for what is handed in, before anything of it is read."""
    found = handed_in(files, today(), _day(received) if received else None, rejects)
    if not found.to_read:
        tell_passed_over(found)
        raise refused("没有可读的文件", "No files to read")
    return Intake(found)


def _day(said: str) -> date:
    try:
        day = date.fromisoformat(said)
    except ValueError as error:
        raise refused(
            f"“{said}”不是日期；如2025-04-08", f"{said} is no day; as 2025-04-08"
        ) from error
    if day > today():
        raise refused("收到日期不能晚于今天", "The day the files came cannot be later than today")
    return day


def each(intake: Intake, contract: Contract | None, report: Progress, read: Reader) -> None:
    """Read the files one after the other and keep what became of each.

    What ends the command for another reason, a full disk or a store in use, is told after what
    was read until then.
    """
    paths = [file.path for file in intake.given.to_read]
    turns = zip(intake.given.to_read, one_by_one(paths, report), strict=True)
    with _told_before_it_ends(intake):
        for file, (_, so_far) in turns:
            feed = contract
            try:
                feed = contract or feed_of(file.path)
                intake.read.append(_read(file, feed, so_far, read))
            except OF_ONE_FILE as why:
                intake.refused.append(_refused(file, feed, why))


def _read(file: ToRead, contract: Contract, so_far: Progress, read: Reader) -> FileTold:
    told: FileTold = {"file": file.name, "fate": "read", "feed": contract.name}
    with read_as(file.path, contract):
        result = told | read(file, contract, so_far)
    result["remarks"] += remarks_said(named_otherwise(file.path.name, contract))
    return result


def _refused(file: ToRead, feed: Contract | None, why: Exception) -> FileTold:
    return {
        "file": file.name,
        "fate": "refused",
        "feed": feed.name if feed else "",
        "reason": why.refusal if isinstance(why, FileRefusedError) else type(why).__name__,
        "why": sentence_of(why),
    }


@contextmanager
def _told_before_it_ends(intake: Intake) -> Iterator[None]:
    try:
        yield
    except Exception:
        if intake.read or intake.refused:
            tell_intake(intake)
        raise


def tell_intake(intake: Intake) -> None:
    """Say of every file what became of it."""
    if intake.read:
        _tell_table(intake.read)
        _tell_reasons(intake.read)
    tell_unread(intake)


def remarks_said(remarks: Sequence[Remark]) -> list[str]:
    """Return what is told of a file that was read, in the language of this run."""
    return [remark.say(LANGUAGE) for remark in remarks]


def tell_unread(intake: Intake) -> None:
    """Tell what is doubtful, what replaced newer rows, what was not read and why; sum up."""
    for result in intake.read:
        for remark in result["remarks"]:
            note(f"{say('注意', 'Note')}: {result['file']}: {remark}")
    _tell_older(intake.read)
    for one in intake.refused:
        note(f"{say('未读', 'Not read')}: {one['file']}: {one['why']}")
    tell_passed_over(intake.given)
    if intake.refused:
        files = len(intake.given.to_read)
        note(
            say(
                f"交来 {files} 个文件，读了 {len(intake.read)} 个，{len(intake.refused)} 个未读",
                f"{files} files: {len(intake.read)} read, {len(intake.refused)} not read",
            )
        )


def tell_passed_over(given: HandedIn) -> None:
    """Name what is no data, and what the lists of days name that is not there."""
    for one in given.passed_over:
        note(f"{say('略过', 'Passed over')}: {one.name}: {one.say(LANGUAGE)}")
    for gone in given.named_but_gone:
        note(f"{say('清单中的文件没有找到', 'Listed, but not there')}: {gone}")


def _noted(result: FileTold) -> str:
    """Say of a file what its counts do not."""
    notes = (
        [] if result.get("is_new", True) else [say("已入库，无变化", "already there, unchanged")]
    )
    if gone := result.get("no_longer_held", 0):
        notes.append(
            say(
                f"其中 {gone:,} 行已被后来的文件取代；要恢复请加 --again",
                f"{gone:,} rows replaced by later files; --again restores them",
            )
        )
    if withdrawing := result.get("withdrawing", 0):
        notes.append(say(f"撤回 {withdrawing:,} 行", f"{withdrawing:,} rows withdraw"))
    if added := result.get("added_up", 0):
        notes.append(say(f"{added:,} 行分项相加", f"{added:,} rows are parts, added up"))
    return say("；", "; ").join(notes)


def _tell_table(results: Sequence[FileTold]) -> None:
    headings = [
        say("文件", "file"),
        say("数据", "feed"),
        say("行数", "lines"),
        say("接受", "accepted"),
        say("退回", "rejected"),
        say("被本文件取代", "superseded inside"),
        say("取代以前", "earlier superseded"),
        say("备注", "note"),
    ]
    rows = [
        (
            result["file"],
            CONTRACTS[result["feed"]].zh if LANGUAGE == "zh" else result["feed"],
            result["lines"],
            result["accepted"],
            result["rejected"],
            result.get("superseded", 0),
            result.get("superseded_earlier", 0),
            _noted(result),
        )
        for result in results
    ]
    tell_table(headings, rows)


def _tell_reasons(results: Sequence[FileTold]) -> None:
    for result in results:
        for problem in result["problems"]:
            tell(f"  {result['file']}  {_problem(problem)}")
        for what, times in result["taken_off"].items():
            tell(f"  {result['file']}  {taken_off_said(what, times, LANGUAGE)}")
        for workbook in result["rejects"]:
            note(f"{say('退回清单', 'Reject workbook')}: {workbook}")
        if result["unwritten"]:
            what = say("退回清单没有写成", "The reject workbook was not written")
            note(f"{what}: {result['file']}: {result['unwritten']}")


def _problem(problem: FileTold) -> str:
    """Say what is wrong in which column, in how many rows and in which, and the remedy."""
    shown = "、".join(map(str, problem["lines"]))
    more = len(problem["lines"]) < problem["rows"]
    column = f"{problem['column']}{say('：', ': ')}" if problem["column"] else ""
    where = say(
        f"（第{shown}{'等' if more else ''}行）", f" (line {shown}{' and others' if more else ''})"
    )
    return f"{column}{problem['what']} x {problem['rows']}{where}: {problem['remedy']}"


def _problems(contract: Contract, rejected: Path) -> list[FileTold]:
    fields = {field.name: field for field in (*contract.fields, *contract.also)}
    found = []
    for one in problems(rejected):
        field, reason = fields.get(one.name), BY_CODE[one.code]
        found.append(
            {
                "column": field.heading if field else "",
                "reason": one.code,
                "rows": one.rows,
                "lines": list(one.lines),
                "what": reason.say(LANGUAGE),
                "remedy": remedy(reason, field, LANGUAGE),
            }
        )
    return found


def _tell_older(results: Sequence[FileTold]) -> None:
    """Name the files that replaced rows of one that came on a later day, and how to undo it."""
    for result in results:
        for newer, rows in result.get("newer_replaced", {}).items():
            over = say(
                f"取代了收到日期更晚的 {newer} 的 {rows:,} 行；应以 {newer} 为准的，"
                f"用 anye load --again 再入 {newer}",
                f"replaces {rows:,} rows of {newer}, which came on a later day; "
                f"if {newer} is to hold, load it once more: anye load --again",
            )
            note(f"{result['file']}  {over}")


def room_for_rejects(into: Path | None) -> None:
    """Look whether reject workbooks can be written, before anything is read."""
    if into:
        into.mkdir(mode=0o700, parents=True, exist_ok=True)  # they hold whole IDs
        with NamedTemporaryFile(dir=into):
            pass


def rejects(
    into: Path | None, file: ToRead, contract: Contract, rejected: Path, load_id: str
) -> FileTold:
    """Tell what is wrong, and write the reject workbooks; say why, if they could not be."""
    told = {"problems": _problems(contract, rejected) if rejected.exists() else []}
    if into is None or not rejected.exists():
        return {**told, "rejects": [], "unwritten": ""}
    try:
        out = into / name_of_rejects(contract, file.path, load_id, LANGUAGE)
        written = write_rejects(rejected, contract, out, LANGUAGE)
    except OSError as error:
        return {**told, "rejects": [], "unwritten": sentence_of(error)}
    return {**told, "rejects": [str(workbook) for workbook in written], "unwritten": ""}


def ended(intake: Intake) -> None:
    """End the command by what became of the files."""
    if code := intake.code():
        raise typer.Exit(code)
