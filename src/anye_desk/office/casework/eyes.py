"""Four eyes: which human took which part, and that somebody is left for the parts to come.

Who alone could take a later part leaves an earlier one to somebody else: nobody could go on with
the case after him.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from anye_desk.frame.language import Text
from anye_desk.office.access.models import Account
from anye_desk.office.casework.declaring import Doing, Guard, Kind
from anye_desk.office.casework.models import Case, Part
from anye_desk.office.casework.scopes import STANDINGS, capacities

Parts = frozenset[str]


def take_part(doing: Doing) -> bool:
    """Write down that the maker of a move takes its part; return whether he has no other one."""
    if not doing.move.part or doing.by is None:
        return True
    taken, _ = Part.objects.get_or_create(
        case=doing.case, human=doing.by.human, defaults={"part": doing.move.part}
    )
    return taken.part == doing.move.part


def has_other_part(doing: Doing) -> bool:
    """Test whether the human behind the maker of a move took another part in its case."""
    if not doing.move.part or doing.by is None:
        return False
    own = Part.objects.filter(case=doing.case, human=doing.by.human)
    return own.exclude(part=doing.move.part).exists()


def _leaves_others(doing: Doing) -> bool:
    if not doing.move.part or doing.by is None:
        return True
    taken = dict(Part.objects.filter(case=doing.case).values_list("human", "part"))
    return leaves_others(doing.kind, doing.move.part, doing.by, doing.case, taken)


OTHERS_ARE_LEFT = Guard(
    "others_are_left",
    Text(
        "请由另一位经办人办理这一步：您办了，后面的复核就没有足够的人可以办（须由不同的人办理）。",
        "Leave this to another officer: if you do it, too few are left for what comes after,"
        " which other people must do.",
    ),
    _leaves_others,
)


def leaves_others(kind: Kind, part: str, by: Account, case: Case, taken: Mapping[str, str]) -> bool:
    """Test whether, once a human takes a part, as many later ones find somebody as otherwise.

    Args:
        kind: the declaration.
        part: the part.
        by: the account of who would take it.
        case: of which case.
        taken: by human, the parts that are taken already.
    """
    ahead = {move.part for move in kind.moves if move.part} - {part, *taken.values()}
    own = _parts_of(kind, by, case)
    if not own & ahead or by.human in taken:
        return True
    humans = _humans(kind, case)
    free = {human: parts for human, parts in humans.items() if human not in taken}
    instead = {
        one for one, parts in humans.items() if part in parts and taken.get(one, part) == part
    }
    left = _filled(ahead, _without(free, by.human))
    return all(_filled(ahead, _without(free, other)) <= left for other in instead)


def _humans(kind: Kind, case: Case) -> dict[str, Parts]:
    """Return which parts each human could take, by all of his accounts."""
    wanted = {one for move in kind.moves if move.part for one in move.who}
    roles = [role for role, all_of in STANDINGS.items() if wanted & {s.capacity for s in all_of}]
    found: dict[str, Parts] = {}
    for account in Account.objects.filter(is_active=True, role__in=roles):
        parts = _parts_of(kind, account, case)
        found[account.human] = found.get(account.human, frozenset()) | parts
    return found


def _parts_of(kind: Kind, account: Account, case: Case) -> Parts:
    stands = capacities(account, case)
    return frozenset(move.part for move in kind.moves if move.part and move.who & stands)


def _without(free: Mapping[str, Parts], human: str) -> Counter[Parts]:
    return Counter(parts for one, parts in free.items() if one != human)


def _filled(parts: Iterable[str], free: Counter[Parts]) -> int:
    """Return how many parts can be taken, each by another human."""
    first, *rest = [*parts] or [""]
    if not first:
        return 0
    given = (able for able, count in free.items() if count and first in able)
    return max(
        [_filled(rest, free), *(1 + _filled(rest, free - Counter([able])) for able in given)]
    )
