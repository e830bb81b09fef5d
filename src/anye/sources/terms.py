"""How large may a file be, and which townships are the district's?"""

from collections.abc import Mapping
from dataclasses import dataclass, field

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


@dataclass(frozen=True, slots=True)
class Terms:
    """What a feed is held to besides its contract; no townships: only their form is checked."""

    limits: Limits = field(default_factory=Limits)
    townships: Mapping[int, str] = field(default_factory=lambda: TOWNSHIPS)
