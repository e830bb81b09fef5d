"""Whose certificate a scheme of the city asks for."""

from anye.kernel.units import Code, Level, Truth
from anye.law.rule import rule
from anye.law.schemes.facts import SUPPORTED_MONTH


@rule(
    "天津市新招用残疾人就业补贴（文号未见）",
    of=SUPPORTED_MONTH,
    zh="持有本市残疾人证或残疾军人证",
    words="持有残疾人证且由本市核发，或残疾军人证等级在补贴的最低等级以内",
    start="2020-01-01",
    standing="unverified",
    note="“本市核发”按残疾人证所在区划的前两位判断，为本系统的理解；市际迁移后的旧证未见规定。",
)
def has_local_certificate(
    counting__disability_level: Level,
    certificate_division: Code,
    local_division: Code,
    counting__military_level: Level,
    military_supported_until: Level,
) -> Truth:
    """Holds a disability certificate of the city, or one of a disabled soldier."""
    is_local = (counting__disability_level > 0) & (certificate_division == local_division)
    is_soldier = (counting__military_level > 0) & (
        counting__military_level <= military_supported_until
    )
    return is_local | is_soldier
