"""By which sides the quality of data is measured."""

from collections.abc import Mapping

from anye.codes.words import Words

DIMENSIONS: Mapping[str, Words] = {
    "timeliness": ("及时", "Timeliness"),
    "truth": ("真实", "Truth"),
    "completeness": ("完整", "Completeness"),
    "accuracy": ("准确", "Accuracy"),
}
UNITS: Mapping[str, Words] = {  # after a number
    "days": ("天", "days"),
    "count": ("个", ""),
    "per_mille": ("‰", "‰"),
}
