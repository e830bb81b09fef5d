"""Where do the seats lie between two rounds? In spans of lots, each with a file of its own.

Settling a span reads what an earlier round left of it and writes a new file, whole or not at all: a
machine that dies half-way changes nothing, and whatever does its work again writes the same.
"""

from pathlib import Path

import numpy as np

from anye.matching.nation.folder import mapped, save, save_together
from anye.matching.profiles.arrays import Array, Ints
from anye.matching.rounds.bidding import Bids
from anye.matching.rounds.settling import LotsHeld, nobody_holds, settle

NEVER = -1


class Spans:
    """The seats of all lots as they stand before a round."""

    def __init__(self, path: Path, seats: Ints, number: int) -> None:
        """Cut the lots into so many spans; nobody holds anything yet."""
        self.path = path
        self.round = 0
        self.ends = np.linspace(0, len(seats), number + 1).astype(np.int64)
        self.settled = [NEVER] * number  # the last round in which somebody bid for a lot of it
        save(self._seats, seats)
        save(self._prices(0), np.zeros(len(seats), np.int32))

    def prices(self) -> Ints:
        """Return the price of each lot."""
        return mapped(self._prices(self.round))

    def of(self, lots: Ints) -> Ints:
        """Return the span of each lot."""
        return (np.searchsorted(self.ends, lots, side="right") - 1).astype(np.int32)

    def settle(self, span: int, bids: Bids) -> Array:
        """Settle a span with the bids of this round; return who is left without a seat."""
        held = self.held(span)
        own = bids.lot - np.int32(self.ends[span])
        losers = settle(held, bids._replace(lot=own))
        counted = {"count": np.array(len(own))}
        save_together(self._held(span, self.round), held._asdict() | counted)
        return losers

    def held(self, span: int) -> LotsHeld:
        """Return the seats of a span."""
        if self.settled[span] == NEVER:
            return nobody_holds(mapped(self._seats)[self.ends[span] : self.ends[span + 1]])
        with np.load(self._held(span, self.settled[span])) as kept:
            held = {name: kept[name] for name in kept.files if name != "count"}
        return LotsHeld(**held)

    def whole(self) -> LotsHeld:
        """Return the seats of all lots."""
        spans = [self.held(span) for span in range(len(self.settled))]
        seats = mapped(self._seats)
        held = nobody_holds(seats)
        joined = {
            name: np.concatenate([getattr(span, name) for span in spans])
            for name in ("filled", "bids", "bidders", "prices")
        }
        return held._replace(**joined)

    def end_round(self) -> int:
        """Let what was settled stand before the next round; return how many bid in this one."""
        prices, count = self.prices(), 0
        for span, before in enumerate(self.settled):
            file = self._held(span, self.round)
            if file.exists():
                with np.load(file) as kept:
                    prices[self.ends[span] : self.ends[span + 1]] = kept["prices"]
                    count += int(kept["count"])
                self._held(span, before).unlink(missing_ok=True)
                self.settled[span] = self.round
        self.round += 1
        save(self._prices(self.round), prices)
        self._prices(self.round - 1).unlink()
        return count

    @property
    def _seats(self) -> Path:
        return self.path / "seats.npy"

    def _prices(self, number: int) -> Path:
        return self.path / f"prices-{number}.npy"

    def _held(self, span: int, number: int) -> Path:
        return self.path / f"span-{span}-{number}.npz"
