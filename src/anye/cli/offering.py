"""What is offered between two matches: to a seeker who has come, or of a seat that came free."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from anye.cli.language import say
from anye.cli.matching import Matches, MatchName, ProfilesOption, folders, numbered
from anye.cli.options import Json
from anye.cli.terminal import note, tell, tell_json, tell_table, today
from anye.pipeline import match as pipeline
from anye.tables.matching.matches import match_of

if TYPE_CHECKING:
    from anye.matching.explain import SeekerOrPost
    from anye.matching.offers import Offer

OFFER = say(
    "两次匹配之间的推荐：给新来的或情况有变的求职者，看还剩哪些合适的岗位；"
    "或给新的、有名额退回的岗位，看谁最合适。按上次匹配的结果和稀缺度计算，读现在的求职人员和岗位；"
    "不动已推荐给别人的名额，什么也不写入。\n\n"
    "例：anye match offer 求职编号 --out var/matches --profiles var/feeds/profiles\n\n"
    "    anye match offer post:45 --out var/matches --profiles var/feeds/profiles",
    "What is offered between two matches: to a seeker who came or changed, the posts with seats\n"
    "left; of a post that is new or has a seat given back, the seekers who gain most. By the last\n"
    "match and its prices, from the profiles as they are now; what is proposed to others stays,\n"
    "and nothing is written.\n\n"
    "Try: anye match offer SEEKER --out var/matches --profiles var/feeds/profiles\n\n"
    "anye match offer post:45 --out var/matches --profiles var/feeds/profiles",
)


def offer(
    asked: Annotated[
        str,
        typer.Argument(
            metavar=say("求职编号|岗位编号", "SEEKER|POST"), help=say("编号", "its number")
        ),
    ],
    *,
    profiles: ProfilesOption = None,
    out: Matches = None,
    run: MatchName = "",
    day: Annotated[
        datetime | None,
        typer.Option("--day", help=say("岗位在哪一天有效；默认今天", "posts open on; else today")),
    ] = None,
    as_json: Json = False,
) -> None:
    """Tell what is offered to a seeker, or to whom a post is."""
    folder, matches = folders(profiles, out)
    match = match_of(matches, run)
    number, kinds = numbered(asked)
    on = day.date() if day else today()
    subject, found, titles = pipeline.offers(match, folder, on, number, kinds)
    if as_json:
        key = "post_id" if subject.kind == "seeker" else "seeker_id"
        offers = [
            {key: one.number, "score": one.score, "gain": one.gain, "is_reserved": one.is_reserved}
            for one in found
        ]
        run_id = match.manifest["run_id"]
        tell_json({"run_id": run_id, subject.kind: number, "offers": offers})
        return
    if not found:
        tell(say("现在没有可推荐的。", "Nothing to offer now."))
        return
    _tell(subject, found, titles)
    note(say("推荐供人决定。", "Proposals are for people to decide on."))


def _tell(subject: "SeekerOrPost", found: "Sequence[Offer]", titles: Mapping[int, str]) -> None:
    """Write whom or what is offered; a post has a name, a seeker a number only."""
    score, reserved = say("得分", "score"), say("预留名额", "reserved")
    words = {True: say("是", "yes"), False: ""}
    if subject.kind == "post":
        headings = [say("求职者", "seeker"), score, say("高于现有推荐", "over what they have")]
        rows = [[str(one.number), one.score, one.gain] for one in found]
    else:
        headings = [say("岗位", "post"), score, say("高于稀缺度", "over the price")]
        rows = [[f"{titles[one.number]}（{one.number}）", one.score, one.gain] for one in found]
    told = [[*row, words[one.is_reserved]] for row, one in zip(rows, found, strict=True)]
    tell_table([*headings, reserved], told)
