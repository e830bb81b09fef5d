"""The Merkle tree of RFC 9162 over SM3: its hashes, how it grows, its proofs, and their checks.

Pure: whoever keeps the hashes hands in ``Nodes``, which gives the hash of the perfect subtree of
``2**level`` leaves that is the ``index``-th of its level. Leaves are counted from nought.
"""

from collections.abc import Callable, Sequence
from typing import Self

from cryptography.hazmat.primitives import hashes

WIDTH = 32  # bytes of a hash
Nodes = Callable[[int, int], bytes]


def sm3(data: bytes) -> bytes:
    """Return the SM3 of some bytes (GB/T 32905)."""
    digest = hashes.Hash(hashes.SM3())
    digest.update(data)
    return digest.finalize()


def of_leaf(data: bytes) -> bytes:
    """Return the hash of a leaf."""
    return sm3(b"\x00" + data)


def of_two(left: bytes, right: bytes) -> bytes:
    """Return the hash of a node over two others."""
    return sm3(b"\x01" + left + right)


class Range:
    """The compact range of a tree: the roots of its perfect subtrees, the largest first."""

    def __init__(self) -> None:
        """Begin with no leaf."""
        self.size = 0
        self._peaks: list[bytes] = []

    @classmethod
    def of(cls, size: int, nodes: Nodes) -> Self:
        """Take up a tree where it was left."""
        taken, first = cls(), 0
        for level in range(size.bit_length() - 1, -1, -1):
            if size >> level & 1:
                taken._peaks.append(nodes(level, first >> level))
                first += 1 << level
        taken.size = size
        return taken

    def append(self, leaf: bytes) -> list[bytes]:
        """Add a leaf; return its hash and those of the perfect subtrees that it completes."""
        completed, index = [leaf], self.size
        while index & 1:
            completed.append(of_two(self._peaks.pop(), completed[-1]))
            index >>= 1
        self._peaks.append(completed[-1])
        self.size += 1
        return completed

    def root(self) -> bytes:
        """Return the root over all leaves."""
        if not self._peaks:
            return sm3(b"")
        *larger, root = self._peaks
        for peak in reversed(larger):
            root = of_two(peak, root)
        return root


def inclusion(nodes: Nodes, index: int, size: int, first: int = 0) -> list[bytes]:
    """Return the proof that a leaf is in the tree of a size (RFC 9162, 2.1.3.1)."""
    if size == 1:
        return []
    split = _split(size)
    if index < split:
        right = _subtree(nodes, first + split, size - split)
        return [*inclusion(nodes, index, split, first), right]
    left = _subtree(nodes, first, split)
    return [*inclusion(nodes, index - split, size - split, first + split), left]


def consistency(nodes: Nodes, old: int, size: int) -> list[bytes]:
    """Return the proof that a tree of an old size is the beginning of a later (2.1.4.1)."""
    return _consistency(nodes, old, size, 0, is_whole=True) if 0 < old < size else []


def is_included(root: bytes, size: int, leaf: bytes, index: int, proof: Sequence[bytes]) -> bool:
    """Check the proof of a leaf (2.1.3.2)."""
    if not 0 <= index < size:
        return False
    at, last, found = index, size - 1, leaf
    for beside in proof:
        if last == 0:
            return False
        if at & 1 or at == last:
            found = of_two(beside, found)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            found = of_two(found, beside)
        at, last = at >> 1, last >> 1
    return last == 0 and found == root


def is_consistent(
    old: int, old_root: bytes, size: int, root: bytes, proof: Sequence[bytes]
) -> bool:
    """Check the proof that one tree is the beginning of another (2.1.4.2)."""
    if not 0 < old < size:
        return not proof and ((old == size and old_root == root) or old == 0 < size)
    path = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    if not path:
        return False
    at, last = old - 1, size - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    before = after = path[0]
    for beside in path[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            before, after = of_two(beside, before), of_two(beside, after)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            after = of_two(after, beside)
        at, last = at >> 1, last >> 1
    return last == 0 and before == old_root and after == root


def _split(size: int) -> int:
    """Return the largest power of two below a size."""
    return 1 << (size - 1).bit_length() - 1


def _subtree(nodes: Nodes, first: int, size: int) -> bytes:
    if size & (size - 1) == 0:
        level = size.bit_length() - 1
        return nodes(level, first >> level)
    split = _split(size)
    return of_two(_subtree(nodes, first, split), _subtree(nodes, first + split, size - split))


def _consistency(nodes: Nodes, old: int, size: int, first: int, *, is_whole: bool) -> list[bytes]:
    if old == size:
        return [] if is_whole else [_subtree(nodes, first, size)]
    split = _split(size)
    if old <= split:
        right = _subtree(nodes, first + split, size - split)
        return [*_consistency(nodes, old, split, first, is_whole=is_whole), right]
    left = _subtree(nodes, first, split)
    within = _consistency(nodes, old - split, size - split, first + split, is_whole=False)
    return [*within, left]
