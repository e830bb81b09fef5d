"""How large may a file be, and which townships are the district's?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from anye.codes.divisions import TOWNSHIPS

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What a hostile or mistaken file may not exceed; a city's year of months fits."""

    text_megabytes: int = 20_000  # CSV or Parquet
    xlsx_megabytes: int = 100
    xlsx_parts: int = 1000
    xlsx_unpacked_megabytes: int = 200
    xlsx_ratio: int = 100
    xlsx_memory_megabytes: int = 4000  # address space of the reading process
    xlsx_seconds: int = 120
    parquet_row_group_megabytes: int = 2000
    parquet_memory_megabytes: int = 16_000
    parquet_seconds: int = 1800

    def seconds(self, kind: Literal["xlsx", "parquet"]) -> int:
        """Return how long the reading process may take."""
        return self.xlsx_seconds if kind == "xlsx" else self.parquet_seconds

    def memory_megabytes(self, kind: Literal["xlsx", "parquet"]) -> int:
        """Return how much address space it may have."""
        return self.xlsx_memory_megabytes if kind == "xlsx" else self.parquet_memory_megabytes


@dataclass(frozen=True, slots=True)
class Checking:
    """What a feed is held to besides its contract; no townships: only their form is checked."""

    limits: Limits = field(default_factory=Limits)
    townships: Mapping[int, str] = field(default_factory=lambda: TOWNSHIPS)
