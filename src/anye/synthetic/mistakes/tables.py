"""Which characters are taken for which, from the files beside this one."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

Confused = Mapping[str, str]  # by character: what it is taken for

_INITIALS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw")


@cache
def sound_of() -> Mapping[str, str]:
    """Return how each character sounds, without its tone."""
    return {
        character: syllable
        for syllable, characters in _file("sounds")["syllables"].items()
        for character in characters
    }


@cache
def homophones() -> Confused:
    """Return the characters that sound the same."""
    return _groups(_file("sounds")["syllables"].values())


@cache
def offered_first() -> Confused:
    """Return what an input method offers first for the sound of a character."""
    offered = _file("sounds")["offered"]
    return _others(
        (character, offered.get(syllable, "")) for character, syllable in sound_of().items()
    )


@cache
def confused_in_dialects() -> Confused:
    """Return the characters whose sound speakers of a dialect do not tell apart."""
    syllables, dialects = _file("sounds")["syllables"], _file("sounds")["dialects"]
    alike: dict[str, set[str]] = defaultdict(set)
    for one, other in (*dialects["whole"], *_paired(syllables, dialects)):
        if one in syllables and other in syllables:
            alike[one].add(other)
            alike[other].add(one)
    return _others(
        (character, "".join(syllables[other] for other in sorted(alike[syllable])))
        for character, syllable in sound_of().items()
    )


@cache
def similar_shapes() -> Confused:
    """Return the characters that look alike (形近)."""
    return _groups(_file("shapes")["similar"].split())


@cache
def traditional() -> Confused:
    """Return the traditional or variant form of a character (繁体、异体)."""
    return _others((pair[0], pair[1:]) for pair in _file("shapes")["traditional"].split())


@cache
def typed_for_rare() -> Mapping[str, list[str]]:
    """Return what is typed where a system does not hold a rare character (生僻字)."""
    rare: dict[str, list[str]] = _file("shapes")["rare"]
    return rare


def _paired(syllables: Iterable[str], dialects: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """Yield each syllable with what it becomes where its initial or final is confused."""
    for syllable in syllables:
        initial = next((known for known in _INITIALS if syllable.startswith(known)), "")
        final = syllable.removeprefix(initial)
        for one, other in dialects["initials"]:
            if initial == one:
                yield syllable, other + final
        for one, other in dialects["finals"]:
            if final == one:
                yield syllable, initial + other


def _groups(groups: Iterable[str]) -> Confused:
    return _others(
        (character, group.replace(character, "")) for group in groups for character in group
    )


def _others(pairs: Iterable[tuple[str, str]]) -> Confused:
    found: dict[str, str] = defaultdict(str)
    for character, others in pairs:
        found[character] += others
    return {character: others for character, others in found.items() if others}


@cache
def _file(name: str) -> dict[str, Any]:
    text = files(__package__).joinpath(f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)
