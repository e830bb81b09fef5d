"""Does what is said of the sum of scores hold: what was reached, and that nothing exceeds it?"""

from collections.abc import Iterator

import polars as pl

from anye.matching.audit.case import Audited
from anye.matching.audit.findings import Finding, of_names, of_rows
from anye.matching.audit.seen import SeenWays


def of_certificate(case: Audited, seen: SeenWays) -> Iterator[Finding]:
    """Give what is found of the sums and of the bound."""
    said, worked_out = case.match.manifest, sums(case, seen)
    yield of_names(
        "sums", len(worked_out), [name for name, sum_ in worked_out.items() if said[name] != sum_]
    )
    beyond = [
        name
        for name in ("objective", "objective_without_floors", "objective_first_come")
        if worked_out[name] > worked_out["bound"]
    ]
    yield of_names("bound", 3, beyond)
    proposed = case.of_both_sides(case.tables["proposals"])
    rank = seen.ranks[case.rows_of(proposed)[0], 0]
    yield of_rows("rank", proposed, ["seeker_id"], rank != proposed["rank"].to_numpy())


def sums(case: Audited, seen: SeenWays) -> dict[str, int]:
    """Return the sums that a manifest names, as worked out from the tables."""
    ways = case.tables["other_ways"].join(case.sides.kept, on="seeker_id", how="anti")
    without, first_come = (
        int(ways.filter(pl.col("way") == way)["score"].sum())
        for way in ("without_floors", "first_come")
    )
    bound = at_prices(case) + int(seen.gain_listed.sum())
    return {
        "objective": int(case.asked["score"].sum()),
        "objective_without_floors": without,
        "objective_first_come": first_come,
        "bound": bound,
        "gap": bound - without,
    }


def at_prices(case: Audited) -> int:
    """Return what all seats are worth at their prices."""
    lots = case.tables["lot_prices"].select(pl.col("seats", "price").cast(pl.Int64))
    return int(lots.select(pl.col("seats") * pl.col("price")).sum().item() or 0)
