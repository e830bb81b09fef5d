"""How many are placed, always beside the other ways of handing out the same seats?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from anye.reporting.matching.content import Section, TableTold
from anye.reporting.matching.words import Say, percent_of, share_of

PLACES = 3  # of shares as small as a gap


@dataclass(frozen=True, slots=True)
class Way:
    """A way of handing out: how many get a seat, and the sum of their scores where it is known."""

    name: str
    note: str
    placed: int
    score: int | None = None


@dataclass(frozen=True, slots=True)
class Headline:
    """What was proposed and what it is held against; there is no figure without the others."""

    seekers: int
    seats: int
    proposed: Way
    others: tuple[Way, ...]
    price: int  # points that the floors cost
    fewer: int  # persons placed less because of the floors
    bound: int
    gap: int
    candidates: int  # of a seeker at most; the bound is among them


def headline_of(manifest: Mapping[str, Any], say: Say) -> Headline:
    """Return the headline of a match."""
    counts, best = manifest["counts"], manifest["objective_without_floors"]
    without, first, top = (
        counts[f"placed_{way}"] for way in ("without_floors", "first_come", "top_post")
    )
    return Headline(
        seekers=counts["seekers"],
        seats=counts["seats"],
        proposed=Way(
            say("本方案（有保底）", "This proposal, with floors"),
            say("总分最高，且各组不低于保底", "highest sum with no group below its floor"),
            counts["placed"],
            manifest["objective"],
        ),
        others=(
            Way(
                say("不设保底", "Without floors"),
                say("只求总分最高", "highest sum alone"),
                without,
                best,
            ),
            Way(
                say("先到先得", "First come, first served"),
                say("按编号轮流挑剩下的最合适岗位", "in the order of numbers, the best left"),
                first,
                manifest["objective_first_come"],
            ),
            Way(
                say("人人只去自己最合适的岗位", "Everyone at their own top post"),
                say("至多；其余人去了没有名额", "at most; the rest find no seat there"),
                top,
            ),
        ),
        price=best - manifest["objective"],
        fewer=without - counts["placed"],
        bound=manifest["bound"],
        gap=manifest["gap"],
        candidates=manifest["config"]["candidates"],
    )


def headline_sentence(one: Headline, say: Say) -> str:
    """Say the headline in one sentence, its baselines in it."""
    without, first, top = (f"{way.placed:,}" for way in one.others)
    placed = f"{one.proposed.placed:,}"
    share = percent_of(one.proposed.placed, one.seekers)
    return say(
        f"{one.seekers:,}名求职者、{one.seats:,}个名额：本方案给{placed}人（{share}）各推荐一个岗位。"
        f"同样的人和名额，不设保底可推荐{without}人，先到先得{first}人，"
        f"人人只去自己最合适的岗位至多{top}人。",
        f"{one.seekers:,} seekers, {one.seats:,} seats: a post is proposed to {placed} ({share}). "
        f"Of the same seekers and seats, {without} without floors, {first} if whoever comes first "
        f"chooses, {top} at most if everyone goes to their own top post.",
    )


def headline_section(one: Headline, say: Say) -> Section:
    """Return the part on what was proposed, held against the other ways."""
    title = say("推荐了多少人，与其他分法对照", "How many, held against other ways")
    texts = (headline_sentence(one, say), _price(one, say), _gap(one, say))
    headings = (
        say("分法", "Way"),
        say("有推荐（人）", "Placed"),
        say("占求职者", "Of seekers"),
        say("匹配分合计", "Sum of scores"),
        say("怎么分", "How"),
    )
    rows = tuple(
        (
            way.name,
            way.placed,
            share_of(way.placed, one.seekers),
            "—" if way.score is None else way.score,
            way.note,
        )
        for way in (one.proposed, *one.others)
    )
    caption = say("同样的求职者和名额，四种分法", "The same seats, four ways")
    return Section(
        "headline", title, texts, tables=(TableTold(caption, headings, rows, (1, 2, 3)),)
    )


def _price(one: Headline, say: Say) -> str:
    cost = percent_of(one.price, one.price + (one.proposed.score or 0), PLACES)
    persons = f"{abs(one.fewer):,}"
    if one.fewer > 0:
        seats = say(f"，少推荐{persons}人", f", {persons} fewer placed")
    elif one.fewer < 0:
        seats = say(f"，人数反而多{persons}人", f", {persons} more placed")
    else:
        seats = say("，人数不变", ", as many placed")
    return say(
        f"保底的代价：匹配分合计的{cost}（{one.price:,}分）{seats}。",
        f"Price of the floors: {cost} of the sum of scores ({one.price:,} points){seats}.",
    )


def _gap(one: Headline, say: Say) -> str:
    gap = percent_of(one.gap, one.bound, PLACES)
    return say(
        f"离最好还差多少：在每人至多{one.candidates}个候选岗位之内，任何分法的匹配分合计都不超过"
        f"{one.bound:,}；不设保底时所得与它相差至多{gap}（{one.gap:,}分），已证明。"
        "人工决定的名额不计分。",
        f"How near the best: among {one.candidates} candidates a seeker at most, no way of handing "
        f"out is worth more than {one.bound:,}; what was found without floors is proven within "
        f"{gap} of it ({one.gap:,} points). Seats decided by people have no points here.",
    )
