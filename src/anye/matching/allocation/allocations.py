"""What every way of handing out seats takes."""

from typing import NamedTuple

from anye.matching.profiles.arrays import Ints


class Seats(NamedTuple):
    """The seats of m posts; those of a reserve are open to its seekers alone."""

    open: Ints  # (m)
    reserved: Ints  # (m)


class Groups(NamedTuple):
    """Groups of seekers, each with a floor: how many are to be placed at least."""

    of: Ints  # (n) group of each seeker
    names: tuple[str, ...]
    floors: Ints  # (g)
