"""Small readers for pages of results: `{% load results %}`."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import template
from django.utils.http import urlencode

register = template.Library()


@register.filter
def of(found: Mapping[UUID, Any], key: UUID) -> Any:
    """What belongs to this measure, or None."""
    return found.get(key)


@register.filter
def with_part(url: str, part: str) -> str:
    """The address of one score among those of its measure."""
    return f"{url}?{urlencode({'part': part})}" if part else url
