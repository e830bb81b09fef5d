"""What every way of handing out seats takes and gives."""

from typing import NamedTuple

from anye.matching.profiles.arrays import Flags, Ints


class Seats(NamedTuple):
    """The seats of m posts; those of a reserve are open to its seekers alone."""

    open: Ints  # (m)
    reserved: Ints  # (m)


class Groups(NamedTuple):
    """Groups of seekers, each with a floor: how many are to be placed at least."""

    of: Ints  # (n) group of each seeker
    names: tuple[str, ...]
    floors: Ints  # (g)


class Allocation(NamedTuple):
    """Who is placed where, and how near that is to the best there can be."""

    post: Ints  # (n) row of the post; NOBODY where none
    is_reserved: Flags  # (n) on a reserved seat
    value: int  # sum of the scores
    bound: int  # no allocation has a greater value
    prices: Ints  # (m) points; 0 where seats are left
    placed: Ints  # (g) by group
