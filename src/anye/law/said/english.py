"""What formulas and notes of the law say in English; the Chinese beside each rule is what holds."""

from collections.abc import Mapping
from functools import cache

from anye.kernel.language import Language
from anye.law.texts import in_every_part


@cache
def english() -> Mapping[str, str]:
    """Return the English of each Chinese text."""
    return in_every_part("english.yaml")


def in_language(text: str, language: Language) -> str:
    """Say a formula or note in a language; as it stands where nobody has put it into English."""
    return text if language == "zh" else english().get(text, text)
