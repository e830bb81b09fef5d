"""The pair that the explanation for officers works through: made up, weighed by the model."""

from collections.abc import Mapping
from pathlib import Path

from anye.kernel.language import Language
from anye.linkage.explained.pairs import ExplainedPair, explained
from anye.linkage.explained.text import as_text
from anye.linkage.persons.levels import (
    ADDRESS,
    BIRTH,
    EMPLOYER,
    ID,
    NAME,
    PERSON_LEVELS,
    SEX,
    TOWNSHIP,
)
from anye.linkage.persons.model import person_model

MARKS = ("<!-- example -->", "<!-- /example -->")
PAGES: Mapping[Language, Path] = {
    "zh": Path("docs/explanation/what-a-link-weight-means.zh.md"),
    "en": Path("docs/explanation/what-a-link-weight-means.md"),
}
_FOUND = (  # comparison, level, what the row says, what is known
    (ID, None, "", "12022519780506****"),
    (NAME, "one_other", "王小朋", "王小明"),
    (BIRTH, "same", "1978-05-06", "1978-05-06"),
    (SEX, "same", "男", "男"),
    (TOWNSHIP, "same", "渔阳镇", "渔阳镇"),
    (ADDRESS, None, "", ""),
    (EMPLOYER, None, "", "华兴机械"),
)


def worked_example() -> ExplainedPair:
    """Return a row without an ID beside a person whose name differs in one character."""
    model = person_model()
    levels = {one.name: one.number(level) if level else -1 for one, level, _, _ in _FOUND}
    weights = {one.name: model.weights(one)[levels[one.name]] for one in PERSON_LEVELS}
    weight = model.prior + sum(weights.values())
    pair = {"identity": 1, "person_id": 2, "weight": weight}
    for name, level in levels.items():
        pair |= {f"{name}_level": level, f"{name}_weight": weights[name]}
    link = {
        "person_id": 2,
        "band": "doubtful",
        "how": "compared",
        "next_weight": model.floor,
        "rows": 12,
    }
    sides = {one.name: (given, known) for one, _, given, known in _FOUND}
    return explained("person", (pair, link), PERSON_LEVELS, sides, model)


def written_into(page: str, language: Language) -> str:
    """Return a page with the example between its marks as the model has it today."""
    before, rest = page.split(MARKS[0])
    _, after = rest.split(MARKS[1])
    example = as_text(worked_example(), language, show=True)
    return f"{before}{MARKS[0]}\n```\n{example}\n```\n{MARKS[1]}{after}"


if __name__ == "__main__":  # python -m anye.linkage.explained.worked_example, in the source tree
    for language, page in PAGES.items():
        page.write_text(written_into(page.read_text("utf-8"), language), "utf-8")
