"""What a match says of a seeker or post, for a person to read or for a machine."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from anye.cli.language import LANGUAGE, say
from anye.cli.terminal import tell, tell_table
from anye.codes.words.match_reasons import FOR_STAFF, advice, sentence, would_help
from anye.matching.explain import PostExplained, Proposal, Proposed, SeekerExplained
from anye.tables.matching.proposals import COMPONENTS, MOST

SHOWN = 10  # of what would help, and of the advice; JSON has all
STAFF_FIELDS = ("price", "is_by_floor")


def as_rows(said: SeekerExplained | PostExplained, *, for_staff: bool) -> dict[str, Any]:
    """Return what is said, with its sentences, as JSON has it."""
    if isinstance(said, PostExplained):
        return _post_rows(said)
    return _seeker_rows(said, for_staff=for_staff)


def tell_explained(said: SeekerExplained | PostExplained, *, for_staff: bool) -> None:
    """Tell a person what is said."""
    if isinstance(said, PostExplained):
        _tell_post(said)
    else:
        _tell_seeker(said, for_staff=for_staff)


def _seeker_rows(found: SeekerExplained, *, for_staff: bool) -> dict[str, Any]:
    whole = asdict(found)
    if found.proposal:
        whole["proposal"]["reasons"] = _sentences(found.proposal.reasons, for_staff=for_staff)
        for field in () if for_staff else STAFF_FIELDS:
            del whole["proposal"][field]
    whole["would_help"] = [
        {"limit": limit, "posts": posts, "says": would_help(limit, posts, LANGUAGE)}
        for limit, posts in found.would_help
    ]
    return whole


def _post_rows(found: PostExplained) -> dict[str, Any]:
    whole = asdict(found)
    for row, one in zip(whole["proposed"], found.proposed, strict=True):
        row["reasons"] = _sentences(one.reasons, for_staff=True)
    whole["advice"] = [
        {"limit": limit, "seekers": seekers, "says": advice(limit, seekers, LANGUAGE)}
        for limit, seekers in found.advice
    ]
    return whole


def _tell_seeker(found: SeekerExplained, *, for_staff: bool) -> None:
    if found.proposal:
        _tell_proposal(found.seeker_id, found.proposal, for_staff=for_staff)
    else:
        tell(say(f"求职者 {found.seeker_id}：没有推荐", f"Seeker {found.seeker_id}: no proposal"))
        said = (would_help(limit, posts, LANGUAGE) for limit, posts in found.would_help)
        _tell_list(say("放宽后会有的岗位", "What would help"), said, SHOWN)
    if found.shortlist:
        tell_table(
            [
                say("序号", "place"),
                say("岗位编号", "post"),
                say("岗位", "title"),
                say("分", "score"),
            ],
            [(one.place, str(one.post_id), one.title, one.score) for one in found.shortlist],
            say("候选清单", "shortlist"),
        )


def _tell_post(found: PostExplained) -> None:
    filled = f"{found.filled}/{found.seats}"
    tell(
        say(
            f"岗位 {found.post_id} {found.title}：名额 {found.seats}，已推荐 {found.filled}，"
            f"稀缺度 {found.price} 分",
            f"Post {found.post_id} {found.title}: {filled} seats with a proposal, "
            f"price {found.price} points",
        )
    )
    for one in found.proposed:
        who = say(f"求职者 {one.seeker_id}", f"Seeker {one.seeker_id}")
        points = say(f"{one.score} 分", f"{one.score} points")
        _tell_list(f"{who}（{points}）", _marked(one))
    said = (advice(limit, seekers, LANGUAGE) for limit, seekers in found.advice)
    _tell_list(say("给单位的建议", "Advice to the employer"), said, SHOWN)


def _tell_proposal(seeker_id: int, one: Proposal, *, for_staff: bool) -> None:
    post = f"{one.post_id} {one.title}".strip()
    rank = say(f"在其候选中列第 {one.rank}", f"number {one.rank} of their candidates")
    tell(
        say(f"求职者 {seeker_id}：推荐岗位 {post}", f"Seeker {seeker_id}: proposed for post {post}")
        + (f"（{rank}）" if one.rank else "")
    )
    _tell_list(say("理由", "Reasons"), _marked(one, for_staff=for_staff))
    rows = [
        (say(COMPONENTS[name].zh, name), points, MOST[name])
        for name, points in one.components.items()
    ]
    total = (say("合计", "total"), one.score, sum(MOST.values()))
    tell_table([say("匹配分", "score"), say("得分", "points"), say("最多", "most")], [*rows, total])


def _marked(one: Proposal | Proposed, *, for_staff: bool = True) -> list[str]:
    mark = say("（仅供工作人员）", " (for staff)")
    return [
        row["says"] + (mark if row["for_staff"] else "")
        for row in _sentences(one.reasons, for_staff=for_staff)
    ]


def _sentences(codes: Iterable[str], *, for_staff: bool) -> list[dict[str, Any]]:
    rows = [
        {
            "code": code,
            "says": sentence(code, LANGUAGE),
            "for_staff": code.partition(":")[0] in FOR_STAFF,
        }
        for code in codes
    ]
    return [row for row in rows if for_staff or not row["for_staff"]]


def _tell_list(heading: str, said: Iterable[str], shown: int | None = None) -> None:
    lines = list(said)
    if not lines:
        return
    tell(heading + say("：", ":"))
    tell("\n".join(f"  - {line}" for line in lines[:shown]))
    if rest := len(lines[shown:]) if shown else 0:
        tell(say(f"  另有{rest}项，见 --json", f"  and {rest} more: --json"))
