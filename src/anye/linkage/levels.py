"""In which ways may two records agree or differ, and what is each way called?

A level is the closest that holds, counted as Splink counts: the last is 0, the one before it 1;
-1 says that there was nothing to compare.
"""

from dataclasses import dataclass

NOTHING = -1


@dataclass(frozen=True, slots=True)
class ComparisonLevel:
    """One way to agree or differ."""

    name: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared, and its levels, the closest first."""

    name: str
    zh: str
    en: str
    levels: tuple[ComparisonLevel, ...]

    def number(self, level: str) -> int:
        """Return the number of a level."""
        names = [one.name for one in self.levels]
        return len(names) - 1 - names.index(level)

    def level(self, number: int) -> ComparisonLevel:
        """Return the level of a number."""
        return NO_LEVEL if number == NOTHING else self.levels[len(self.levels) - 1 - number]


NO_LEVEL = ComparisonLevel("nothing", "无可比较", "nothing to compare")
PRIOR = Comparison(
    "prior",
    "比较之前",
    "before comparing",
    (ComparisonLevel("prior", "任取一人即此人", "anybody is this person"),),
)
