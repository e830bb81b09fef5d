"""What is said of a public body whose posts of the establishment nobody registered?"""

from collections.abc import Iterable, Mapping

from anye.assessment.opened.stored import Row
from anye.codes.lists import EmployerKind
from anye.kernel.language import Language
from anye.rulebook.chain import Step

BODIES = (EmployerKind.GOVERNMENT_BODY, EmployerKind.PUBLIC_INSTITUTION)
RESTS_ON_POSTS = "has_duty"
WORDS: Mapping[Language, str] = {
    "zh": "编制数未登记：是否有带头安排义务无法判断，请有关部门补报编制数。",
    "en": "Its posts of the establishment are not registered: whether it has the duty of a public"
    " body cannot be told; have their number sent.",
}


def posts_text(row: Row, steps: Iterable[Step], language: Language) -> str:
    """Say that a public body's duty cannot be told; nothing where it can, or where it has none."""
    is_asked = any(step.name == RESTS_ON_POSTS for step in steps)
    is_body = row["kind"] in BODIES and not row["is_school"]
    return WORDS[language] if is_asked and is_body and not row["established_posts"] else ""
