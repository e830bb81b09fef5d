"""Who may see what of an inquiry; see ``access.classes``."""

CLASSES = {
    "province_inquiries.ProvinceInquiry": {
        "case": "official",
        "is_ours": "official",
        "peer": "official",
        "reference": "official",
        "name": "health",
        "resident_id": "identity",
        "first_month": "personal",
        "last_month": "personal",
        "level": "health",
        "valid_from": "health",
        "valid_until": "health",
        "counted_months": "health",
        "refusal": "official",
        "settled": "official",
    },
}
