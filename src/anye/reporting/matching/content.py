"""What is a report made of, before it is laid out as a page, on paper or as sheets?"""

from dataclasses import dataclass, field

from anye.kernel.language import Language


@dataclass(frozen=True, slots=True)
class Share:
    """A share and how it is said; there is none where there is nothing to share."""

    value: float | None
    text: str


@dataclass(frozen=True, slots=True)
class ShareBar:
    """A share with its interval, and how it is said."""

    value: float
    lowest: float
    highest: float
    text: str


Cell = str | int | Share | ShareBar


@dataclass(frozen=True, slots=True)
class TableTold:
    """Rows under headings; the first column names the row."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbers: tuple[int, ...] = ()  # columns that stand on the right
    widths: tuple[int, ...] = ()  # of each column on paper, relative; 0: as narrow as can be


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report: what it says, its points, its tables."""

    name: str
    title: str
    texts: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    tables: tuple[TableTold, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonTold:
    """What is said of one seeker: the post proposed and why, or what would help."""

    seeker: str
    title: str = ""  # of the post proposed; empty: none
    post: tuple[str, ...] = ()
    score: str = ""
    marks: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    shortlist: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TownshipTold:
    """The seekers of a township."""

    name: str
    title: str
    texts: tuple[str, ...]
    placed: tuple[PersonTold, ...]
    unmatched: tuple[PersonTold, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All that a report says, in its order."""

    language: Language
    title: str
    lead: tuple[str, ...]
    sections: tuple[Section, ...]
    list_title: str
    list_texts: tuple[str, ...]
    places: tuple[TownshipTold, ...] = ()
    words: dict[str, str] = field(default_factory=dict)  # of the layout
