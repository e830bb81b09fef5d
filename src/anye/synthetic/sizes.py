"""How large a made-up town is."""

from collections.abc import Mapping
from dataclasses import dataclass

from anye.kernel.months import months_of


@dataclass(frozen=True, slots=True)
class Size:
    """How many persons and employers a town has."""

    name: str
    registered: int  # persons with a disability certificate
    employers: int
    insured: int  # persons insured in an average month, about


DISTRICT = Size("district", registered=30_000, employers=9_000, insured=250_000)
CITY = Size("city", registered=400_000, employers=1_000_000, insured=4_200_000)
SAMPLE = Size("sample", registered=1_200, employers=300, insured=6_000)
SIZES: Mapping[str, Size] = {size.name: size for size in (DISTRICT, CITY, SAMPLE)}


class YearsNotInARowError(Exception):
    """The years of a town must follow one another; contracts and careers run through them."""


@dataclass(frozen=True, slots=True)
class Town:
    """What is asked for: a seed, the years, a size. Equal towns yield equal bytes."""

    seed: int
    years: tuple[int, ...]
    size: Size

    def __post_init__(self) -> None:
        """Make sure of the years.

        Raises:
            YearsNotInARowError: if there is none, or one is left out.
        """
        if not self.years or self.years != tuple(range(self.years[0], self.years[-1] + 1)):
            raise YearsNotInARowError(self.years)

    @property
    def months(self) -> tuple[int, ...]:
        """Return the months of all years, in order; a month's place is its index."""
        return tuple(month for year in self.years for month in months_of(year))
