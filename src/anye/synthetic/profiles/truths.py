"""What must come out of matching the made-up profiles, whatever the scores are?"""

from collections.abc import Iterable, Mapping

import polars as pl

from anye.synthetic.truth import ExpectedRow, TrueValue, Truth

_FAMILY = "matching"
_PROPOSALS = "proposals"
_SOME = 5  # of each situation


def truths_of(profiles: Mapping[str, pl.DataFrame], year: int) -> list[Truth]:
    """Return who must have which seat, who must not, and who must have no proposal."""
    seekers, decisions = profiles["seekers"], profiles["placement_decisions"]
    kept = decisions.filter(pl.col("decision") == "keep")
    barred = decisions.filter(pl.col("decision") == "bar")
    situations = {
        ("seat_kept", "人工已定岗"): [
            ExpectedRow(_PROPOSALS, {"seeker_id": seeker}, {"post_id": post, "is_decided": True})
            for seeker, post in _pairs(kept)
        ],
        ("pair_barred", "人工已排除"): [
            _absent({"seeker_id": seeker, "post_id": post}) for seeker, post in _pairs(barred)
        ],
        ("seeker_objects", "本人反对自动匹配"): _nothing_for(seekers.filter("objects")),
        ("in_training", "正在培训"): _nothing_for(
            seekers.filter(pl.col("status") == "in_training")
        ),
        ("withdrawn", "已退出求职"): _nothing_for(seekers.filter(pl.col("status") == "withdrawn")),
    }
    return [
        Truth(name, zh, _FAMILY, year, list(expected))
        for (name, zh), expected in situations.items()
    ]


def _pairs(decisions: pl.DataFrame) -> Iterable[tuple[int, int]]:
    return decisions.select("seeker_id", "post_id").head(_SOME).iter_rows()


def _nothing_for(seekers: pl.DataFrame) -> list[ExpectedRow]:
    return [_absent({"seeker_id": seeker}) for seeker in seekers["seeker_id"].head(_SOME)]


def _absent(key: Mapping[str, TrueValue]) -> ExpectedRow:
    return ExpectedRow(_PROPOSALS, key, {}, absent=True)
