"""What formulas and notes of the law say in English; the Chinese beside each rule is what holds."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from anye.kernel.language import Language

SHEET = Path(__file__).with_name("english.yaml")


@cache
def english() -> Mapping[str, str]:
    """Return the English of each Chinese text."""
    found: dict[str, str] = yaml.safe_load(SHEET.read_text(encoding="utf-8"))
    return found


def in_language(text: str, language: Language) -> str:
    """Say a formula or note in a language; as it stands where nobody has put it into English."""
    return text if language == "zh" else english().get(text, text)
