"""The answers of check-ins in a template: `{% load check_ins %}`."""

from typing import Any

from django import template

from alongside.web import answers

register = template.Library()
register.filter(answers.answers_in_words)
register.filter("answer_tables", answers.tables)


@register.filter
def any_unseen(check_ins: list[Any]) -> bool:
    """Whether somebody has still to read one of these answers."""
    return any(each.seen_at is None for each in check_ins)
