"""Which are the greatest of many orders? A heap whose smallest stands first keeps them."""

from typing import Any

from anye.matching.compiled import compiled
from anye.matching.profiles.arrays import Array

Order = Any  # of one kind of number in a heap


@compiled
def keep(orders: Array, rows: Array, kept: int, order: Order, row: int) -> int:
    """Keep an order and its row if it is among the greatest; return how many are kept."""
    if kept < len(orders):
        rise(orders, rows, kept, order, row)
        return kept + 1
    if order > orders[0]:
        sink(orders, rows, kept, order, row)
    return kept


@compiled
def greatest_first(orders: Array, rows: Array, kept: int) -> None:
    """Put what a heap keeps in order."""
    for last in range(kept - 1, 0, -1):
        order, row = orders[last], rows[last]
        orders[last], rows[last] = orders[0], rows[0]
        sink(orders, rows, last, order, row)


@compiled
def rise(orders: Array, rows: Array, place: int, order: Order, row: int) -> None:
    """Put an order into a heap that holds as many as its place says."""
    while place > 0:
        above = (place - 1) // 2
        if orders[above] <= order:
            break
        orders[place], rows[place] = orders[above], rows[above]
        place = above
    orders[place], rows[place] = order, row


@compiled
def sink(orders: Array, rows: Array, size: int, order: Order, row: int) -> None:
    """Put an order into a full heap instead of its smallest."""
    place = 0
    while True:
        below = 2 * place + 1
        if below >= size:
            break
        if below + 1 < size and orders[below + 1] < orders[below]:
            below += 1
        if orders[below] >= order:
            break
        orders[place], rows[place] = orders[below], rows[below]
        place = below
    orders[place], rows[place] = order, row
