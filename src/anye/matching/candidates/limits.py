"""Which limits keep a seeker and a post apart?

A limit of either side holds or does not; there is no weighing here. Unknown is not cannot: an item
of capacity that nobody assessed keeps nothing away.
"""

import numpy as np

from anye.codes.catalogue import ACCOMMODATIONS, ITEMS, SKILLS
from anye.matching.candidates.bit_counts import bits_in, items_in
from anye.matching.candidates.rows import CompiledRow
from anye.matching.compiled import compiled
from anye.matching.profiles.arrays import ITEMS_A_WORD, WORDS, Ints

PLAIN = (
    "directed",
    "form",
    "refused",
    "distance",
    "remote",
    "hours",
    "days",
    "nights",
    "shifts",
    "wage",
    "education",
)
DIRECTED, FORM, REFUSED, DISTANCE, REMOTE, HOURS, DAYS, NIGHTS, SHIFTS, WAGE, EDUCATION = range(11)
FIRST_ITEM = len(PLAIN)
FIRST_ACCOMMODATION = FIRST_ITEM + len(ITEMS)
FIRST_SKILL = FIRST_ACCOMMODATION + len(ACCOMMODATIONS)
LIMITS = (
    *PLAIN,
    *(f"capacity:{code}" for code in ITEMS),
    *(f"accommodation:{code}" for code in ACCOMMODATIONS),
    *(f"skill:{code}" for code in SKILLS),
)
FITS, SEVERAL = len(LIMITS), -1  # instead of a place in LIMITS
NO_REMOTE, ONLY_REMOTE, FULLY_REMOTE = 0, 2, 2
SHUTTLE_M = 20_000  # a commuter bus carries so much farther
SHUTTLE = np.uint64(1 << ACCOMMODATIONS["shuttle"].bit)
SPANS = (1_000_000, 10_000, 100)  # numbers of one 大类, 中类, 小类 of 大典
BITS_AN_ITEM, BITS_A_WORD = 4, 64


@compiled
def is_for(levels: int, categories: int, seeker: CompiledRow) -> bool:
    """Return whether what is kept for some levels and categories is for the seeker."""
    return bool((seeker.levels & levels) != 0 and (seeker.categories & categories) != 0)


@compiled
def has_seat(seeker: CompiledRow, post: CompiledRow) -> bool:
    """Return whether the post, if directed, is directed to the seeker and not all reserved."""
    if not is_for(post.levels, post.categories, seeker):
        return False
    if post.reserved < post.openings:
        return True
    return is_for(post.reserved_levels, post.reserved_categories, seeker)


@compiled
def is_within(occupation: int, named: int) -> bool:
    """Return whether an occupation is the named one, or of the named group (it ends in zeros)."""
    if occupation == named:
        return True
    for span in SPANS:
        if named % span == 0:
            return occupation // span == named // span
    return False


@compiled
def is_refused(refused: Ints, post: CompiledRow) -> bool:
    """Return whether the occupation of the post is among those that a seeker refuses."""
    for occupation in refused:  # noqa: SIM110 - compiled code knows no any()
        if is_within(post.occupation, occupation):
            return True
    return False


@compiled
def is_of_other_place(seeker: CompiledRow, post: CompiledRow) -> bool:
    """Return whether one side wants work at home and the other the opposite."""
    at_home = post.remote == FULLY_REMOTE
    return bool(seeker.remote == (NO_REMOTE if at_home else ONLY_REMOTE))


@compiled
def plain_limits(seeker: CompiledRow, refused: Ints, post: CompiledRow) -> int:
    """Return a bit for each plain limit that keeps the two apart, the distance left out."""
    return (
        (int(not has_seat(seeker, post)) << DIRECTED)
        | (int((seeker.forms & post.form) == 0) << FORM)
        | (int(is_refused(refused, post)) << REFUSED)
        | (int(is_of_other_place(seeker, post)) << REMOTE)
        | (int(post.hours > seeker.hours) << HOURS)
        | (int(post.days > seeker.days) << DAYS)
        | (int(post.nights > seeker.nights) << NIGHTS)
        | (int(post.shifts > seeker.shifts) << SHIFTS)
        | (int(post.wage_max < seeker.wage_min) << WAGE)
        | (int(post.education > seeker.education) << EDUCATION)
    )


@compiled
def fits(seeker: CompiledRow, refused: Ints, post: CompiledRow) -> bool:
    """Return whether no limit but the distance keeps the two apart."""
    for word in range(WORDS):
        if (post.demand[word] & ~seeker.capacity[word]) | (post.must[word] & ~seeker.skills[word]):
            return False
    if seeker.needs & ~post.offered:
        return False
    return plain_limits(seeker, refused, post) == 0


@compiled
def only_limit(seeker: CompiledRow, refused: Ints, post: CompiledRow, is_far: bool) -> int:  # noqa: FBT001 - compiled code takes no keywords
    """Return the place in LIMITS of the one limit between the two; SEVERAL, or FITS if none."""
    plain = np.uint64(plain_limits(seeker, refused, post) | (int(is_far) << DISTANCE))
    needs = seeker.needs & ~post.offered
    count = bits_in(plain) + bits_in(needs)
    found = _place(plain, 0, 1, -1)
    found = _place(needs, FIRST_ACCOMMODATION, 1, found)
    for word in range(WORDS):
        items = items_in(post.demand[word] & ~seeker.capacity[word])
        skills = post.must[word] & ~seeker.skills[word]
        count += bits_in(items) + bits_in(skills)
        found = _place(items, FIRST_ITEM + ITEMS_A_WORD * word, BITS_AN_ITEM, found)
        found = _place(skills, FIRST_SKILL + BITS_A_WORD * word, 1, found)
    if count == 0:
        return FITS
    return found if count == 1 else SEVERAL


@compiled
def _place(word: np.uint64, first: int, bits_each: int, found: int) -> int:
    if word == 0:
        return found
    below = (word & (~word + np.uint64(1))) - np.uint64(1)
    return first + bits_in(below) // bits_each
