"""The register of planted situations, and how they are put into the feeds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from anye.synthetic import planting
from anye.synthetic.planting.answers import RightAnswers
from anye.synthetic.planting.feeds import PlantedFeeds
from anye.synthetic.truth import Truth

Plant = Callable[[PlantedFeeds, RightAnswers], None]


@dataclass(frozen=True, slots=True)
class Situation:
    """A known situation: its name, what it is in Chinese, the one year it needs, if any."""

    name: str
    zh: str
    family: str
    plant: Plant
    year: int | None


@dataclass(frozen=True, slots=True)
class Planted:
    """Everything planted: lines by feed and part, and the truths."""

    lines: dict[tuple[str, str], list[str]]
    truths: list[Truth]


SITUATIONS: list[Situation] = []


def situation(zh: str, *, year: int | None = None) -> Callable[[Plant], Plant]:
    """Register a function as a situation; without a year it is planted in the last one asked."""

    def register(plant: Plant) -> Plant:
        family = plant.__module__.rpartition(".")[2]
        SITUATIONS.append(Situation(plant.__name__, zh, family, plant, year))
        return plant

    return register


def all_situations() -> Sequence[Situation]:
    """Return every situation of every family, by family."""
    for module in iter_modules(planting.__path__, prefix=f"{planting.__name__}."):
        import_module(module.name)
    return sorted(SITUATIONS, key=lambda known: known.family)


def plant_all(years: Sequence[int], *, varied: bool = True) -> Planted:
    """Plant every situation that the years allow; ``varied`` as the files will be dressed."""
    feeds, answers = PlantedFeeds(varied=varied), RightAnswers()
    for known in all_situations():
        feeds.year = known.year or years[-1]
        if feeds.year in years:
            answers.open(Truth(known.name, known.zh, known.family, feeds.year))
            known.plant(feeds, answers)
    return Planted(dict(feeds.lines), answers.truths)
