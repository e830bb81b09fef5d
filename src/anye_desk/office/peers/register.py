"""The register of offices elsewhere: which keys hold on a day, and how one is entered."""

from datetime import date

from django.db.models import Q, QuerySet

from anye_desk.office.ledger.notes import PublicKey
from anye_desk.office.peers.models import Peer, PeerKey


def keys_on(day: date) -> QuerySet[PeerKey]:
    """Return the keys that hold on a day."""
    is_open = Q(valid_until=None) | Q(valid_until__gte=day)
    return PeerKey.objects.filter(is_open, valid_from__lte=day).select_related("peer")


def keep_peer(key: PublicKey, name: str, *, since: date, until: date | None) -> PeerKey:
    """Enter an office under the name of its key, or another key or other days of one."""
    peer, _ = Peer.objects.update_or_create(code=key.name, defaults={"name": name})
    kept, _ = PeerKey.objects.update_or_create(
        text=str(key), defaults={"peer": peer, "valid_from": since, "valid_until": until}
    )
    return kept
