"""How is a match made? What a command says of it before what is slow is loaded."""

from dataclasses import asdict, dataclass
from datetime import date

MOST_CANDIDATES = 100  # of a seeker; half as many lose 2 % of the score
SHARE_PER_MILLE = 800  # of everybody's share, below which no group may fall


@dataclass(frozen=True, slots=True)
class Settings:
    """How a match is made."""

    day: date | None = None  # posts open on it; all where not said
    candidates: int = MOST_CANDIDATES
    floor_per_mille: int = SHARE_PER_MILLE  # of everybody's share of the placed
    threads: int | None = None  # all cores where not said; the result is the same

    def config(self) -> dict[str, object]:
        """Return what the result follows from."""
        said = asdict(self) | {"day": self.day.isoformat() if self.day else ""}
        del said["threads"]
        return said
