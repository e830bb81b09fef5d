"""Which files each feed comes in, and how each is dressed."""

from anye.kernel.months import MONTHS_OF_YEAR
from anye.synthetic.files import PLAIN, Dress

XLSX_PART, FULL_WIDTH_PART, GBK_PART = "1", "2", "1"
_MONTHLY = frozenset({"insured_months", "wage_months"})
_FIRST_PLAIN = {"disability_certificates": "3", "employers": "2"}
_DRESSES = {
    ("disability_certificates", XLSX_PART): Dress(suffix=".xlsx"),
    ("disability_certificates", FULL_WIDTH_PART): Dress(full_width=True),
    ("employers", GBK_PART): Dress(encoding="gbk"),
}
LARGEST_DRESSED = 8_000  # rows of a workbook or a file in full-width digits


def is_monthly(feed: str) -> bool:
    """Return whether a feed comes in one file a month."""
    return feed in _MONTHLY


def plain_part(feed: str) -> str:
    """Return the first part of a yearless feed that is plain UTF-8."""
    return _FIRST_PLAIN.get(feed, "1")


def dress_of(feed: str, part: str, *, varied: bool) -> Dress:
    """Return how a part is written; the tax office sends Decembers in GB 18030."""
    if not varied:
        return PLAIN
    if feed == "wage_months" and part.endswith(str(MONTHS_OF_YEAR)):
        return Dress(encoding="gb18030")
    return _DRESSES.get((feed, part), PLAIN)
