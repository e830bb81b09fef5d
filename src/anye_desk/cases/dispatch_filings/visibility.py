"""Who may see what of a filing; see ``access.classes``."""

CLASSES = {
    "dispatch_filings.DispatchFiling": {
        "case": "official",
        "agency": "open",
        "host": "open",
        "person": "health",
        "counts_for": "official",
        "starts_on": "official",
        "ends_on": "official",
        "is_in_force": "official",
        "returned": "identity",
    },
}
