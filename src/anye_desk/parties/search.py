"""How a name is cut into tokens, and a query into the tokens a name must have.

A Chinese name gives each character and each pair of neighbours, so that two characters find
what a trigram index cannot. Its pinyin gives syllables and pairs of syllables (``p…``), its
initials letters and pairs of letters (``i…``), Latin words and numbers stand whole (``w…``).
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice, pairwise

from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PINYIN_DICT

LONGEST_SYLLABLE = 6
MOST_READINGS = 8  # of one string of letters, when cut into syllables
HAN = re.compile(r"[㐀-鿿豈-﫿\U00020000-\U0003ffff]+")
LATIN = re.compile(r"[0-9a-z]+")

Alternatives = tuple[tuple[str, ...], ...]  # any of these; all tokens of it


def tokens_of(name: str) -> str:
    """Return the tokens of a name, apart by spaces, in a settled order."""
    plain = normalised(name)
    found: set[str] = {f"w{word}" for word in LATIN.findall(plain)}
    for run in HAN.findall(plain):
        syllables = [syllable.lower() for syllable in lazy_pinyin(run, errors="ignore")]
        found |= _with_pairs(run, "") | _with_pairs(syllables, "p")
        found |= _with_pairs([syllable[0] for syllable in syllables if syllable], "i")
    return " ".join(sorted(found))


def wanted(query: str) -> tuple[Alternatives, ...]:
    """Return what a name must bear: for every part of the query one of the alternatives."""
    plain = normalised(query)
    chinese = [(_needed(run, ""),) for run in HAN.findall(plain)]
    latin = [tuple(_readings(word)) for word in LATIN.findall(plain)]
    return (*chinese, *latin)


def normalised(text: str) -> str:
    """Return the text in one width and case."""
    return unicodedata.normalize("NFKC", text).lower()


def _readings(word: str) -> Iterable[tuple[str, ...]]:
    """Yield each way to read Latin letters: as a word, as syllables, as initials."""
    yield (f"w{word}",)
    if word.isalpha():
        for syllables in _syllables(word):
            yield _needed(syllables, "p")
        yield _needed(word, "i")


def _needed(run: Sequence[str], mark: str) -> tuple[str, ...]:
    """Return the pairs a name must have, or the single token of a run of one."""
    return tuple(mark + a + b for a, b in _neighbours(run)) or (mark + run[0],)


def _with_pairs(run: Sequence[str], mark: str) -> set[str]:
    return {mark + one for one in run} | {mark + a + b for a, b in _neighbours(run)}


def _neighbours(run: Sequence[str]) -> Iterable[tuple[str, str]]:
    return pairwise(run)


def _syllables(word: str) -> list[tuple[str, ...]]:
    """Cut letters into pinyin syllables, the longest syllables first; at most a few readings.

    From the end to the beginning, so that each end is cut once: the work grows with the letters.
    """
    known = _known_syllables()
    cuts: list[list[tuple[str, ...]]] = [[] for _ in word] + [[()]]
    for start in reversed(range(len(word))):
        ends = range(min(start + LONGEST_SYLLABLE, len(word)), start, -1)
        found = (
            (word[start:end], *rest)
            for end in ends
            if word[start:end] in known
            for rest in cuts[end]
        )
        cuts[start] = list(islice(found, MOST_READINGS))
    return cuts[0]


@cache
def _known_syllables() -> frozenset[str]:
    """Return every syllable the dictionary reads a character as."""
    characters = "".join(chr(code) for code in PINYIN_DICT)
    return frozenset(lazy_pinyin(characters, style=Style.NORMAL, errors="ignore"))
