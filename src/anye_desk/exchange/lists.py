"""What went and what came, as the page tells it; no row of a file, so nobody's data."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from anye_desk.exchange.models import SignedFile
from anye_desk.exchange.taking import RECEIPT
from anye_desk.frame.language import Text
from anye_desk.office.casework.registry import kinds
from anye_desk.office.peers.models import PeerKey

AT_ONCE = 50
A_RECEIPT = Text("回执", "receipt")
WITHOUT = Text("还没有回执", "no receipt yet")


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file, and what became of its rows."""

    file: SignedFile
    what: Text
    became: Text


def signed_files() -> QuerySet[SignedFile]:
    """Return all files, the latest first, without their texts."""
    return SignedFile.objects.select_related("peer").defer("text")


def told_of(found: Iterable[SignedFile]) -> list[FileLine]:
    """Return files as the page tells of them: of one that went, as its receipt says."""
    listed = list(found)
    of_ours = SignedFile.objects.filter(
        direction=SignedFile.Direction.IN,
        message=RECEIPT,
        about__in=[one.number for one in listed],
        peer__in={one.peer_id for one in listed},
    )
    answered = {(one.peer_id, one.about): one.refused for one in of_ours.defer("text")}
    return [FileLine(one, _what(one), _became(one, answered)) for one in listed]


def offices() -> list[PeerKey]:
    """Return the keys of offices elsewhere, by office and first day."""
    return list(PeerKey.objects.select_related("peer").order_by("peer__name", "valid_from", "pk"))


def _what(one: SignedFile) -> Text:
    if one.message == RECEIPT:
        about = one.about or 0
        return Text(f"{A_RECEIPT.zh}（第{about}号）", f"{A_RECEIPT.en} of file {about}")
    name, _, rest = one.message.partition("/")
    words, message = kinds()[name].words, rest.partition("/")[0]
    of_kind = {each.name: each.words for each in kinds()[name].messages}
    said = of_kind[message]
    return Text(f"{words.zh}：{said.zh}", f"{words.en}: {said.en}")


def _became(one: SignedFile, answered: dict[tuple[int, int | None], int]) -> Text:
    refused: int | None = one.refused
    if one.direction == SignedFile.Direction.OUT:
        if one.message == RECEIPT:
            return Text("—", "—")
        refused = answered.get((one.peer_id, one.number))
    if refused is None:
        return WITHOUT
    return Text(f"未接收{refused}行", f"{refused} not taken")
