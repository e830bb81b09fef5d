"""The headline of a match, beside what it is held against, and what is to be put right."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from anye.cli.language import LANGUAGE, say
from anye.cli.terminal import note, tell, tell_table
from anye.codes.words.matching import SHORT_OF_FLOOR, WAYS
from anye.tables.engines import parquet


def tell_headline(made: Mapping[str, Any]) -> None:
    """Tell how many are placed, beside other ways of handing out, and what is proven."""
    counts, best = made["counts"], made["objective_without_floors"]
    tell(_sides(counts))
    tell_table(
        [say("方案", "way"), say("有推荐（人）", "placed"), say("匹配分合计", "sum of scores")],
        [
            (say("本方案（有保底）", "this one, with floors"), counts["placed"], made["objective"]),
            (say(*WAYS["without_floors"]), counts["placed_without_floors"], best),
            (
                say(*WAYS["first_come"]),
                counts["placed_first_come"],
                made["objective_first_come"],
            ),
            (
                say(*WAYS["top_post"]) + say("（至多）", ", at most"),
                counts["placed_top_post"],
                "",
            ),
        ],
    )
    price = _per_cent(max(best - made["objective"], 0), best)
    gap, k = _per_cent(made["gap"], made["bound"]), made["config"]["candidates"]
    most = f"{made['bound']:,}"
    tell(
        say(
            f"保底的代价：匹配分的 {price}。\n"
            f"在每人至多 {k} 个候选之内，任何分法的匹配分都不超过 {most}；"
            f"不设保底时所得与它相差至多 {gap}（已证明）。",
            f"Price of the floors: {price} of the score.\n"
            f"Among {k} candidates a seeker at most, no allocation is worth more than {most}; "
            f"what was found without floors is proven within {gap} of it.",
        )
    )


def _sides(counts: Mapping[str, int]) -> str:
    n = {name: f"{count:,}" for name, count in counts.items()}
    return say(
        f"求职者 {n['seekers']} 人，岗位 {n['posts']} 个、名额 {n['seats']} 个；"
        f"候选 {n['candidates']} 对，{n['without_candidates']} 人没有符合的岗位。\n"
        f"未参加匹配：不在求职 {n['not_seeking']} 人，反对自动匹配 {n['objecting']} 人，"
        f"当天无效的岗位 {n['posts_not_open']} 个。",
        f"{n['seekers']} seekers, {n['posts']} posts with {n['seats']} seats; "
        f"{n['candidates']} candidate pairs, {n['without_candidates']} seekers fit no post.\n"
        f"Set aside: {n['not_seeking']} who do not seek, {n['objecting']} who object, "
        f"{n['posts_not_open']} posts not open that day.",
    )


def _per_cent(part: int, whole: int) -> str:
    return f"{100 * part / max(whole, 1):.3f} %"


def tell_what_to_put_right(folder: Path, made: Mapping[str, Any]) -> None:
    """Tell the warnings of the profiles and the groups below their floor."""
    from anye.matching.profiles.faults import Fault  # noqa: PLC0415

    for warning in made["warnings"]:
        note(
            say("注意：", "Mind: ")
            + Fault(**{**warning, "lines": tuple(warning["lines"])}).say(LANGUAGE)
        )
    short = parquet.read(folder / "shortfalls.parquet").rows(named=True)
    if short:
        headings = [
            say("未达保底的群组", "group below its floor"),
            say("人数", "seekers"),
            say("保底", "floor"),
            say("已推荐", "placed"),
            say("原因", "why"),
        ]
        rows = [
            (
                row["group"],
                row["seekers"],
                row["floor"],
                row["placed"],
                say(*SHORT_OF_FLOOR[row["reason"]]),
            )
            for row in short
        ]
        tell_table(headings, rows)
    else:
        tell(say("各组均达到保底。", "Every group has its floor."))
