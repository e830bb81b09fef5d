"""Why a move was not made, in words that say what to do."""

from http import HTTPStatus

from anye_desk.frame.language import Text, say
from anye_desk.office.casework.declaring import Guard
from anye_desk.office.casework.performing import (
    CaseChangedError,
    CaseworkError,
    MissingError,
    NotFromHereError,
    NotYoursError,
    SaidWrongError,
    SameHumanError,
)

REFUSALS: dict[type[CaseworkError], tuple[Text, HTTPStatus]] = {
    NotYoursError: (
        Text("没有这一件，或不由您办理。", "There is no such case for you."),
        HTTPStatus.NOT_FOUND,
    ),
    CaseChangedError: (
        Text(
            "没有办理：您打开之后，这一件已有变化。请看过现在的情况再办；您填写的内容保留在下面。",
            "Nothing was done: the case changed after you opened it. See how it stands now;"
            " what you wrote is kept below.",
        ),
        HTTPStatus.CONFLICT,
    ),
    NotFromHereError: (
        Text(
            "没有办理：这一件现在的状态不能这样办；可办的步骤列在下面。",
            "Nothing was done: this cannot be done as the case stands; what can is listed below.",
        ),
        HTTPStatus.CONFLICT,
    ),
    SameHumanError: (
        Text(
            "须由另一人办理：您（或您的另一账号）已办过这一件的另一环节，经办与复核不能是同一人。",
            "Another person must do this: you, or another account of yours, took the other part"
            " in this case.",
        ),
        HTTPStatus.CONFLICT,
    ),
}


def refusal(error: CaseworkError) -> tuple[str, ...]:
    """Return why a move was not made, sentence by sentence."""
    if isinstance(error, MissingError):
        return tuple(_with_names(guard, error.named.get(guard.name, "")) for guard in error.guards)
    if isinstance(error, SaidWrongError):
        return (str(error.words),)
    return (str(REFUSALS[type(error)][0]),)


def _with_names(guard: Guard, named: str) -> str:
    return f"{guard.words}{say(f'（{named}）', f' ({named})')}" if named else str(guard.words)


def status_of(error: CaseworkError) -> HTTPStatus:
    """Return the status that answers a move that was not made."""
    if isinstance(error, SaidWrongError):
        return HTTPStatus.BAD_REQUEST
    return REFUSALS[type(error)][1] if type(error) in REFUSALS else HTTPStatus.CONFLICT
