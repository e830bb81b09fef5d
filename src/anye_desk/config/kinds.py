"""The kinds of case, one line each: menu, addresses, API, worklists, matrix and tests walk it."""

KINDS = (
    "anye_desk.cases.annual_reviews",
    "anye_desk.cases.dispatch_filings",
    "anye_desk.cases.province_inquiries",
    "anye_desk.cases.claims",
)
