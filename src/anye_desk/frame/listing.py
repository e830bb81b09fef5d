"""A list of whatever kind: what a reader wants of it, one page, and the ways to the others.

Pages go from row to row, never by counting off, so the last page of a million costs what the
first does. An address names only the row that a page begins after or ends before; what is wanted
stands in the address too, or in the session where a name may be looked for.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Generic, TypeVar

from django.db.models import BigIntegerField, F, Func, Model, OrderBy, Q, QuerySet, Value
from django.db.models.lookups import GreaterThan, LessThan
from django.http import QueryDict

from anye_desk.frame.language import Text

Row = TypeVar("Row", bound=Model)
Order = Sequence[
    str
]  # names of columns, together unique; what is empty comes last, or first turned
ON_A_PAGE = 25
COUNTED_UP_TO = 10_000
AFTER, BEFORE = "after", "before"
RISING, FALLING = "asc", "desc"
NOTHING = Q(pk__in=())
ARIA = {RISING: "ascending", FALLING: "descending"}


@dataclass(frozen=True, slots=True)
class Sort:
    """An order that a list can stand in."""

    text: Text
    order: Order


Sorts = Mapping[str, Sort]  # the first is that of a reader who wants none


@dataclass(frozen=True, slots=True)
class Wish:
    """What a reader wants of a list: which rows, in which order."""

    query: str = ""
    filters: Mapping[str, Any] = field(default_factory=dict)  # only those that narrow
    sort: str = ""
    direction: str = ""  # empty: the order's own

    def kept(self) -> dict[str, Any]:
        """Return the wish as a session keeps it."""
        return asdict(self)

    def said(self) -> dict[str, Any]:
        """Return the wish as its form holds it."""
        return {"q": self.query, "sort": self.sort, "order": self.direction, **self.filters}

    def sorted_by(self, sorts: Sorts) -> str:
        """Return the name of the order."""
        return self.sort if self.sort in sorts else next(iter(sorts))

    def order(self, sorts: Sorts) -> Order:
        """Return the order."""
        own = sorts[self.sorted_by(sorts)].order
        return own if self.direction in {"", direction_of(own)} else _turned(own)


def by_number(text: str | None) -> int | None:
    """Read a row's number in an address; nothing where it is none."""
    return int(text) if text and text.isascii() and text.isdigit() else None


@dataclass(frozen=True, slots=True)
class Named(Generic[Row]):
    """How an address names a row, and among which; one that has left the list keeps its place."""

    among: QuerySet[Row]
    column: str = "pk"
    write: Callable[[Any], str] = str
    read: Callable[[str | None], Any] = by_number

    def of(self, text: str | None) -> Row | None:
        """Return the row that an address names."""
        named = self.read(text)
        return None if named is None else self.among.filter(**{self.column: named}).first()

    def name(self, row: Row) -> str:
        """Return a row's name in an address."""
        return self.write(row.serializable_value(self.column))


@dataclass(frozen=True, slots=True)
class Counting(Generic[Row]):
    """What is counted in place of a list's rows."""

    listed: QuerySet[Row] | None = None  # rows that stand for the list's
    known: int | None = None  # counted before
    is_part: bool = False  # there are more than these


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """One page of a list, its place in it, and the addresses of its neighbours."""

    rows: list[Row]
    count: int  # of the whole list, as far as it is counted
    is_at_least: bool  # there may be more than were counted
    first: int  # place of its first row in the whole list, from one; nought if it is not known
    previous: str  # address, empty on the first page
    following: str
    kept: str  # what the reader wants, as the end of an address

    @property
    def last(self) -> int:
        """Return the place of the last row."""
        return self.first + len(self.rows) - 1


def page_of(
    listed: QuerySet[Row],
    order: Order,
    asked: QueryDict,
    named: Named[Row],
    *,
    size: int = 0,
    counting: Counting[Row] | None = None,
) -> Page[Row]:
    """Return the page that an address asks for; the first where the row it names is gone.

    Args:
        listed: the whole list, of rows the reader may see.
        order: in which it stands, see ``Wish.order``.
        asked: the query of the page; all in it but the place is kept in the addresses.
        named: how the address names the row beside the page.
        size: rows on a page; nought for the usual.
        counting: what is counted in place of the list's rows.
    """
    size = size or ON_A_PAGE
    count = counting or Counting()
    ends = named.of(asked.get(BEFORE))
    at = ends or named.of(asked.get(AFTER))
    onward = _turned(order) if ends else order
    found = list(ordered(beyond(listed, at, onward) if at else listed, onward)[: size + 1])
    has_more, rows = len(found) > size, found[:size][:: -1 if ends else 1]
    counted = listed.order_by() if count.listed is None else count.listed
    is_first = at is None or not rows
    ahead = 0 if is_first else _counted(beyond(counted.order_by(), rows[0], _turned(order)))
    is_placed = is_first or not (count.is_part or ahead > COUNTED_UP_TO)
    has_previous = has_more if ends else ahead > 0 or (count.is_part and not is_first)
    total = _counted(counted) if count.known is None else count.known
    is_whole = count.known is not None or total <= COUNTED_UP_TO
    return Page(
        rows,
        total if is_whole else COUNTED_UP_TO,
        is_at_least=count.is_part or not is_whole,
        first=ahead + 1 if is_placed else 0,
        previous=address(asked, {BEFORE: named.name(rows[0])}) if rows and has_previous else "",
        following=address(asked, {AFTER: named.name(rows[-1])}) if ends or has_more else "",
        kept=address(asked, {}),
    )


def ordered(listed: QuerySet[Row], order: Order) -> QuerySet[Row]:
    """Return rows in an order."""
    return listed.order_by(*(_directed(listed.model, name) for name in order))


def beyond(listed: QuerySet[Row], at: Row, order: Order) -> QuerySet[Row]:
    """Return the rows past one in an order."""
    names, values = [_column(name) for name in order], [_value(at, name) for name in order]
    falling = {name.startswith("-") for name in order}
    if len(falling) == 1 and not any(_may_be_empty(listed.model, name) for name in names):
        past = LessThan if falling == {True} else GreaterThan
        return listed.filter(past(_Place(*map(F, names)), _Place(*map(Value, values))))
    met = NOTHING
    for name, column, value in reversed(list(zip(order, names, values, strict=True))):
        same = Q((f"{column}__isnull", True)) if value is None else Q((column, value))
        further = _further(column, value, is_falling=name.startswith("-"))
        if _may_be_empty(listed.model, column) and value is not None and name == column:
            further |= Q((f"{column}__isnull", True))
        met = further | (same & met)
    first, least = names[0], values[0]
    if not _may_be_empty(listed.model, first):  # so that an index finds where to begin
        met &= Q((f"{first}__{'lte' if order[0].startswith('-') else 'gte'}", least))
    return listed.filter(met)


def _further(column: str, value: object, *, is_falling: bool) -> Q:
    """Return the condition that a column is past a value, be it that of an empty one."""
    if value is None:
        return Q((f"{column}__isnull", False)) if is_falling else NOTHING
    return Q((f"{column}__{'lt' if is_falling else 'gt'}", value))


def _directed(model: type[Model], name: str) -> str | OrderBy:
    """Return a column as ``order_by`` takes it; which end the empty ones stand at is said."""
    column = _column(name)
    if not _may_be_empty(model, column):
        return name
    if name == column:
        return F(column).asc(nulls_last=True)
    return F(column).desc(nulls_first=True)


def _may_be_empty(model: type[Model], column: str) -> bool:
    """Test whether any column on the way to this one may be empty."""
    *way, last = column.split("__")
    for part in way:
        field = model._meta.get_field(part)
        if getattr(field, "null", False):
            return True
        model = field.related_model  # type: ignore[assignment]
    known = {field.name: field.null for field in model._meta.concrete_fields}
    return known.get(last, False)  # one that is computed is never empty


def address(asked: QueryDict, changed: Mapping[str, str]) -> str:
    """Return the end of an address that asks the same but for what is changed, from the start."""
    kept = asked.copy()
    for name in (AFTER, BEFORE):
        kept.pop(name, None)
    for name, value in changed.items():
        kept[name] = value
    return f"?{kept.urlencode()}" if kept else ""


def direction_of(order: Order) -> str:
    """Return the direction of an order, as an address names it."""
    return FALLING if order[0].startswith("-") else RISING


class _Place(Func):
    """Some columns compared as one, so that an index over them finds the place at once."""

    template = "(%(expressions)s)"
    output_field = BigIntegerField()


def _counted(listed: QuerySet[Any]) -> int:
    return listed.values("pk")[: COUNTED_UP_TO + 1].count()


def _column(name: str) -> str:
    return name.removeprefix("-")


def _turned(order: Order) -> Order:
    return [_column(name) if name.startswith("-") else f"-{name}" for name in order]


def _value(row: Model, name: str) -> Any:  # noqa: ANN401 (a column's own)
    *way, column = _column(name).split("__")
    for part in way:
        if (row := getattr(row, part)) is None:
            return None
    return row.serializable_value(column)
