"""In which language does this run of a command speak?

Known before the commands are declared, because their help speaks it too: ``--lang en`` anywhere
on the line, or ``ANYE_LANG=en``; Chinese otherwise.
"""

import os
import sys
from collections.abc import Sequence
from typing import get_args

from anye.kernel.language import Language

LANGUAGES: tuple[Language, ...] = get_args(Language)


def chosen(arguments: Sequence[str], environment: str) -> Language:
    """Return the language asked for by the arguments, else by the environment, else Chinese."""
    asked = environment
    for n, argument in enumerate(arguments):
        if argument == "--lang" and n + 1 < len(arguments):
            asked = arguments[n + 1]
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return "en" if asked.lower().startswith("en") else "zh"


LANGUAGE: Language = chosen(sys.argv[1:], os.environ.get("ANYE_LANG", ""))


def say(zh: str, en: str) -> str:
    """Return the sentence in the language of this run."""
    return en if LANGUAGE == "en" else zh
