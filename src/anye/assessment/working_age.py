"""Who is of working age in a month, knowing only sex and birthday?"""

from collections.abc import Callable
from datetime import date

from anye.kernel.months import MONTHS_OF_YEAR, first_day
from anye.rulebook.plan import work_out
from anye.rulebook.terms import Terms

WANTED = ("is_of_working_age",)


def of_working_age(month: int, terms: Terms) -> Callable[[bool, date], bool]:
    """Return the law's test of a month, for a sex (is male) and a day of birth."""
    day = first_day(month)
    todo = terms.plan(WANTED, day)

    def holds(is_male: bool, born_on: date) -> bool:  # noqa: FBT001 (as the register has it)
        birth_month = born_on.year * MONTHS_OF_YEAR + born_on.month - 1
        number = day.year * MONTHS_OF_YEAR + day.month - 1
        age = number - birth_month - (born_on.day > 1)
        facts = {"age_months": age, "birth_month": birth_month, "is_male": is_male}
        return bool(work_out(todo, {**facts, "retires_at_fifty": False})[WANTED[0]])

    return holds
