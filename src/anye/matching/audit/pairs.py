"""Of which pairs is something asked: of those in a list, or of some seekers with some posts each?

What is asked of a pair is written once, for both. Of a list the answer is a column, of a block a
table with a row for each seeker and a column for each post.
"""

from collections.abc import Callable
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from anye.matching.audit.sides import SidesAnew

Answer = Any  # an array: one value a pair
RowNumbers = NDArray[np.int64]
ByOccupation = Callable[["Pairs"], Answer]


class Pairs(Protocol):
    """Pairs of seekers and posts."""

    def seeker(self, column: str) -> Answer:
        """Return a column of the seekers."""

    def post(self, column: str) -> Answer:
        """Return a column of the posts."""

    def seeker_columns(self, name: str) -> list[str]:
        """Return the columns of seekers that are numbered and so named."""

    def both(self, of_seekers: str, of_posts: str) -> Answer:
        """Return how much of a set of the seeker is in a set of the post."""

    def metres(self) -> Answer:
        """Return how far it is."""

    def by_occupation(self, asked: ByOccupation) -> Answer:
        """Return what is asked of a seeker and an occupation."""


class ListedPairs:
    """Pairs in a list: the rows of both."""

    def __init__(self, sides: SidesAnew, seekers: RowNumbers, posts: RowNumbers) -> None:
        """Keep the rows."""
        self.sides, self.seekers, self.posts = sides, seekers, posts

    def seeker(self, column: str) -> Answer:
        """Return a column of the seekers."""
        return self.sides.seekers.columns[column][self.seekers]

    def post(self, column: str) -> Answer:
        """Return a column of the posts."""
        return self.sides.posts.columns[column][self.posts]

    def seeker_columns(self, name: str) -> list[str]:
        """Return the columns of seekers that are numbered and so named."""
        return _numbered(self.sides, name)

    def both(self, of_seekers: str, of_posts: str) -> Answer:
        """Return how much of a set of the seeker is in a set of the post."""
        theirs = self.sides.seekers.sets[of_seekers][self.seekers].astype(np.int64)
        return (theirs * self.sides.posts.sets[of_posts][self.posts]).sum(axis=1)

    def metres(self) -> Answer:
        """Return how far it is."""
        return self.sides.metres[self.seeker("township"), self.post("township")]

    def by_occupation(self, asked: ByOccupation) -> Answer:
        """Return what is asked of a seeker and an occupation."""
        return asked(self)


class PairBlock:
    """Each of some seekers with each of some posts."""

    def __init__(self, sides: SidesAnew, seekers: RowNumbers, posts: RowNumbers) -> None:
        """Keep the rows."""
        self.sides, self.seekers, self.posts = sides, seekers, posts

    def seeker(self, column: str) -> Answer:
        """Return a column of the seekers."""
        return self.sides.seekers.columns[column][self.seekers][:, None]

    def post(self, column: str) -> Answer:
        """Return a column of the posts."""
        return self.sides.posts.columns[column][self.posts][None, :]

    def seeker_columns(self, name: str) -> list[str]:
        """Return the columns of seekers that are numbered and so named, as far as any is said."""
        theirs = self.sides.seekers.columns
        return [
            column for column in _numbered(self.sides, name) if theirs[column][self.seekers].any()
        ]

    def both(self, of_seekers: str, of_posts: str) -> Answer:
        """Return how much of a set of the seeker is in a set of the post."""
        theirs = self.sides.seekers.sets[of_seekers][self.seekers].astype(np.float32)
        return theirs @ self.sides.posts.sets[of_posts][self.posts].astype(np.float32).T

    def metres(self) -> Answer:
        """Return how far it is."""
        ways = self.sides.metres[self.sides.seekers.columns["township"][self.seekers]]
        return ways[:, self.sides.posts.columns["township"][self.posts]]

    def by_occupation(self, asked: ByOccupation) -> Answer:
        """Return what is asked of a seeker and an occupation."""
        theirs = self.sides.posts.columns["occupation"][self.posts]
        _, first, of = np.unique(theirs, return_index=True, return_inverse=True)
        return asked(PairBlock(self.sides, self.seekers, self.posts[first]))[:, of]


class Fitting(ListedPairs):
    """Those pairs of a block of which something is true, one seeker after another."""

    def __init__(self, block: PairBlock, is_so: Answer) -> None:
        """Keep the rows of the pairs."""
        self.block, (self.i, self.j) = block, np.nonzero(is_so)
        super().__init__(block.sides, block.seekers[self.i], block.posts[self.j])

    def both(self, of_seekers: str, of_posts: str) -> Answer:
        """Return how much of a set of the seeker is in a set of the post."""
        return self.block.both(of_seekers, of_posts)[self.i, self.j]

    def by_occupation(self, asked: ByOccupation) -> Answer:
        """Return what is asked of a seeker and an occupation."""
        return self.block.by_occupation(asked)[self.i, self.j]


def _numbered(sides: SidesAnew, name: str) -> list[str]:
    return [column for column in sides.seekers.columns if column.removeprefix(name).isdecimal()]
