"""What is said of training places, orders and fairs that were handed out."""

from collections.abc import Mapping
from typing import Any

from anye.cli.language import say
from anye.cli.terminal import note, tell, tell_table
from anye.codes.words.seats import NOT_HANDED_OUT


def courses(made: Mapping[str, Any]) -> None:
    """Tell who got a training place, and what is proven."""
    n = made["counts"]
    cost, budget = (_yuan(fen) for fen in (n["cost"], made["config"]["budget"]))
    tell(
        say(
            f"有培训意愿 {n['seekers']:,} 人，安排 {n['placed']:,} 人（第一志愿 "
            f"{n['first_choice']:,} 人）；开班 {n['opened']:,}/{n['courses']:,} 个，"
            f"费用 {cost} 元，预算 {budget} 元。",
            f"{n['seekers']:,} seekers with wishes, {n['placed']:,} with a place "
            f"({n['first_choice']:,} their first choice); {n['opened']:,} of {n['courses']:,} "
            f"courses opened for {cost} yuan of {budget}.",
        )
    )
    _tell_why(made["not_placed"], say("未安排的人", "without a place"))
    _tell_proof(made)


def orders(made: Mapping[str, Any]) -> None:
    """Tell how much of the orders is done, what is earned, and what is proven."""
    n = made["counts"]
    lowest, mean = (_yuan(n[name]) for name in ("lowest_an_hour", "mean_an_hour"))
    tell(
        say(
            f"订单 {n['orders']:,} 个共 {n['lots']:,} 批，分派 {n['lots_done']:,} 批给 "
            f"{n['workshops']:,} 家机构，收入 {_yuan(n['income'])} 元；"
            f"每可用工时收入：最低的机构 {lowest} 元，平均 {mean} 元。",
            f"{n['orders']:,} orders of {n['lots']:,} lots; {n['lots_done']:,} lots go to "
            f"{n['workshops']:,} workshops for {_yuan(n['income'])} yuan; an hour of capacity "
            f"earns {lowest} yuan in the lowest, {mean} on average.",
        )
    )
    _tell_why(made["not_done"], say("没有全部分派的订单", "orders not wholly done"))
    _tell_proof(made)


def fair(made: Mapping[str, Any]) -> None:
    """Tell the interviews, the seats given, and what the ranks of both sides cost."""
    n = made["counts"]
    tell(
        say(
            f"面谈意愿 {n['wishes']:,} 个，安排 {n['interviews']:,} 场；"
            f"{n['with_interview']:,}/{n['seekers']:,} 人至少有一场。"
            f"核对：撞场 {n['clashes']:,} 处。",
            f"{n['wishes']:,} wishes, {n['interviews']:,} interviews; {n['with_interview']:,} of "
            f"{n['seekers']:,} seekers have one at least. Checked: {n['clashes']:,} clashes.",
        )
    )
    if "taken" not in n:
        note(
            say(
                "单位还没有排序（booth_ranks）；会后填好，再执行一次，就按双方排序分配名额。",
                "No booth has ranked yet (booth_ranks); fill it in after the fair and run again.",
            )
        )
        return
    less = 100 * (made["best_score"] - made["score"]) / max(made["best_score"], 1)
    tell(
        say(
            f"招用名额 {n['seats']:,} 个，按双方排序给出 {n['taken']:,} 个；"
            f"核对：双方都更愿意对方的 {made['blocking']:,} 对。\n"
            f"代价：匹配分合计 {made['score']:,}，只求总分最高可得 {made['best_score']:,}"
            f"（{n['best_taken']:,} 人），少 {less:.1f} %。",
            f"{n['seats']:,} seats, {n['taken']:,} given by both sides' ranks. "
            f"Checked: {made['blocking']:,} pairs would rather have each other.\n"
            f"Price: {made['score']:,} points of {made['best_score']:,} "
            f"({n['best_taken']:,} seekers) if only the sum counted, {less:.1f} % less.",
        )
    )
    if n["ranked_without_interview"]:
        note(
            say(
                f"单位排了序、但没有安排面谈的有 {n['ranked_without_interview']:,} 对，请核对。",
                f"{n['ranked_without_interview']:,} ranked pairs have no interview here; check.",
            )
        )


def tell_objections(made: Mapping[str, Any]) -> None:
    """Tell how many were left out because they object, or that nobody can know."""
    if made["what"] == "orders":
        return
    if made["objecting"] is None:
        note(
            say(
                "文件夹中没有求职人员表（seekers），不知道谁反对自动安排；请先核对。",
                "There is no table of seekers: who objects is not known; check before use.",
            )
        )
    elif made["objecting"]:
        note(
            say(
                f"反对自动安排的 {made['objecting']:,} 人未参加，由辅导员办理。",
                f"{made['objecting']:,} who object are left out; a counsellor serves them.",
            )
        )


def _tell_why(counts: Mapping[str, int], heading: str) -> None:
    if counts:
        tell_table(
            [heading, say("数", "count")],
            [(say(*NOT_HANDED_OUT[reason]), count) for reason, count in counts.items()],
        )


def _tell_proof(made: Mapping[str, Any]) -> None:
    if made["is_proven"]:
        tell(say("已证明没有更好的安排。", "Proven: there is no better way."))
    else:
        gap = made["gap_per_10000"] / 100
        tell(
            say(
                f"离可能的最好至多差 {gap:.2f} %；是否最好没有证明。",
                f"At most {gap:.2f} % below the best there can be; not proven to be the best.",
            )
        )


def _yuan(fen: int) -> str:
    return f"{fen / 100:,.2f}".removesuffix(".00")
