"""The handbook's page on how a case is written: ``docs/law/case.md``."""

from collections.abc import Iterable

from anye.one_employer.case_file import schema
from anye.rulebook.handbook.pages import page

EXAMPLE = """{
  "title": "示例",
  "levy_year": 2024,
  "kind": "private_enterprise",
  "staff_months": [100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100],
  "persons": [{"certificate": "disability", "level": 3, "from": "2024-07"}],
  "wages_total": "9600000.00",
  "override": {"social_average_wage": "100000.00"},
  "payment": {"due_on": "2025-10-31", "ordered_until": "2025-11-05", "paid_on": "2025-11-10"}
}"""


def case_page() -> str:
    """Return the page: an example, and every key of a case."""
    return page("试算文件 / The facts of one case", _keys())


def _keys() -> Iterable[str]:
    about = schema()
    yield from (about["description"], "", "```json", EXAMPLE, "```", "")
    yield from ("| 键 | 说明 |", "|---|---|")
    for name, field in about["properties"].items():
        yield f"| `{name}` | {field['description']} |"
        entries = field.get("items", {}).get("properties") or field.get("properties") or {}
        for inner, entry in entries.items():
            yield f"| `{name}.{inner}` | {entry['description']} |"
