"""Who is proposed for which post: a match made, and what it says of one seeker or post."""

import re
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from anye.cli.engines import DUCKDB, EngineName, Master
from anye.cli.language import LANGUAGE, say
from anye.cli.match_audit import AUDIT, audited, offences, tell_audit, tell_figures  # noqa: F401
from anye.cli.match_explained import as_rows, tell_explained
from anye.cli.match_headline import tell_headline, tell_what_to_put_right
from anye.cli.match_made import matched
from anye.cli.options import Json
from anye.cli.terminal import FOUND, note, progress, refused, tell, tell_json, today
from anye.codes.words.match_reasons import ABSENT
from anye.matching.explain import (
    KINDS,
    NotInThisMatchError,
    SeekerOrPost,
    SideOfMatch,
    explain_post,
    explain_seeker,
    subject_of,
    why_absent,
)
from anye.matching.profiles.page import profile_page
from anye.matching.settings import MOST_CANDIDATES, SHARE_PER_MILLE, Settings
from anye.pipeline import match as pipeline
from anye.tables.matching.matches import Match, match_of

MATCH = say(
    "人岗匹配：读求职人员和岗位（anye synth 的 profiles 文件夹可作样例），"
    "为每人推荐至多一个岗位，并说明理由；没有推荐的，说明放宽什么会有岗位。"
    "推荐供人决定，系统不作决定。\n\n"
    "例：anye match --profiles var/feeds/profiles --out var/matches\n\n"
    "    anye match explain 求职编号 --out var/matches --profiles var/feeds/profiles",
    "Match: read seekers and posts (the profiles folder of anye synth is a sample), propose at\n"
    "most one post to each seeker with reasons, and say what would help where there is none.\n"
    "Proposals are for people to decide on.\n\n"
    "Try: anye match --profiles var/feeds/profiles --out var/matches\n\n"
    "anye match explain SEEKER --out var/matches --profiles var/feeds/profiles",
)
EXPLAIN = say(
    "说明一次匹配中某人或某岗位的结果：推荐谁去哪里、为什么、每项得几分；没有推荐的，放宽什么会有岗位；"
    "岗位则另有给单位的建议。\n\n"
    "编号是求职编号或岗位编号；两边都有该编号时，写成 seeker:12 或 post:12。默认说给工作人员听；"
    "--for-seeker 只说可以给本人看的（不含保底和稀缺度）。给出 --profiles 时附岗位名称。\n\n"
    "例：anye match explain 12 --out var/matches --profiles var/feeds/profiles\n\n"
    "    anye match explain post:45 --out var/matches --json",
    "What a match says of a seeker or post: who is proposed where, why, with how many points;\n"
    "what would help where nothing is proposed; for a post, advice to the employer too.\n\n"
    "The number is a seeker's or a post's; write seeker:12 or post:12 where both have it. Spoken\n"
    "to staff; --for-seeker leaves out what is for staff alone (floors, prices). With --profiles\n"
    "posts have their names.\n\n"
    "Try: anye match explain 12 --out var/matches --profiles var/feeds/profiles",
)
REPORT = say(
    "把一次匹配写成给工作人员看的报告：推荐方案报告.html、.pdf、.xlsx，写进一个新文件夹，"
    "要么全有，要么全无。\n\n"
    "例：anye match report --out var/matches --profiles var/feeds/profiles --to var/report",
    "Write a match as a report that counsellors can read: 推荐方案报告.html, .pdf and .xlsx in a\n"
    "new folder, all of them or none.\n\n"
    "Try: anye match report --out var/matches --profiles var/feeds/profiles --to var/report",
)
AT_MOST = 1000  # candidates that may be asked for
WHOLE = 1000  # per mille

ProfilesOption = Annotated[
    Path | None,
    typer.Option(
        "--profiles",
        file_okay=False,
        help=say("求职人员和岗位的文件夹", "folder of seekers and posts"),
    ),
]
Matches = Annotated[
    Path | None,
    typer.Option("--out", file_okay=False, help=say("存放匹配结果的文件夹", "folder of matches")),
]
MatchName = Annotated[
    str, typer.Option("--run", help=say("匹配编号；默认最近一次", "a match; else the last"))
]
Threads = Annotated[
    int,
    typer.Option("--threads", min=0, max=1024, help=say("线程数；默认全部核", "else all cores")),
]


def explain(
    asked: Annotated[
        str,
        typer.Argument(
            metavar=say("求职编号|岗位编号", "SEEKER|POST"), help=say("编号", "its number")
        ),
    ],
    *,
    out: Matches = None,
    run: MatchName = "",
    profiles: ProfilesOption = None,
    for_seeker: Annotated[
        bool,
        typer.Option("--for-seeker", help=say("只说可以给本人看的", "what the seeker may see")),
    ] = False,
    as_json: Json = False,
) -> None:
    """Tell what a match says of a seeker or post."""
    if out is None:
        raise refused("请用 --out 指明存放匹配结果的文件夹", "Say where matches are with --out")
    match = match_of(out, run)
    subject = _subject(match, asked, profiles)
    if subject.kind == "post" and for_seeker:
        raise refused("岗位的说明只供工作人员", "What is said of a post is for staff alone")
    explained = explain_seeker if subject.kind == "seeker" else explain_post
    said = explained(match, subject.number, profiles)
    if as_json:
        tell_json({"run_id": match.manifest["run_id"], **as_rows(said, for_staff=not for_seeker)})
    else:
        tell_explained(said, for_staff=not for_seeker)
        note(say("推荐供人决定。", "Proposals are for people to decide on."))


def audit(
    *,
    profiles: ProfilesOption = None,
    out: Matches = None,
    run: MatchName = "",
    threads: Threads = 0,
    as_json: Json = False,
) -> None:
    """Look at a match once more; tell what is not so."""
    folder, matches = folders(profiles, out)
    match = match_of(matches, run)
    found = audited(folder, match, threads, quiet=as_json)
    if as_json:
        tell_json({"run_id": match.manifest["run_id"], "folder": str(match.audit), **found})
    else:
        tell_figures(found)
        tell_audit(match, found)
    if offences(found):
        raise typer.Exit(FOUND)


def docs(
    folder: Annotated[Path, typer.Argument(file_okay=False, help=say("存放目录", "folder"))],
) -> None:
    """Write the documentation of the tables that are matched."""
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / "README.md"
    page.write_text(profile_page(), "utf-8")
    note(str(page))


def numbered(asked: str) -> tuple[int, list[SideOfMatch]]:
    """Return the number that is asked about, and whether it can be a seeker's or a post's."""
    named, _, number = asked.rpartition(":")
    kinds = [kind for kind in KINDS if named in {"", kind}]
    if not kinds or not re.fullmatch(r"[0-9]{1,18}", number):
        raise refused("写成编号，或 seeker:12、post:12", "Write a number, or seeker:12, or post:12")
    return int(number), kinds


def _subject(match: Match, asked: str, profiles: Path | None) -> SeekerOrPost:
    number, kinds = numbered(asked)
    try:
        return subject_of(match, number, kinds)
    except NotInThisMatchError:
        if profiles is None:
            raise
        reasons = (why_absent(match, SeekerOrPost(kind, number), profiles) for kind in kinds)
        for reason in filter(None, reasons):
            raise refused(*ABSENT[reason]) from None
        raise refused(*ABSENT["not_there"]) from None


def report(
    *,
    out: Matches = None,
    run: MatchName = "",
    profiles: ProfilesOption = None,
    to: Annotated[
        Path | None,
        typer.Option(
            "--to", file_okay=False, help=say("存放报告的新文件夹", "new folder of the report")
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Write a match as a report for people."""
    folder, matches = folders(profiles, out)
    if to is None:
        raise refused(
            "请用 --to 指明存放报告的新文件夹", "Say where the report goes with --to, a new folder"
        )
    match = match_of(matches, run)
    with progress(quiet=as_json) as told:
        told(say("写报告", "writing the report"), 0, 0)
        files = pipeline.report(match, folder, to, LANGUAGE)
    if as_json:
        tell_json({"run_id": match.manifest["run_id"], "files": list(map(str, files))})
        return
    for file in files:
        tell(str(file))
    note(say("推荐供人决定。", "Proposals are for people to decide on."))


def match(  # noqa: PLR0913 (each is an option of the command)
    *,
    profiles: ProfilesOption = None,
    out: Matches = None,
    day: Annotated[
        datetime | None,
        typer.Option("--day", help=say("岗位在哪一天有效；默认今天", "posts open on; else today")),
    ] = None,
    candidates: Annotated[
        int,
        typer.Option(
            "--candidates",
            min=1,
            max=AT_MOST,
            help=say("每人最多几个候选岗位", "candidates of a seeker"),
        ),
    ] = MOST_CANDIDATES,
    floor: Annotated[
        int,
        typer.Option(
            "--floor",
            min=0,
            max=WHOLE,
            help=say(
                "保底：各组推荐率不低于总体的千分之几", "floor: per mille of everybody's share"
            ),
        ),
    ] = SHARE_PER_MILLE,
    threads: Threads = 0,
    engine: EngineName = DUCKDB,
    master: Master = "",
    audit: Annotated[
        bool, typer.Option("--audit/--no-audit", help=say("结束时独立复核", "audit it at the end"))
    ] = True,
    as_json: Json = False,
) -> None:
    """Match seekers and posts; tell the headline, and what an audit finds."""
    folder, matches = folders(profiles, out)
    settings = Settings(day.date() if day else today(), candidates, floor, threads or None)
    made = matched(folder, matches, settings, engine, master, quiet=as_json)
    place = matches / made["run_id"]
    one = match_of(matches, made["run_id"])
    found = audited(folder, one, threads, quiet=as_json) if audit else {"audit": []}
    if as_json:
        tell_json({"folder": str(place), **made, "audit": found["audit"]})
    else:
        tell_headline(made)
        if audit:
            tell_audit(one, found)
        tell_what_to_put_right(place, made)
        note(say(f"结果：{place}", f"Result: {place}"))
        note(say("推荐供人决定。", "Proposals are for people to decide on."))
    if made["warnings"] or made["rows"]["shortfalls"] or offences(found):
        raise typer.Exit(FOUND)


def folders(profiles: Path | None, out: Path | None) -> tuple[Path, Path]:
    """Return the folder of profiles and that of matches; refuse where one is not said."""
    if profiles is None or out is None:
        raise refused(
            "请用 --profiles 指明求职人员和岗位的文件夹，用 --out 指明存放结果的文件夹",
            "Say where the profiles are with --profiles, and where matches go with --out",
        )
    return profiles, out
