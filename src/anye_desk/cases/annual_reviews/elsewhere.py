"""What other provinces said of the months of a year's persons; see the inquiries between them."""

from collections.abc import Iterator, Mapping

from anye.kernel.months import months_of
from anye_desk.cases.annual_reviews.models import AnnualReview, ReviewMonth
from anye_desk.frame.language import Text, say
from anye_desk.office.peers.models import WordElsewhere

Words = Mapping[tuple[int, int], WordElsewhere]  # by person and month


def said_elsewhere(review: AnnualReview) -> Words:
    """Return what other provinces said of the year's persons."""
    named = review.months.order_by().values("person")
    months = months_of(review.window.year)
    found = WordElsewhere.objects.filter(person__in=named, month__in=months)
    return {(word.person_id, word.month): word for word in found}


def word_on(words: Words, month: ReviewMonth) -> WordElsewhere | None:
    """Return what was said of a month, if anything was."""
    return words.get((month.person_id, month.month))


def answered_elsewhere(word: WordElsewhere | None) -> str:
    """Say what another province answered of a month, after what else is said of it."""
    if word is None:
        return ""
    level = say(f"{word.level}级", f"level {word.level}")
    held = level if word.level else say("当月无有效证", "no certificate in force")
    counts = say("，当地已计入", ", counted there") if word.counts else ""
    return say(f"；外省答复：{held}{counts}", f"; the other province says: {held}{counts}")


def counted_in_both(review: AnnualReview, counting: list[ReviewMonth]) -> Iterator[Text]:
    """Return that months count in another province too, if some do.

    Args:
        review: the year.
        counting: its months that count here.
    """
    words = said_elsewhere(review)
    if twice := sum(1 for one in counting if (word := word_on(words, one)) and word.counts):
        yield Text(
            f"有{twice}个人月外省答复已在当地计入，不得重复计算；见“跨省协查”。",
            f"Another province counts {twice} of these person-months, and nobody counts twice:"
            " see the inquiries between provinces.",
        )
