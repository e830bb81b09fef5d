"""Many machines work the parts out, and all their seekers bid in rounds: Spark.

Imported only when asked for; it needs pyspark 4 and Java 17, and Anye on every machine. What a
round has to know lies in the folder that all machines see: offers by part, seats by span of lots,
one list of prices. Only bids, and those outbid, travel.
"""

import json
import shutil
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa

from anye.matching.nation.folder import Folder, PartsOfMatch, offers_of
from anye.matching.nation.machines import Figures, Task
from anye.matching.nation.spans import Spans
from anye.matching.profiles.arrays import Array, Ints
from anye.matching.rounds.auction import go_on, who_may_bid
from anye.matching.rounds.bidding import Bids, bids_of
from anye.matching.rounds.parts import part_and_row
from anye.matching.rounds.settling import LotsHeld
from anye.tables.engines import parquet
from anye.tables.engines.spark_engine import named_failures

MOST_ROUNDS = 100  # on many machines; whoever still waits then is settled on this one
REST_PER_MILLE = 1  # of the seekers: so few go on bidding on this machine, to the same end
SPANS_A_CORE = 4
WAITING = "part int, bidder bigint"
BIDS = "span int, lot int, bid bigint, bidder bigint"


class OnSpark:
    """The machines of a Spark session."""

    def __init__(
        self,
        session: Any,  # noqa: ANN401 (pyspark is optional)
        most_rounds: int = MOST_ROUNDS,
        rest_per_mille: int = REST_PER_MILLE,
    ) -> None:
        """Use a session that the caller opened."""
        self.session = session
        self.most_rounds = most_rounds
        self.rest_per_mille = rest_per_mille
        self.rounds_there = 0

    def each(self, task: Task, parts: int) -> Sequence[Figures]:
        """Do a task for each part, each as a task of Spark's."""

        def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            for part in _parts_in(batches):
                yield _batch(part=[part], said=[json.dumps(task(part))])

        with _asking():
            rows = self._parts(parts).mapInArrow(work, "part bigint, said string").collect()
        return [json.loads(said) for _, said in sorted(map(tuple, rows))]

    def rounds(
        self, folder: Folder, parts: int, seats: Ints, step: int
    ) -> tuple[LotsHeld, list[int]]:
        """Let all seekers bid until nobody does; return who holds what, and the bids of rounds."""
        spans = Spans(folder.path, seats, SPANS_A_CORE * self._cores())
        seekers = sum(len(folder.kept(part, "ids")) for part in range(parts))
        outbid = folder.path / "outbid-0"
        with _asking():
            self._everybody(folder, parts).write.parquet(str(outbid))
        counts: list[int] = []
        while self._goes_on(len(counts), _rows(outbid), seekers):
            waiting = self.session.read.schema(WAITING).parquet(str(outbid))
            before, outbid = outbid, folder.path / f"outbid-{len(counts) + 1}"
            with _asking():
                _one_round(waiting, folder, spans, step).write.parquet(str(outbid))
            counts.append(spans.end_round())
            shutil.rmtree(before)
        self.rounds_there = len(counts)
        held = spans.whole()
        return held, counts + go_on(PartsOfMatch(folder, parts), held, _bidders(outbid), step)

    def _goes_on(self, rounds: int, waiting: int, seekers: int) -> bool:
        is_rest = waiting <= seekers * self.rest_per_mille // 1000
        return rounds < self.most_rounds and not is_rest

    def _everybody(self, folder: Folder, parts: int) -> Any:  # noqa: ANN401 (a DataFrame)
        def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            for part in _parts_in(batches):
                yield _waiting(who_may_bid(offers_of(folder, part), part))

        return self._parts(parts).mapInArrow(work, WAITING)

    def _parts(self, parts: int) -> Any:  # noqa: ANN401 (a DataFrame)
        return self.session.range(0, parts, 1, numPartitions=parts)

    def _cores(self) -> int:
        return int(self.session.sparkContext.defaultParallelism)


@contextmanager
def _asking() -> Iterator[None]:
    """Name what becomes of a job; Spark warns of pandas 3, of which nothing is used here."""
    with warnings.catch_warnings(), named_failures():
        warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas")
        yield


def _one_round(waiting: Any, folder: Folder, spans: Spans, step: int) -> Any:  # noqa: ANN401
    """Return who has no seat once those who waited have bid."""

    def bid(bidders: pa.Table) -> pa.Table:
        numbers = _numbers(bidders, "bidder")
        part, rows = part_and_row(numbers)
        bids = bids_of(offers_of(folder, int(part[0])), int(part[0]), rows, spans.prices(), step)
        return pa.table(
            {
                "span": spans.of(bids.lot),
                "lot": bids.lot,
                "bid": bids.bid.view(np.int64),  # Spark knows no number without a sign
                "bidder": bids.bidder,
            }
        )

    def settle(bids: pa.Table) -> pa.Table:
        there = Bids(
            _numbers(bids, "lot"), _numbers(bids, "bid").view(np.uint64), _numbers(bids, "bidder")
        )
        return pa.Table.from_batches([_waiting(spans.settle(bids["span"][0].as_py(), there))])

    return (
        waiting.groupBy("part")
        .applyInArrow(bid, BIDS)
        .groupBy("span")
        .applyInArrow(settle, WAITING)
    )


def _waiting(bidders: Array) -> pa.RecordBatch:
    part, _ = part_and_row(bidders)
    return _batch(part=part.astype(np.int32), bidder=bidders)


def _batch(**columns: Any) -> pa.RecordBatch:  # noqa: ANN401 (what Arrow takes)
    return pa.record_batch(columns)


def _parts_in(batches: Iterator[pa.RecordBatch]) -> Iterator[int]:
    for batch in batches:
        yield from batch["id"].to_pylist()


def _numbers(table: pa.Table, column: str) -> Array:
    found: Array = table[column].to_numpy()
    return found


def _rows(folder: Path) -> int:
    return int(parquet.scan(*folder.glob("*.parquet")).select(pl.len()).collect().item())


def _bidders(folder: Path) -> Array:
    return parquet.read(*folder.glob("*.parquet"))["bidder"].sort().to_numpy()
