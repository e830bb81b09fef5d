"""How large the inputs of a benchmark are."""

from collections.abc import Mapping
from dataclasses import dataclass

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Scale:
    """One size of town: so many worker-months a year at so many employers."""

    name: str
    rows: int  # worker-months of the year, and lines of the feed that is checked
    employers: int  # of the register, as many as the rules run on
    tenth: str = ""  # the scale that growth is measured against
    years: int = 1  # of the pipeline; other benchmarks take one

    @property
    def insured(self) -> int:
        """Return how many persons make the rows in twelve months."""
        return self.rows // MONTHS

    @property
    def registered(self) -> int:
        """Return how many persons hold a certificate: 400,000 in a city of 50 M rows."""
        return self.rows // 125


SCALES: Mapping[str, Scale] = {
    scale.name: scale
    for scale in (
        Scale("tiny", rows=24_000, employers=600),
        Scale("small", rows=500_000, employers=10_000),
        Scale("5m", rows=5_000_000, employers=100_000),
        Scale("50m", rows=50_000_000, employers=1_000_000, tenth="5m"),
        Scale("5y", rows=5_000_000, employers=100_000, years=5),  # five years kept
        Scale("200m", rows=50_000_000, employers=1_000_000, tenth="5m", years=4),
    )
}
