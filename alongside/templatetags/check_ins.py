"""The questions of a check-in in a template: `{% load check_ins %}`."""

from typing import Any

from django import template

from alongside.voice.answers import ITEMS, trends
from alongside.web.check_in import CheckInForm

register = template.Library()


@register.filter
def answers_in_words(check_in: Any) -> list[tuple[str, int | None, bool]]:
    """Each question as it was asked, its answer, and whether that is low (C04)."""
    low = check_in.low_items
    return [(_asked(item), check_in.answers[item], item in low) for item in ITEMS]


@register.filter
def rows_over_time(check_ins: list[Any]) -> list[tuple[str, list[tuple[int | None, bool]]]]:
    """Each question with its answers over the meetings, the oldest first; for check-ins newest first (C04)."""
    low = [each.low_items for each in reversed(check_ins)]
    moved = trends([each.answers for each in check_ins])
    return [
        (_asked(item), [(value, item in lows) for value, lows in zip(values, low, strict=True)])
        for item, values in moved.items()
    ]


@register.filter
def any_unseen(check_ins: list[Any]) -> bool:
    """Whether somebody has still to read one of these answers."""
    return any(each.seen_at is None for each in check_ins)


def _asked(item: str) -> str:
    return str(CheckInForm.base_fields[item].label)
