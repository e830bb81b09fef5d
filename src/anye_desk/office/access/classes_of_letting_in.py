"""Who may see what of invitations, proofs and messages; see ``classes``."""

from collections.abc import Mapping

OF_LETTING_IN: Mapping[str, Mapping[str, str]] = {
    "administration.Invitation": {
        "id": "open",
        "role": "official",
        "own": "official",
        "display_name": "personal",
        "natural": "personal",
        "kind": "official",
        "to": "identity",
        "inviter": "personal",
        "confirmer": "personal",
        "made_at": "official",
        "token_hash": "identity",
        "expires_at": "official",
        "spent_at": "official",
        "account": "personal",
    },
    "administration.Proof": {
        "id": "open",
        "employer_id": "official",
        "source": "identity",
        "code_hash": "identity",
        "made_at": "official",
        "expires_at": "official",
        "tries": "official",
        "spent_at": "official",
    },
    "outbox.Message": {
        "id": "open",
        "key": "official",
        "kind": "official",
        "to": "identity",
        "words": "identity",
        "is_secret": "official",
        "state": "official",
        "put_at": "official",
        "tries": "official",
        "next_at": "official",
        "sent_at": "official",
    },
    "outbox.Contact": {
        "employer_id": "open",
        "number": "identity",
        "source": "official",
        "as_of": "official",
    },
}
