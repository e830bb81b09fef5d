"""How a name is cut into tokens, and a query into the tokens a name must have.

A Chinese name gives each character and each pair of neighbours, so that two characters find
what a trigram index cannot. Its pinyin gives syllables and pairs of syllables (``p…``), its
initials letters and pairs of letters (``i…``), Latin words and numbers stand whole (``w…``).
A character of several readings (长, 单) gives each. A code gives what it ends on, from each of its
places (``c…``): a part of a code is the beginning of one of these. ``*`` marks a beginning.
Traditional and variant characters (於, 華) stand for their common ones in names and queries.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice, pairwise
from typing import Any

from opencc import OpenCC
from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PINYIN_DICT

from anye_desk.office.parties.sounds import sounds

LONGEST_SYLLABLE = 6
MOST_READINGS = 8  # of one string of letters, when cut into syllables
PART_OF_A_CODE = 3  # places
IDENTIFIER = 8  # places of an organisation identifier, which may all be letters
BEGINNING = "*"
HAN = re.compile(r"[㐀-鿿豈-﫿\U00020000-\U0003ffff]+")
LATIN = re.compile(r"[0-9a-z]+")

Alternatives = tuple[tuple[str, ...], ...]  # any of these; all tokens of it


def tokens_of(name: str, codes: Iterable[str] = ()) -> str:
    """Return the tokens of a name and of codes, apart by spaces, in a settled order."""
    plain = normalised(name)
    found: set[str] = {f"w{word}" for word in LATIN.findall(plain)}
    for run in HAN.findall(plain):
        heard = sounds(run)
        found |= _with_pairs([[one] for one in run], "") | _with_pairs(heard, "p")
        found |= _with_pairs([[one[0] for one in each] for each in heard], "i")
    for code in codes:
        found |= set(_ends_of(code))
    return " ".join(sorted(found))


def tokens_between_spaces(name: str, codes: Iterable[str] = ()) -> str:
    """Return the tokens so that a part of a text finds each as a whole."""
    return f" {tokens_of(name, codes)} "


def wanted(query: str) -> tuple[Alternatives, ...]:
    """Return what a name must bear: for every part of the query one of the alternatives."""
    plain = normalised(query)
    chinese = [(_needed(run, ""),) for run in HAN.findall(plain)]
    latin = [tuple(_readings(word)) for word in LATIN.findall(plain)]
    return (*chinese, *latin)


def normalised(text: str) -> str:
    """Return the text in one width, case and form of characters."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return plain if plain.isascii() else "".join(map(_common, plain))


@cache
def _common(character: str) -> str:
    """Return the common form of a character, by itself: names and queries are cut anywhere."""
    found = _converter().convert(character)
    return found if len(found) == 1 else character


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def _readings(word: str) -> Iterable[tuple[str, ...]]:
    """Yield each way to read Latin letters: as a word, as syllables, as initials."""
    yield (f"w{word}",)
    if len(word) >= (IDENTIFIER if word.isalpha() else PART_OF_A_CODE):
        yield (f"c{word}{BEGINNING}",)
    if word.isalpha():
        for syllables in _syllables(word):
            yield _needed(syllables, "p")
        yield _needed(word, "i")


def _needed(run: Sequence[str], mark: str) -> tuple[str, ...]:
    """Return the pairs a name must have, or the single token of a run of one."""
    return tuple(mark + a + b for a, b in _neighbours(run)) or (mark + run[0],)


def _with_pairs(run: Sequence[Sequence[str]], mark: str) -> set[str]:
    """Return each reading of each place, and each pair of readings of neighbours."""
    return {mark + one for each in run for one in each} | {
        mark + a + b for left, right in _neighbours(run) for a in left for b in right
    }


def _neighbours(run: Sequence[Any]) -> Iterable[tuple[Any, Any]]:
    return pairwise(run)


def _ends_of(code: str) -> Iterable[str]:
    """Return the code from each place on, while enough of it is left to look for."""
    places = "".join(LATIN.findall(normalised(code)))
    for start in range(len(places) - PART_OF_A_CODE + 1):
        yield f"c{places[start:]}"


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
