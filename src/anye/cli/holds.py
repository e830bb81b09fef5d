"""Seats offered and held until a day: offers made, answers taken, and how they stand."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from anye.cli.language import say
from anye.cli.options import Json
from anye.cli.terminal import note, refused, tell, tell_json, today
from anye.kernel.disk import force
from anye.tables.engines import parquet
from anye.tables.matching.matches import match_of
from anye.tables.matching.seats import HELD_SEATS, SEATS_FOLDER

if TYPE_CHECKING:
    import polars as pl

HOLD = say(
    "把推荐的岗位留给本人若干天：其间不再推荐给别人，到期没有答复自动放出。"
    "写入 profiles 文件夹的 seats/held_seats。\n\n"
    "例：anye match hold --profiles var/feeds/profiles --out var/matches --days 7 求职编号...",
    "Hold proposed seats for seekers for some days: nobody else is proposed for them, and without\n"
    "an answer they come free by themselves. Kept in seats/held_seats of the profiles.\n\n"
    "Try: anye match hold --profiles var/feeds/profiles --out var/matches --days 7 SEEKER...",
)
ANSWER = say(
    "记下本人对保留岗位的答复：yes 接受，no 谢绝（名额放出，不再推荐给本人）。\n\n"
    "例：anye match answer 求职编号 岗位编号 yes --profiles var/feeds/profiles",
    "Take the answer of a seeker to a held seat: yes, or no (the seat is free, and not proposed\n"
    "to them again).\n\n"
    "Try: anye match answer SEEKER POST yes --profiles var/feeds/profiles",
)
HELD = say(
    "查看保留的岗位：等答复、已到期、已接受、已谢绝各多少。\n\n"
    "例：anye match held --profiles var/feeds/profiles",
    "Tell how held seats stand: waiting, run out, accepted, declined.\n\n"
    "Try: anye match held --profiles var/feeds/profiles",
)
WORDS = {"yes": "accepted", "no": "declined"}
MOST_DAYS = 366
FILE = f"{HELD_SEATS.name}.parquet"

HeldProfiles = Annotated[
    Path,
    typer.Option(
        "--profiles", file_okay=False, help=say("求职人员和岗位的文件夹", "folder of profiles")
    ),
]
DayOption = Annotated[
    datetime | None, typer.Option("--day", help=say("哪一天；默认今天", "the day; else today"))
]


def hold(  # noqa: PLR0913 (each is an option of the command)
    seekers: Annotated[
        list[int] | None,
        typer.Argument(
            metavar=say("求职编号", "SEEKER"), help=say("求职编号；不写则全部", "else everybody")
        ),
    ] = None,
    *,
    profiles: HeldProfiles,
    out: Annotated[
        Path, typer.Option("--out", file_okay=False, help=say("存放匹配结果的文件夹", "of matches"))
    ],
    run: Annotated[str, typer.Option("--run", help=say("匹配编号；默认最近", "else last"))] = "",
    days: Annotated[
        int, typer.Option("--days", min=1, max=MOST_DAYS, help=say("保留几天", "for so many days"))
    ] = 7,
    day: DayOption = None,
    as_json: Json = False,
) -> None:
    """Hold the seats that a match proposes."""
    import polars as pl  # noqa: PLC0415 (what is slow is loaded when needed)

    from anye.matching.profiles.read import table_of  # noqa: PLC0415
    from anye.seats.holds import seats_held  # noqa: PLC0415

    proposed = parquet.read(match_of(out, run).file("proposals"))
    asked = proposed if seekers is None else proposed.filter(pl.col("seeker_id").is_in(seekers))
    if seekers and asked.height < len(set(seekers)):
        raise refused("有的求职编号没有推荐", "Some of these seekers have no proposal")
    first = _day(day)
    span = (first, first + timedelta(days))
    openings = table_of(profiles, "posts").select("post_id", "openings")
    best = asked.sort("score", "seeker_id", descending=[True, False])

    def change(table: "pl.DataFrame") -> "pl.DataFrame":
        return seats_held(table, best, openings, span)

    before, after = _changed(profiles, change)
    new = after.join(before, on=list(HELD_SEATS.columns), how="anti", nulls_equal=True).height
    if as_json:
        tell_json({"held": new, "passed_over": asked.height - new, "until": span[1]})
    else:
        tell(
            say(
                f"保留 {new:,} 个岗位，{span[1]} 起放出；"
                f"{asked.height - new:,} 人已有保留、已谢绝或名额已满，未重复保留。",
                f"Seats held: {new:,}, free again on {span[1]}. Passed over: "
                f"{asked.height - new:,}, who hold a seat, declined this one, or came too late.",
            )
        )


def answer(
    seeker: Annotated[
        int, typer.Argument(metavar=say("求职编号", "SEEKER"), help=say("本人", "who"))
    ],
    post: Annotated[
        int, typer.Argument(metavar=say("岗位编号", "POST"), help=say("为其保留的岗位", "the seat"))
    ],
    word: Annotated[str, typer.Argument(metavar="yes|no", help=say("答复", "the answer"))],
    *,
    profiles: HeldProfiles,
    day: DayOption = None,
    as_json: Json = False,
) -> None:
    """Take an answer."""
    from anye.seats.holds import answered  # noqa: PLC0415 (what is slow is loaded late)

    if word not in WORDS:
        raise refused("答复写 yes 或 no", "Answer yes or no")
    when = _day(day)
    _changed(profiles, lambda table: answered(table, (seeker, post), WORDS[word], when))
    if as_json:
        tell_json({"seeker": seeker, "post": post, "state": WORDS[word], "day": when})
        return
    note(
        say("已记下：接受。", "Noted: accepted.")
        if word == "yes"
        else say("已记下：谢绝，名额已放出。", "Noted: declined; the seat is free.")
    )


def held(*, profiles: HeldProfiles, day: DayOption = None, as_json: Json = False) -> None:
    """Tell how held seats stand."""
    from anye.matching.profiles.held import held_in  # noqa: PLC0415
    from anye.seats.holds import states  # noqa: PLC0415

    when = _day(day)
    table = held_in(profiles).tables[HELD_SEATS.name]
    n = states(table, when)
    if as_json:
        tell_json({"day": when, **n, "rows": table.to_dicts()})
        return
    tell(
        say(
            f"{when}：等答复 {n['open']:,} 个，已到期放出 {n['ran_out']:,} 个，"
            f"已接受 {n['accepted']:,} 个，已谢绝 {n['declined']:,} 个。",
            f"{when}: {n['open']:,} wait for an answer, {n['ran_out']:,} ran out and are free, "
            f"{n['accepted']:,} accepted, {n['declined']:,} declined.",
        )
    )


def _changed(
    profiles: Path, change: "Callable[[pl.DataFrame], pl.DataFrame]"
) -> "tuple[pl.DataFrame, pl.DataFrame]":
    """Change the table of held seats, one command at a time; return it before and after."""
    from anye.matching.profiles.faults import ProfilesRefusedError  # noqa: PLC0415
    from anye.matching.profiles.held import held_in  # noqa: PLC0415
    from anye.seats.holds import HoldRefusedError  # noqa: PLC0415

    if not profiles.is_dir():
        raise refused(f"没有文件夹 {profiles}", f"There is no folder {profiles}")
    place = profiles / SEATS_FOLDER
    place.mkdir(mode=0o700, exist_ok=True)
    with _alone(place):
        found = held_in(profiles)
        if found.faults:
            raise ProfilesRefusedError(found.faults)
        if f"{SEATS_FOLDER}/{HELD_SEATS.name}.csv" in found.hashes:
            raise refused(
                "held_seats 是CSV，由人维护；请改存为 Parquet 后再用本命令",
                "held_seats is a CSV kept by hand; save it as Parquet to use this command",
            )
        before = found.tables[HELD_SEATS.name]
        try:
            after = change(before)
        except HoldRefusedError as error:
            raise refused(*error.says) from None
        staged = place / f".{FILE}"
        after.write_parquet(staged, compression="zstd")
        force(staged)
        staged.rename(place / FILE)
        force(place)
    return before, after


@contextmanager
def _alone(place: Path) -> Iterator[None]:
    with (place / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _day(asked: datetime | None) -> date:
    return asked.date() if asked else today()
