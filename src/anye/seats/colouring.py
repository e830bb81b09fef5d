"""How are the edges of a two-sided graph coloured so that none of one colour meet?

As many colours suffice as the most edges at one node (Kőnig 1916). An edge takes a colour free at
both of its ends; if there is none, the path that swaps two colours makes one.
"""

from collections.abc import Sequence

FREE = -1


class TooManyEdgesError(Exception):
    """A node has more edges than there are colours."""


def colours_of(left: Sequence[int], right: Sequence[int], colours: int) -> list[int]:
    """Return a colour for each edge, by its two ends.

    Raises:
        TooManyEdgesError: if a node has more edges than there are colours.
    """
    # the ends of both sides in one list: at each, the edge that has a colour
    ends = [(int(u), int(v)) for u, v in zip(left, right, strict=True)]
    shift = max((u for u, _ in ends), default=0) + 1
    size = shift + max((v for _, v in ends), default=0) + 1
    edges = [(u, shift + v) for u, v in ends]
    at = [[FREE] * colours for _ in range(size)]
    colour = [FREE] * len(edges)
    for edge, (u, v) in enumerate(edges):
        one, other = _free(at[u]), _free(at[v])
        if at[v][one] != FREE:
            _swap(at, edges, colour, (v, one, other))
        colour[edge] = one
        at[u][one] = at[v][one] = edge
    return colour


def _free(taken: list[int]) -> int:
    try:
        return taken.index(FREE)
    except ValueError:
        raise TooManyEdgesError from None


def _swap(
    at: list[list[int]],
    edges: list[tuple[int, int]],
    colour: list[int],
    begin: tuple[int, int, int],
) -> None:
    """Swap two colours along the path that begins at a node with the first of them."""
    node, one, other = begin
    path, wanted = [], one
    while (edge := at[node][wanted]) != FREE:
        path.append(edge)
        u, v = edges[edge]
        node = v if node == u else u
        wanted = other if wanted == one else one
    for edge in path:
        for end in edges[edge]:
            at[end][colour[edge]] = FREE
    for edge in path:
        colour[edge] = other if colour[edge] == one else one
        for end in edges[edge]:
            at[end][colour[edge]] = edge
