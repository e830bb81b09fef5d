"""Who may see what of a claim; see ``access.classes``."""

CLASSES = {
    "claims.SchemeClaim": {
        "case": "official",
        "scheme": "open",
        "year": "open",
        "employer": "open",
        "claims_until": "open",
        "claimed_at": "official",
        "contest_until": "official",
        "granted": "official",
    },
    "claims.ClaimLine": {
        "id": "open",
        "claim": "official",
        "scheme": "open",
        "period": "official",
        "person": "health",
        "worth": "official",
        "unmet": "health",
        "is_claimed": "official",
        "verdict": "official",
        "refusal": "health",
        "granted": "official",
    },
}
