"""The papers of a case, inside its page."""

from typing import Any

from django import template

from anye_desk.office.papers.models import Paper

register = template.Library()


@register.inclusion_tag("papers/of_case.html")
def papers(case: Any) -> dict[str, Any]:  # noqa: ANN401 (a case as its reader sees it)
    """List a case's papers, with what no longer holds."""
    found = Paper.objects.filter(case=case.pk).prefetch_related("withdrawals")
    return {"papers": [(one, next(iter(one.withdrawals.all()), None)) for one in found]}
