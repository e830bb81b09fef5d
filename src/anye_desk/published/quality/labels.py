"""What the core's codes of data quality are called on pages."""

from collections.abc import Mapping

from anye.codes.divisions import TOWNSHIPS
from anye.codes.words.quality import DIMENSIONS, UNITS
from anye.quality.indicators import INDICATORS, Indicator, written
from anye.quality.kinds import KINDS as KINDS_OF_CORE
from anye.sources.reasons import BY_CODE
from anye.tables.contracts import CONTRACTS
from anye.tables.quality.measured import UNKNOWN_TOWNSHIP, WHOLE_DISTRICT
from anye_desk.frame.language import Text

UNKNOWN = Text("未知乡镇", "Unknown township")
FEEDS: Mapping[str, Text] = {
    feed: Text(contract.zh, feed.replace("_", " ").capitalize())
    for feed, contract in CONTRACTS.items()
}
KINDS: Mapping[str, Text] = {code: Text(kind.zh, kind.en) for code, kind in KINDS_OF_CORE.items()}
NAMES: Mapping[str, Text] = {code: Text(one.zh, one.en) for code, one in INDICATORS.items()}


def dimension(one: Indicator) -> Text:
    """Name the side of quality an indicator looks at."""
    return Text(*DIMENSIONS[one.dimension])


def unit(one: Indicator) -> Text:
    """Name the unit of an indicator."""
    return Text(*UNITS[one.unit])


def valued(one: Indicator, numerator: int, denominator: int) -> str:
    """Write a figure with its unit."""
    return f"{written(one, numerator, denominator)} {unit(one)}".rstrip()


def detail(code: str) -> Text:
    """Name a reason of rejection or a kind of contradiction."""
    if code in KINDS:
        return KINDS[code]
    reason = BY_CODE[code]
    return Text(reason.zh, reason.en)


def township(code: int) -> Text | str:
    """Name a township."""
    names = {UNKNOWN_TOWNSHIP: UNKNOWN, WHOLE_DISTRICT: Text("全区", "Whole district")}
    return names.get(code) or TOWNSHIPS.get(code, str(code))
