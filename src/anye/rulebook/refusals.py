"""Why the law could not be applied, said in the reader's language."""

from dataclasses import dataclass

from anye.kernel.language import Language
from anye.law.parameters import NoSuchJurisdictionError
from anye.rulebook.chain import FactsMissingError, labelled
from anye.rulebook.plan import (
    LawNotKnownError,
    NoSuchFigureError,
    SeveralFiguresError,
    UnverifiedLawError,
)
from anye.rulebook.unknown_text import what_lacks


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a case: where, in both languages."""

    where: str  # persons[2].level; empty: the whole file
    zh: str
    en: str


class NotACaseError(Exception):
    """The text does not describe a case; every problem found is listed."""

    def __init__(self, *problems: Problem) -> None:
        """Keep the problems."""
        super().__init__(*problems)
        self.problems = problems


Refusal = (
    NotACaseError,
    FactsMissingError,
    LawNotKnownError,
    NoSuchFigureError,
    UnverifiedLawError,
    NoSuchJurisdictionError,
)


def refusal_text(error: Exception, language: Language = "zh") -> str:
    """Say in one or more lines why there is no result; nothing of the case is repeated."""
    if isinstance(error, NotACaseError):
        return "\n".join(
            f"{problem.where}: {getattr(problem, language)}".removeprefix(": ")
            for problem in error.problems
        )
    zh, en = _sentence(error)
    return zh if language == "zh" else en


def _sentence(error: Exception) -> tuple[str, str]:
    if isinstance(error, LawNotKnownError):
        return _not_known(error)
    if isinstance(error, FactsMissingError):
        zh = "、".join(f"{labelled()[name].zh}（{name}）" for name in error.names)
        return f"缺少事实：{zh}", f"Facts missing: {', '.join(error.names)}"
    if isinstance(error, UnverifiedLawError):
        names = "、".join(error.names)
        return (
            f"{error.day}的下列规定未经核实，严格模式下不予计算：{names}",
            f"Not worked out in strict mode: on {error.day} nobody has verified {names}",
        )
    if isinstance(error, NoSuchJurisdictionError):
        place, known = error.args[0], "、".join(error.args[1])
        return f"没有“{place}”的规定；已有：{known}", f'No law kept for "{place}"; known: {known}'
    return no_figure_meant(error)


def no_figure_meant(error: Exception) -> tuple[str, str]:
    """Say that a name is no figure's, or that of several, and which may be meant."""
    name, *close = error.args
    if isinstance(error, SeveralFiguresError):
        zh = f"“{name}”在几个部分中都有，请写全名：{'、'.join(close)}"
        return zh, f'"{name}" is a name of several parts; give it in full: {", ".join(close)}'
    zh, en = f"没有名为“{name}”的规定、数值或事实", f'No rule, parameter or fact is called "{name}"'
    if close:
        return f"{zh}，是否指“{'”“'.join(close)}”？", f"{en}; did you mean {', '.join(close)}?"
    return zh, en


def _not_known(error: LawNotKnownError) -> tuple[str, str]:
    zh = f"{what_lacks(error.unknown)}，不作推测；可按名称给定后再试算"
    return zh, f"{what_lacks(error.unknown, 'en')}, and no guess is made; give it by name"
