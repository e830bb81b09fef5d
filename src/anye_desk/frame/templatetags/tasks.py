"""What waits for the reader, inside templates."""

from typing import Any

from django import template
from django.template import Context

from anye_desk.frame.waiting import waiting_for

register = template.Library()


@register.inclusion_tag("frame/waiting.html", takes_context=True)
def waiting(context: Context) -> dict[str, Any]:
    """Write what waits for the reader, with links."""
    return {"waiting": waiting_for(context["request"].user)}
