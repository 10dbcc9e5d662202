"""How the pages of one's own practice say minutes."""

from django import template
from django.utils.formats import number_format

register = template.Library()


@register.filter
def in_hours(minutes: float) -> str:
    """Minutes as hours with one digit after the point: 1.5."""
    return number_format(minutes / 60, 1)
