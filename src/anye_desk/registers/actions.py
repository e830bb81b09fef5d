"""What is done to saved views: saved, or renewed under the same name; taken away by their owner."""

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlencode

from django.db.models import Q, QuerySet

from anye_desk.office.access.models import Account
from anye_desk.registers.models import SavedView


def keep_view(
    owner: Account, name: str, said: Mapping[str, str], shared_with: str, at: datetime
) -> SavedView:
    """Keep what narrows and sorts the ledger under a name."""
    kept = {"query": urlencode(said), "shared_with": shared_with, "saved_at": at}
    view, _ = SavedView.objects.update_or_create(owner=owner, name=name, defaults=kept)
    return view


def drop_view(owner: Account, view: int) -> None:
    """Take away a view of one's own; another's stays."""
    SavedView.objects.filter(pk=view, owner=owner).delete()


def views_for(account: Account) -> QuerySet[SavedView]:
    """Return the views an account may use: its own first, then by name."""
    shared = Q(shared_with=SavedView.Shared.EVERYBODY) | Q(
        shared_with=SavedView.Shared.ROLE, owner__role=account.role
    )
    found = SavedView.objects.filter(Q(owner=account) | shared).select_related("owner")
    return found.order_by("name", "pk")
